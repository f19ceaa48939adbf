import Platform

/// Texts as C wants them in its structures; they live as long as this.
@safe final class CStrings {
  private var pointers: [UnsafeMutablePointer<CChar>] = unsafe []
  private var lists: [UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>] = unsafe []

  /// A NUL-terminated copy, or nil of nil.
  func copy(_ text: String?) -> UnsafeMutablePointer<CChar>? {
    guard let text, let copy = unsafe strdup(text) else { return nil }
    unsafe pointers.append(copy)
    return unsafe copy
  }

  /// A NULL-terminated list of copies.
  func copy(_ texts: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() { unsafe (list + index).initialize(to: copy(text)) }
    unsafe (list + texts.count).initialize(to: nil)
    unsafe lists.append(list)
    return unsafe list
  }

  deinit {
    unsafe pointers.forEach { pointer in unsafe free(pointer) }
    unsafe lists.forEach { list in unsafe list.deallocate() }
  }
}
