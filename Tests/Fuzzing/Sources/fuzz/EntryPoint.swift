#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the fuzzer feeds: each target reads an input as a kind of file, and stops the program where a promise is broken.
enum FuzzTarget: String, CaseIterable {
  case xlsx
  case xml
  case csv
  case chat
  case sms
  case patch

  /// The one that the environment's `FUZZ_TARGET` names.
  static let chosen: FuzzTarget = {
    let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      fatalError("FUZZ_TARGET is one of \(allCases.map(\.rawValue))")
    }
    return target
  }()

  func run(_ input: [UInt8]) {
    switch self {
    case .xlsx: fuzzWorkbook(input)
    case .xml: fuzzXML(input)
    case .csv: fuzzDelimitedText(input)
    case .chat, .sms: fuzzMessages(input)
    case .patch: fuzzPatch(input)
    }
  }
}

/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  FuzzTarget.chosen.run(unsafe Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// Stops the program, which libFuzzer takes for a crash, where a promise is broken; the message is printed in release builds, too.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
