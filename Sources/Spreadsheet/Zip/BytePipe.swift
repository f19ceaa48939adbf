import Platform

/// Hands the bytes of parts in order from one thread to another, which asks for the parts; holds one chunk.
///
/// Everything in it is read and changed under its lock, the chunk by the one whose turn it is.
@safe final class BytePipe: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<pthread_mutex_t> = .allocate(capacity: 1)
  private let change: UnsafeMutablePointer<pthread_cond_t> = .allocate(capacity: 1)
  private var chunk: UnsafeMutableRawPointer
  private var capacity: Int
  private var count = 0
  private var taken = 0
  /// The part that was asked for and is not yet begun.
  private var wanted: Int?
  private var isFinished = false
  private var isBroken = false

  init() {
    capacity = 1 << 18
    unsafe chunk = .allocate(byteCount: capacity, alignment: 16)
    unsafe pthread_mutex_init(lock, nil)
    unsafe pthread_cond_init(change, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(change)
    unsafe pthread_mutex_destroy(lock)
    unsafe change.deallocate()
    unsafe lock.deallocate()
    unsafe chunk.deallocate()
  }

  /// The part that the other side asks for next; nil where it has broken off or is done.
  func nextPart() -> Int? {
    locked {
      while wanted == nil, !isBroken { wait() }
      defer { wanted = nil }
      return isBroken ? nil : wanted
    }
  }

  /// Asks for a part, whose bytes are then taken.
  func ask(for part: Int) {
    locked {
      wanted = part
      count = 0
      taken = 0
      isFinished = false
      wake()
    }
  }

  /// Gives bytes, once those before are taken; false where the other side has broken off.
  func send(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard unsafe !bytes.isEmpty, let start = bytes.baseAddress else { return true }
    return locked {
      while count > taken, !isBroken { wait() }
      guard !isBroken else { return false }
      if capacity < bytes.count {
        unsafe chunk.deallocate()
        capacity = bytes.count
        unsafe chunk = .allocate(byteCount: capacity, alignment: 16)
      }
      unsafe chunk.copyMemory(from: start, byteCount: bytes.count)
      count = bytes.count
      taken = 0
      wake()
      return true
    }
  }

  /// Says that all bytes of the part were given.
  func finish() {
    locked {
      isFinished = true
      wake()
    }
  }

  /// Says that no more is given or taken; either side may.
  func breakOff() {
    locked {
      isBroken = true
      wake()
    }
  }

  /// Fills the buffer as far as the bytes reach; nil where the other side has broken off.
  func take(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    locked {
      var filled = 0
      while filled < buffer.count {
        while count == taken, !isFinished, !isBroken { wait() }
        guard !isBroken else { return nil }
        guard count > taken, let start = buffer.baseAddress else { break }
        let piece = min(buffer.count - filled, count - taken)
        unsafe (start + filled).copyMemory(from: chunk + taken, byteCount: piece)
        filled += piece
        taken += piece
        if count == taken { wake() }
      }
      return filled
    }
  }

  private func wait() { unsafe pthread_cond_wait(change, lock) }

  private func wake() { unsafe pthread_cond_signal(change) }

  private func locked<Value>(_ body: () -> Value) -> Value {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    return body()
  }
}
