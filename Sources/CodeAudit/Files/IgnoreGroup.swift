/// A group of letters in a pattern of a `.gitignore`: `[a-z]`, `[!0-9]`, `[[:alpha:]_]`.
enum IgnoreGroup {
  private static let classes: [String: [ClosedRange<UInt8>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "alpha": [0x41...0x5A, 0x61...0x7A],
    "blank": [0x20...0x20, 0x09...0x09], "cntrl": [0x00...0x1F, 0x7F...0x7F],
    "digit": [0x30...0x39], "graph": [0x21...0x7E], "lower": [0x61...0x7A],
    "print": [0x20...0x7E], "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    "space": [0x09...0x0D, 0x20...0x20], "upper": [0x41...0x5A],
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]

  /// Whether a letter is in the group that a pattern begins with; `nil` where nothing fits it, since no bracket closes
  /// it or a class has a name that is none.
  static func read(
    _ glob: ArraySlice<UInt8>, _ letter: UInt8
  ) -> (rest: ArraySlice<UInt8>, isIn: Bool)? {
    var rest = glob.dropFirst()
    let excludes = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if excludes { rest.removeFirst() }
    var isIn = false
    /// What a range may begin with.
    var low: UInt8?
    while let token = rest.popFirst() {
      if token == UInt8(ascii: "["), let (after, ranges) = namedClass(rest) {
        guard let ranges else { return nil }
        if ranges.contains(where: { $0.contains(letter) }) { isIn = true }
        (rest, low) = (after, nil)
      } else if token == UInt8(ascii: "-"), let start = low, let next = rest.first,
        next != UInt8(ascii: "]")
      {
        guard let end = one(rest.removeFirst(), &rest) else { return nil }
        if start <= letter, letter <= end { isIn = true }
        low = nil
      } else {
        guard let single = one(token, &rest) else { return nil }
        if single == letter { isIn = true }
        low = single
      }
      // As the first letter, a bracket stands for itself.
      if rest.first == UInt8(ascii: "]") { return (rest.dropFirst(), isIn != excludes) }
    }
    return nil
  }

  /// The letter itself, or the one behind a backslash.
  private static func one(_ token: UInt8, _ rest: inout ArraySlice<UInt8>) -> UInt8? {
    token == UInt8(ascii: "\\") ? rest.popFirst() : token
  }

  /// What `[:alpha:]` stands for, behind its first bracket; `nil` where no class is meant.
  private static func namedClass(
    _ glob: ArraySlice<UInt8>
  ) -> (rest: ArraySlice<UInt8>, ranges: [ClosedRange<UInt8>]?)? {
    guard glob.first == UInt8(ascii: ":"), let close = glob.firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    let name = glob[..<close].dropFirst()
    guard name.last == UInt8(ascii: ":") else { return nil }
    return (glob[(close + 1)...], classes[String(decoding: name.dropLast(), as: UTF8.self)])
  }
}
