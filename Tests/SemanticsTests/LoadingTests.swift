import Foundation
import Semantics
import Testing

@Suite struct LoadingTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Specs")

  /// Every command reads all specs first. The quickest of ten, since other work on the machine is no fault.
  @Test(arguments: ["numpy", "pandas", "polars", "python"])
  func aSpecIsReadInFiftyMilliseconds(_ library: String) throws {
    let file = Self.folder.appending(path: "\(library).yaml")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let clock = ContinuousClock()
    let times = try (0..<10).map { _ in
      try clock.measure { _ = try Spec(yaml: text, file: "\(library).yaml") }
    }
    let quickest = try #require(times.min())
    #if DEBUG
      #expect(quickest < .milliseconds(500))
    #else
      #expect(quickest < .milliseconds(50))
    #endif
  }
}
