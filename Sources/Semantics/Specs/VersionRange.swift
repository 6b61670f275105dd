/// A release, compared number by number; what follows the numbers (`rc1`, `+cu121`) does not count.
public struct Version: Hashable, Sendable, Comparable, CustomStringConvertible {
  public var numbers: [Int]
  public var description: String { numbers.map(String.init).joined(separator: ".") }

  public init?(_ text: some StringProtocol) {
    var numbers: [Int] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let digits = part.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits) else { break }
      numbers.append(number)
      if digits.count < part.count { break }
    }
    guard !numbers.isEmpty else { return nil }
    self.numbers = numbers
  }

  /// Reads numbers and points, and nothing else.
  init?(numbers text: Substring) {
    self.init(text)
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == numbers.count,
      text.allSatisfy({ $0 == "." || ("0"..."9").contains($0) })
    else { return nil }
  }

  /// `2.4` of 2.4.6: what patches have in common.
  var series: Version {
    var series = self
    series.numbers = Array(numbers.prefix(2))
    return series
  }

  public static func < (left: Version, right: Version) -> Bool {
    let count = max(left.numbers.count, right.numbers.count)
    for position in 0..<count {
      let a = position < left.numbers.count ? left.numbers[position] : 0
      let b = position < right.numbers.count ? right.numbers[position] : 0
      if a != b { return a < b }
    }
    return false
  }

  public static func == (left: Version, right: Version) -> Bool {
    !(left < right) && !(right < left)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(numbers.reversed().drop { $0 == 0 }.reversed())
  }
}

/// Releases between bounds, written `>=1.22,<2.0`.
public struct VersionRange: Hashable, Sendable, CustomStringConvertible {
  private var bounds: [Bound]

  private struct Bound: Hashable, Sendable {
    var comparison: String
    var version: Version
  }

  init(_ node: SpecNode) throws(SpecError) {
    let expected = "a version range such as \">=1.22,<2.0\""
    bounds = []
    for part in try node.text(expected).split(separator: ",", omittingEmptySubsequences: false) {
      let trimmed = part.drop { $0 == " " }
      guard let comparison = [">=", "<=", "==", "<", ">"].first(where: { trimmed.hasPrefix($0) }),
        let version = Version(numbers: trimmed.dropFirst(comparison.count).drop { $0 == " " })
      else { throw node.unexpected(expected) }
      bounds.append(Bound(comparison: comparison, version: version))
    }
  }

  /// Whether the range holds `version`; `nil` stands for the newest release of all.
  public func contains(_ version: Version?) -> Bool {
    bounds.allSatisfy { bound in
      guard let version else { return bound.comparison.hasPrefix(">") }
      return switch bound.comparison {
      case ">=": version >= bound.version
      case "<=": version <= bound.version
      case "==": version == bound.version
      case "<": version < bound.version
      default: version > bound.version
      }
    }
  }

  public var description: String {
    bounds.map { "\($0.comparison)\($0.version)" }.joined(separator: ",")
  }
}
