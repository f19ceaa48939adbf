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
    .target(name: "Platform", swiftSettings: settings),
    .target(name: "Spreadsheet", dependencies: ["CZip", "CXLSXWriter", "Platform"], swiftSettings: settings),
    .target(
      name: "Templates", path: "templates",
      resources: [
        .embedInCode("sapa-pasien.toml"), .embedInCode("layanan-telepon.toml"), .embedInCode("hotline.toml"),
        .embedInCode("umpan-balik.toml"),
      ],
      swiftSettings: settings),
    .target(name: "Intake", dependencies: ["Spreadsheet"], swiftSettings: settings),
    .target(name: "Procedures", dependencies: ["Spreadsheet", "Intake"], swiftSettings: settings),
    .target(
      name: "Worklist", dependencies: ["Platform", "Spreadsheet", "Intake", "Procedures"],
      swiftSettings: settings),
    .target(
      name: "Batch",
      dependencies: [
        "Platform", "Spreadsheet", "Intake", "Procedures", "Worklist", "Templates",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "sapa",
      dependencies: [
        "Platform", "Spreadsheet", "Intake", "Procedures", "Worklist", "Batch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "SpreadsheetTests", dependencies: ["Spreadsheet"], resources: [.copy("Fixtures")],
      swiftSettings: settings),
    .testTarget(
      name: "IntakeTests", dependencies: ["Intake", "Spreadsheet"], swiftSettings: settings),
    .testTarget(
      name: "ProceduresTests", dependencies: ["Procedures", "Intake", "Spreadsheet"],
      swiftSettings: settings),
    .testTarget(
      name: "WorklistTests", dependencies: ["Worklist", "Procedures", "Intake", "Spreadsheet"], swiftSettings: settings),
    .testTarget(
      name: "BatchTests", dependencies: ["Batch", "Worklist", "Procedures", "Intake", "Spreadsheet"],
      exclude: ["SixthSOP/kunjungan.toml"],
      swiftSettings: settings),
    .testTarget(
      name: "sapaTests",
      dependencies: [
        "sapa", "Batch", "Worklist", "Procedures", "Intake", "Spreadsheet",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
  ]
)
