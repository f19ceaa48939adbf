// swift-tools-version: 6.2

import PackageDescription

// The reading modules are built anew in this package, through links, so that they are watched by the fuzzer and their
// package declarations can be reached. `make fuzz` gives the sanitizers.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "fuzzing",
  targets: [
    .systemLibrary(name: "CISAL", pkgConfig: "libisal"),
    .systemLibrary(name: "CZip", pkgConfig: "libzip"),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter"),
    .target(name: "Platform", swiftSettings: settings),
    .target(
      name: "Spreadsheet", dependencies: ["CISAL", "CZip", "CXLSXWriter", "Platform"],
      swiftSettings: settings + [.unsafeFlags(["-enable-testing"])]),
    .target(name: "Intake", dependencies: ["Spreadsheet"], swiftSettings: settings),
    .executableTarget(
      name: "fuzz", dependencies: ["Spreadsheet", "Intake"],
      // libFuzzer brings main along.
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]),
  ]
)
