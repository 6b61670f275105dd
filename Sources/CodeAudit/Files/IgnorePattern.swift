/// One line of a `.gitignore`, as `gitignore(5)` has it.
package struct IgnorePattern: Hashable, Sendable {
  /// Whether it takes a file back that an earlier line left out.
  package var negates: Bool
  /// Whether only folders fit.
  package var isFolderOnly: Bool
  /// Whether it is held against the path from the file's own folder, not against a bare name at any depth.
  package var isAnchored: Bool
  /// What comes before the first sign that means more than itself.
  private var literal: [UInt8]
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
    literal = Array(text.prefix { !Self.means.contains($0) })
    glob = Array(text.dropFirst(literal.count))
  }

  /// - Parameters:
  ///   - path: from the folder of the `.gitignore`, without a slash at either end.
  ///   - name: its last part.
  package func fits(path: String, name: String, isFolder: Bool) -> Bool {
    guard isFolder || !isFolderOnly else { return false }
    let text = Array((isAnchored ? path : name).utf8)
    // git takes what follows for a pattern of its own, in which `**` opens a part: `a**/b` fits `ab` and `ac/d/b`.
    return text.starts(with: literal)
      && Self.fits(glob[...], text.dropFirst(literal.count), opensPart: true)
  }

  private static let slash = UInt8(ascii: "/")
  private static let means = Array("*?[\\".utf8)

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
        guard let (rest, isIn) = IgnoreGroup.read(glob, letter), isIn, letter != slash else {
          return false
        }
        glob = rest
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
    if goesOver, rest.isEmpty { return true }
    var tail = text
    while true {
      if fits(rest, tail, opensPart: false) { return true }
      guard let letter = tail.first, letter != slash else { return false }
      tail.removeFirst()
    }
  }
}

extension [IgnorePattern] {
  /// Whether a file or folder, or a folder that it stands in, is left out, as a `.gitignore` would.
  ///
  /// - Parameter path: from the folder of the patterns.
  func leaveOut(_ path: String, isFolder: Bool = false) -> Bool {
    guard !isEmpty else { return false }
    let parts = path.split(separator: "/").map(String.init)
    return parts.indices.contains { place in
      let inner = parts[...place].joined(separator: "/")
      let isFolder = isFolder || place < parts.count - 1
      return leaveOut(inner, name: parts[place], isFolder: isFolder)
    }
  }

  /// Whether the last pattern that fits a path itself, whatever is said of the folders above, leaves it out.
  func leaveOut(_ path: String, name: String, isFolder: Bool) -> Bool {
    last { $0.fits(path: path, name: name, isFolder: isFolder) }.map { !$0.negates } ?? false
  }
}
