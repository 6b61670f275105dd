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
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    .target(name: "Arrays", swiftSettings: strict),
    .target(name: "ArgReductionKernels", dependencies: ["Arrays"], swiftSettings: strict),
    .target(
      name: "Semantics", dependencies: ["Arrays", .product(name: "Yams", package: "Yams"),
        .product(name: "OrderedCollections", package: "swift-collections")], swiftSettings: strict),
    .target(
      name: "Emulation", dependencies: ["Arrays", "ArgReductionKernels", "Semantics"],
      swiftSettings: strict),
    .executableTarget(
      name: "tiebreak",
      dependencies: [
        "Semantics", "Emulation",
        .product(name: "ArgumentParser", package: "swift-argument-parser")
      ],
      swiftSettings: strict)
  ],
  swiftLanguageModes: [.v6]
)
