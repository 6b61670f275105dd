// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "Tiebreak",
  products: [
    .executable(name: "tiebreak", targets: ["tiebreak"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CPythonHeaders", pkgConfig: "python3", providers: [.apt(["libpython3-dev"])]),
    .target(name: "CPython", dependencies: ["CPythonHeaders"]),
    .target(name: "PythonEmbedding", dependencies: ["CPython"], swiftSettings: strict),
    .target(name: "Arrays", swiftSettings: strict),
    .target(name: "ArgReductionKernels", dependencies: ["Arrays"], swiftSettings: strict),
    .target(
      name: "Semantics", dependencies: ["Arrays", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Emulation", dependencies: ["Arrays", "ArgReductionKernels", "Semantics"],
      swiftSettings: strict),
    .target(
      name: "Conformance",
      dependencies: [
        "Semantics", "Emulation", "PythonEmbedding",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "CodeAudit",
      dependencies: [
        "Arrays", "Semantics", "Emulation", "PythonEmbedding",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: ["Arrays", "Semantics", "Emulation", "Conformance", "CodeAudit"],
      swiftSettings: strict),
    .executableTarget(
      name: "tiebreak",
      dependencies: [
        "Semantics", "Emulation", "Conformance", "CodeAudit", "Reporting", "PythonEmbedding",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "tiebreak-bench",
      dependencies: ["Arrays", "Semantics", "Conformance", "PythonEmbedding"],
      swiftSettings: strict),
    .testTarget(name: "ArraysTests", dependencies: ["Arrays"], swiftSettings: strict),
    .testTarget(
      name: "ArgReductionKernelsTests", dependencies: ["Arrays", "ArgReductionKernels"],
      swiftSettings: strict),
    .testTarget(
      name: "EmulationTests", dependencies: ["Arrays", "Semantics", "Emulation"],
      exclude: ["Scripts"], swiftSettings: strict),
    .testTarget(
      name: "ConformanceTests", dependencies: ["Arrays", "Semantics", "Conformance"],
      swiftSettings: strict),
    .target(
      name: "PythonTesting", dependencies: ["PythonEmbedding"], path: "Tests/PythonTesting",
      swiftSettings: strict),
    .testTarget(
      name: "PythonEmbeddingTests",
      dependencies: [
        "PythonTesting", "PythonEmbedding", "Arrays", "Semantics", "Emulation", "Conformance",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SemanticsTests", dependencies: ["PythonTesting", "Arrays", "Semantics"],
      exclude: ["Fixtures", "Scripts"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "PythonTesting", "Arrays", "Semantics", "Emulation", "Conformance", "CodeAudit",
        "Reporting",
      ],
      exclude: ["Literals", "Scripts", "Snapshots", "Specs", "Witnesses"], swiftSettings: strict),
    .testTarget(
      name: "CodeAuditTests",
      dependencies: [
        "Arrays", "Semantics", "Emulation", "PythonEmbedding", "PythonTesting", "CodeAudit",
        "AuditWorkerFixture",
      ],
      exclude: ["Fixtures", "Scripts"], swiftSettings: strict),
    .executableTarget(
      name: "AuditWorkerFixture", dependencies: ["CodeAudit", "PythonEmbedding", "Semantics"],
      path: "Tests/AuditWorkerFixture", swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["tiebreak", "Semantics"], exclude: ["Fixtures"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
