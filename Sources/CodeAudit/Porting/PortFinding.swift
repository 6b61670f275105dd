import Arrays
import Semantics

/// A finding of a port, and how often a file is told.
struct PortFinding {
  var finding: Finding
  /// What it says, where that is true of every call whatever it says: then one is enough for a file.
  var topic: String?

  /// The findings of a file's calls, without those whose topic an earlier call has: that one counts them.
  static func folded(_ calls: [[PortFinding]]) -> [[Finding]] {
    var counts: [String: Int] = [:]
    for call in calls {
      for topic in Set(call.compactMap(\.topic)) { counts[topic, default: 0] += 1 }
    }
    var said: Set<String> = []
    return calls.map { call in
      call.compactMap { found in
        guard let topic = found.topic else { return found.finding }
        guard said.insert(topic).inserted else { return nil }
        var finding = found.finding
        let others = (counts[topic] ?? 1) - 1
        if others > 0 {
          finding.details.append(
            "so in \(others) other \(others == 1 ? "call" : "calls") of this file")
        }
        return finding
      }
    }
  }
}

extension PortComparison.Difference {
  /// Whether it lies in the libraries alone: the type of every result, what flows back, how numbers are held.
  var isOfAllCalls: Bool {
    switch rule {
    case .resultDType, .gradient: true
    case .inputDType: severity == .silent
    case .ties:
      question.array.values.elements.contains {
        $0.isBelow(Double(Float.leastNormalMagnitude))
      }
    default: false
    }
  }

  /// Whether only the look of the answer changes.
  var isOfLooks: Bool { severity == .cosmetic && !isOfErrorsOnly }

  /// Whether there is an error before and after.
  var isOfErrorsOnly: Bool { before.isError && after?.isError == true }
}

extension Scalar {
  /// Whether it is a float nearer to zero than some number, and not zero itself.
  func isBelow(_ least: Double) -> Bool {
    guard case .float(let value) = self else { return false }
    return value != 0 && value.magnitude < least
  }
}
