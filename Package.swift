// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The SOPs: a target each, which knows no other SOP.
let procedures = ["PostDischargeCalls", "PhoneService", "ExecutiveHotline", "Feedback"]
/// What they are built on.
let rooms: [Target.Dependency] = ["Platform", "Spreadsheet", "Intake", "Core", "Book", "Batch"]
let sops: [Target.Dependency] = procedures.map { .byName(name: $0) }

let package = Package(
  name: "sapa",
  products: [
    .executable(name: "sapa", targets: ["sapa"]),
    .library(name: "SapaReading", targets: ["Spreadsheet", "Intake"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"]), .brew(["isa-l"])]),
    .target(name: "Platform", swiftSettings: settings),
    .target(name: "Spreadsheet", dependencies: ["CISAL", "CZip", "CXLSXWriter", "Platform"], swiftSettings: settings),
    .target(
      name: "Templates", path: "templates",
      resources: [
        .embedInCode("sapa-pasien.toml"), .embedInCode("layanan-telepon.toml"), .embedInCode("hotline.toml"),
        .embedInCode("umpan-balik.toml"),
      ],
      swiftSettings: settings),
    .target(name: "Intake", dependencies: ["Spreadsheet"], swiftSettings: settings),
    .target(
      name: "Core", dependencies: ["Spreadsheet", "Intake"], path: "Sources/Procedures/Core", swiftSettings: settings),
    .target(name: "Book", dependencies: ["Platform", "Spreadsheet", "Intake", "Core"], swiftSettings: settings),
    .target(
      name: "Batch",
      dependencies: [
        "CCrypto", "Platform", "Spreadsheet", "Intake", "Core", "Book", .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: settings),
    .target(
      name: "Procedures", dependencies: rooms + sops, path: "Sources/Procedures/Catalogue", swiftSettings: settings),
    .executableTarget(
      name: "sapa",
      dependencies: rooms + sops + ["Procedures", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: settings),
    // What `make bench` measures of writing alone; the writer is no other package's to use.
    .executableTarget(
      name: "writing", dependencies: ["Spreadsheet"], path: "Benchmarks/Sources/writing", swiftSettings: settings),
    .target(name: "TestSupport", dependencies: ["Spreadsheet"], path: "Tests/Support", swiftSettings: settings),
    .testTarget(
      name: "SpreadsheetTests", dependencies: ["Spreadsheet"], resources: [.copy("Fixtures")],
      swiftSettings: settings),
    .testTarget(
      name: "IntakeTests", dependencies: ["Intake", "Spreadsheet", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "ProceduresTests", dependencies: rooms + sops + ["TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "BookTests", dependencies: ["Platform", "Spreadsheet", "Intake", "Core", "Book", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "BatchTests", dependencies: rooms + sops + ["Procedures"], exclude: ["SixthSOP/kunjungan.toml"],
      swiftSettings: settings),
    .testTarget(
      name: "sapaTests",
      dependencies: rooms + sops + [
        "sapa", "Procedures", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
  ]
    + procedures.map {
      .target(name: $0, dependencies: rooms + ["Templates"], path: "Sources/Procedures/" + $0, swiftSettings: settings)
    }
)
