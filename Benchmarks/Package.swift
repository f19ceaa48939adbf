// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

// Both use the library as any other package would: what is public alone.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "sapa", path: "..")],
  targets: [
    .executableTarget(
      name: "reading", dependencies: [.product(name: "SapaReading", package: "sapa")], swiftSettings: settings),
    .executableTarget(
      name: "texts", dependencies: [.product(name: "SapaReading", package: "sapa")], swiftSettings: settings),
  ]
)
