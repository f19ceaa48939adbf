import FoundationEssentials
import Platform
import Spreadsheet

/// The secret by which the facility alone knows the records of its data packages again; it never leaves the folder.
struct ExportSecret {
  /// Relative to the facility's folder.
  static let name = "kunci-ekspor.txt"
  private static let bytes = 32

  private let secret: [UInt8]

  /// Reads the secret, or makes it where no package was made yet.
  ///
  /// - Throws: ``FacilityError/notReadable(file:reason:)`` where it is damaged, or gone though packages were made with it.
  init(folder: String, isNew: Bool, _ language: Language) throws(FacilityError) {
    let path = try FolderBounds(folder).place(Self.name)
    if System.status(path) == nil {
      guard isNew else {
        throw .notReadable(
          file: path,
          reason: language(
            "tidak ada, padahal paket data pernah dibuat dengannya; kembalikan dari cadangan",
            "it is gone, though data packages were made with it; bring it back from a backup"))
      }
      secret = (0..<Self.bytes).map { _ in UInt8.random(in: .min ... .max) }
      let descriptor = System.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
      guard descriptor >= 0 else { throw .notWritable(file: path, reason: systemReason()) }
      defer { System.close(descriptor) }
      let text = secret.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\n"
      guard System.write(Array(text.utf8)[...], to: descriptor), System.retrying({ fsync(descriptor) }) == 0 else {
        throw .notWritable(file: path, reason: systemReason())
      }
      return
    }
    guard let found = AtomicFile.bytes(of: path) else { throw .notReadable(file: path, reason: systemReason()) }
    let digits = String(decoding: found, as: UTF8.self).filter { !$0.isWhitespace }.utf8.map { $0 }
    let pairs = stride(from: 0, to: digits.count, by: 2).compactMap { place in
      UInt8(String(decoding: digits[place..<min(place + 2, digits.count)], as: UTF8.self), radix: 16)
    }
    guard digits.count == 2 * Self.bytes, pairs.count == Self.bytes else {
      throw .notReadable(
        file: path,
        reason: language(
          "isinya bukan 64 angka heksadesimal; kembalikan dari cadangan",
          "it does not hold 64 hexadecimal digits; bring it back from a backup"))
    }
    secret = pairs
  }

  /// What stands for a record outside the facility: 32 hexadecimal digits.
  func key(_ sop: String, _ record: String) -> String {
    String(SHA256.authentication(of: sop + "\n" + record, by: secret).prefix(32))
  }

  /// By what packages are known to be of one secret, without telling it: 16 hexadecimal digits.
  var fingerprint: String { String(SHA256.authentication(of: "sapa", by: secret).prefix(16)) }
}
