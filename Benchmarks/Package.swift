// swift-tools-version: 6.2

import PackageDescription

/// The name under which SwiftPM compiles Sapa – its folder's, as an identifier – so that `reading` sees its package API.
let folder = Context.packageDirectory.split(separator: "/").dropLast().last ?? ""
let sapa = String(
  folder.lowercased().enumerated().map { $1.isLetter || $0 > 0 && ($1.isNumber || $1 == "_") ? $1 : "_" })

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "sapa", path: "..")],
  targets: [
    .executableTarget(
      name: "reading",
      dependencies: [.product(name: "SapaReading", package: "sapa")],
      packageAccess: false,  // the name below instead of this package's own
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .strictMemorySafety(),
        .unsafeFlags(["-package-name", sapa]),
      ])
  ]
)
