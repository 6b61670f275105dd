import Foundation
import Testing

/// Texts kept in `Snapshots/`. With TIEBREAK_RECORD set they are written anew, and the test fails: look at what
/// changed, and run again without.
enum Snapshot {
  static func check(_ text: String, _ name: String, location: SourceLocation = #_sourceLocation) {
    let file = TestScripts.url.appending(path: "Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["TIEBREAK_RECORD"] != nil {
      try? Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: location)
      return
    }
    guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record(
        "no snapshot \(name); record it with TIEBREAK_RECORD=1", sourceLocation: location)
      return
    }
    let (lines, other) = (kept.split(separator: "\n"), text.split(separator: "\n"))
    let place = zip(lines, other).prefix { $0 == $1 }.count
    let (expected, found) = (
      place < lines.count ? lines[place] : "", place < other.count ? other[place] : ""
    )
    #expect(
      kept == text, "\(name) differs; expected first: \(expected); found: \(found)",
      sourceLocation: location)
  }
}
