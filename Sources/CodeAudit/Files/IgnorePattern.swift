/// One line of a `.gitignore`, as `gitignore(5)` has it.
package struct IgnorePattern: Hashable, Sendable {
  /// Whether it takes a file back that an earlier line left out.
  package var negates: Bool
  /// Whether only folders fit.
  package var isFolderOnly: Bool
  /// Whether it is held against the path from the file's own folder, not against a bare name at any depth.
  package var isAnchored: Bool
  private var glob: [UInt8]

  /// `nil` for blank lines and comments.
  package init?(line: some StringProtocol) {
    var text = Array(line.utf8)
    if text.last == UInt8(ascii: "\r") { text.removeLast() }
    while text.last == UInt8(ascii: " "), text.dropLast().last != UInt8(ascii: "\\") {
      text.removeLast()
    }
    guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
    negates = first == UInt8(ascii: "!")
    if negates { text.removeFirst() }
    isFolderOnly = text.last == UInt8(ascii: "/")
    if isFolderOnly { text.removeLast() }
    isAnchored = text.contains(UInt8(ascii: "/"))
    if text.first == UInt8(ascii: "/") { text.removeFirst() }
    guard !text.isEmpty else { return nil }
    glob = text
  }

  /// - Parameters:
  ///   - path: from the folder of the `.gitignore`, without a slash at either end.
  ///   - name: its last part.
  package func fits(path: String, name: String, isFolder: Bool) -> Bool {
    guard isFolder || !isFolderOnly else { return false }
    return Self.fits(glob[...], Array((isAnchored ? path : name).utf8)[...], opensPart: true)
  }

  private static let slash = UInt8(ascii: "/")

  /// - Parameter opensPart: whether `glob` begins a part of the path.
  private static func fits(
    _ glob: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, opensPart: Bool
  ) -> Bool {
    var (glob, text, opensPart) = (glob, text, opensPart)
    while let token = glob.first {
      if token == UInt8(ascii: "*") { return fitsStars(glob, text, opensPart: opensPart) }
      opensPart = token == slash
      guard let letter = text.first else { return false }
      switch token {
      case UInt8(ascii: "?"):
        guard letter != slash else { return false }
        glob.removeFirst()
      case UInt8(ascii: "["):
        if let (rest, isIn) = group(glob, letter) {
          guard isIn, letter != slash else { return false }
          glob = rest
        } else {
          guard letter == token else { return false }
          glob.removeFirst()
        }
      default:
        if token == UInt8(ascii: "\\"), glob.count > 1 { glob.removeFirst() }
        guard letter == glob.first else { return false }
        glob.removeFirst()
      }
      text.removeFirst()
    }
    return text.isEmpty
  }

  /// `*` stays within a part of the path; `**` between slashes, or at an end, goes over them.
  private static func fitsStars(
    _ glob: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, opensPart: Bool
  ) -> Bool {
    let rest = glob.drop { $0 == UInt8(ascii: "*") }
    let goesOver = rest.startIndex - glob.startIndex > 1 && opensPart
    if goesOver, rest.first == slash {
      // No folder at all, or any number of them.
      let after = rest.dropFirst()
      if fits(after, text, opensPart: true) { return true }
      return text.indices.contains {
        text[$0] == slash && fits(after, text[($0 + 1)...], opensPart: true)
      }
    }
    if goesOver, rest.isEmpty { return !text.isEmpty }
    var tail = text
    while true {
      if fits(rest, tail, opensPart: false) { return true }
      guard let letter = tail.first, letter != slash else { return false }
      tail.removeFirst()
    }
  }

  /// Whether a letter is in a group such as `[a-z]` or `[!0-9]`; `nil` where no bracket closes it.
  private static func group(
    _ glob: ArraySlice<UInt8>, _ letter: UInt8
  ) -> (rest: ArraySlice<UInt8>, isIn: Bool)? {
    var rest = glob.dropFirst()
    let excludes = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if excludes { rest.removeFirst() }
    var isIn = false
    var isFirst = true
    while let low = rest.first {
      if low == UInt8(ascii: "]"), !isFirst { return (rest.dropFirst(), isIn != excludes) }
      isFirst = false
      rest.removeFirst()
      var high = low
      if rest.first == UInt8(ascii: "-"), let end = rest.dropFirst().first, end != UInt8(ascii: "]")
      {
        high = end
        rest.removeFirst(2)
      }
      if low <= letter, letter <= high { isIn = true }
    }
    return nil
  }
}
