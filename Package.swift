// swift-tools-version: 6.2
import PackageDescription

/// Every target: Swift 6 language mode (the tools version's default), and no warning survives.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(of name: String, _ more: [Target.Dependency] = []) -> Target {
  let rooms: [Target.Dependency] = name == "Values" ? ["Values"] : [.byName(name: name), "Values"]
  return .testTarget(name: "\(name)Tests", dependencies: rooms + ["TestSupport"] + more, swiftSettings: strict)
}

let package = Package(
  name: "hoso",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "hoso", targets: ["hoso"]),
    .library(name: "DMN", targets: ["DMN"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // C libraries of the system, and the small shims that Swift cannot do without.
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // Headers only: the library is loaded when a model is asked for the first time (see CurlShim.h).
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "CurlShim", dependencies: ["CCurl"]),
    .target(name: "JailShim"),
    // Headers only, as for curl: most dossiers have nothing to recognise.
    .target(name: "RecognitionShim"),
    .target(name: "BuildShim"),
    .target(name: "MemoryShim"),
    .target(name: "ThreadShim"),

    // The rooms, in the one direction that docs/walk.md draws.
    room("Values", ["CCrypto"]),
    room("DMN", ["Values"]),
    room("Rulebook", ["DMN", "Values", "BuildShim", .product(name: "Yams", package: "Yams")]),
    room("Dossiers", ["Values", "CArchive", "CXML2", "JailShim", "RecognitionShim"]),
    room("Reading", ["Values", "Rulebook", "Dossiers"]),
    room("LanguageModels", ["Values", "CCurl", "CurlShim", "JailShim"]),
    room("Letters", ["Values", "CArchive"]),
    room("Screening", ["Values", "Rulebook", "Dossiers", "Reading", "LanguageModels", "Letters"]),
    room(
      "Keeping",
      [
        "Values", "CZlib", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "Service",
      dependencies: [
        "Values", "Rulebook", "Dossiers", "Reading", "Letters", "Screening", "Keeping", "ThreadShim",
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      // Links to the schemas that the API serves: they go into the program.
      resources: [
        .embedInCode("Resources/bao-cao.schema.json"), .embedInCode("Resources/bao-cao-gon.schema.json"),
        .embedInCode("Resources/ho-so.schema.json"),
        .embedInCode("Resources/loi-can-bo.schema.json"), .embedInCode("Resources/phan-loai.schema.json"),
        .embedInCode("Resources/tu-kiem.schema.json"), .embedInCode("Resources/viec.schema.json"),
        .embedInCode("Resources/xac-nhan-dong.schema.json"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "hoso",
      dependencies: [
        "Values", "DMN", "Rulebook", "Dossiers", "Reading", "LanguageModels", "Letters", "Keeping", "Screening",
        "Service", "JailShim", "MemoryShim",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "Benchmark",
      dependencies: [
        "DMN", "Values", "Rulebook", "Dossiers", "CArchive", "CXML2", "JailShim", "RecognitionShim", "TestSupport",
        .product(name: "Yams", package: "Yams"),
      ],
      path: "Benchmarks/Benchmark", swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Rulebook", "Dossiers", "CArchive"], path: "Tests/TestSupport",
      swiftSettings: strict),
    // A program that enters the reader's jail and then misbehaves, for the tests of its walls.
    .executableTarget(
      name: "JailProbe", dependencies: ["Dossiers", "JailShim"], path: "Tests/JailProbe", swiftSettings: strict),

    tests(of: "Values"),
    tests(of: "DMN"),
    tests(of: "Rulebook"),
    tests(of: "Dossiers", ["JailProbe"]),
    tests(of: "LanguageModels"),
    tests(of: "Letters", ["Dossiers"]),
    tests(of: "Keeping", [.product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "Service", ["Rulebook", "Dossiers", "Keeping", "Screening", "JailProbe", "hoso"]),
    // The commands as they are typed: the built program, run.
    .testTarget(
      name: "CommandTests", dependencies: ["hoso", "Values", "TestSupport"], swiftSettings: strict),
    tests(of: "Screening", ["Rulebook", "Dossiers", "Reading", "LanguageModels", "JailProbe"]),
  ]
)
