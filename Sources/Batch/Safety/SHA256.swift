import CCrypto

/// The digest of FIPS 180-4 §6.2, fed piece by piece; it tells files apart and keeps no secret.
///
/// OpenSSL's, which libzip brings along: where the processor has instructions for it, a file is digested as fast as it is read.
@safe package struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// Done once: the system's configuration of OpenSSL is nothing that a digest needs, and takes longer to read than a small file.
  private static let isReady = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil) == 1

  package init() {
    guard Self.isReady, let context = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else {
      fatalError("OpenSSL has no SHA-256")
    }
    unsafe self.context = context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBytes { bytes in _ = unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }
  }

  /// The digest in 64 lower-case hexadecimal digits.
  package consuming func hexadecimal() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 0
    _ = unsafe EVP_DigestFinal_ex(context, &digest, &count)
    return Self.hexadecimal(digest)
  }

  fileprivate static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension SHA256 {
  /// The digest of a file and its size; nil where it can't be read.
  package static func ofFile(_ path: String) -> (digest: String, size: Int)? {
    var hash = SHA256()
    var size = 0
    let wasRead = AtomicFile.readChunks(of: path) { chunk in
      hash.update(chunk)
      size += chunk.count
    }
    return wasRead ? (hash.hexadecimal(), size) : nil
  }

  package static func of(_ text: String) -> String { of(Array(text.utf8)[...]) }

  package static func of(_ bytes: ArraySlice<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexadecimal()
  }

  /// HMAC-SHA-256 of a text (RFC 2104), which nobody makes who lacks the secret; 64 lower-case hexadecimal digits.
  package static func authentication(of text: String, by secret: [UInt8]) -> String {
    let bytes = Array(text.utf8)
    var code = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 0
    let isMade = unsafe HMAC(EVP_sha256(), secret, Int32(secret.count), bytes, bytes.count, &code, &count) != nil
    guard isMade else { fatalError("OpenSSL has no HMAC") }
    return hexadecimal(code)
  }
}
