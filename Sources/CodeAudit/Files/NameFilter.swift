/// Tells files that may call an arg-reduction from those that cannot, by their bytes alone.
///
/// A file that it lets pass need not have a call; one that it stops has none. Only files that pass are parsed.
package struct NameFilter: Sendable {
  /// One of them has to stand in the file; each with companions, one of which has to stand there too.
  private var words: [(word: [UInt8], companions: [[UInt8]])]

  /// - Parameter names: of the functions that are looked for, such as `argmax`.
  package init(names: some Sequence<String>) {
    // A part that other names contain is searched for once, for all of them.
    let names = Set(names).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    var cores: [String] = []
    for name in names where !cores.contains(where: { name.contains($0) }) { cores.append(name) }
    words = cores.map { (Array($0.utf8), []) } + Self.idioms
  }

  /// `max` and `min` stand in every third file: it takes more to make an arg-reduction of them.
  private static let idioms: [(word: [UInt8], companions: [[UInt8]])] = ["max(", "min("].map {
    (
      Array($0.utf8),
      [".index(", "enumerate(", "range(", "torch", ".get", ".indices", "getitem", "dim"]
        .map { Array($0.utf8) }
    )
  }

  package func lets(_ bytes: UnsafeRawBufferPointer) -> Bool {
    words.contains { word, companions in
      Self.contains(bytes, word)
        && (companions.isEmpty || companions.contains { Self.contains(bytes, $0) })
    }
  }

  /// Compares a word's first and last byte with 16 places at a time, and the whole only where both fit.
  private static func contains(_ bytes: UnsafeRawBufferPointer, _ word: [UInt8]) -> Bool {
    guard let first = word.first, let last = word.last, bytes.count >= word.count else {
      return false
    }
    let reach = word.count - 1
    let firsts = SIMD16(repeating: first)
    let lasts = SIMD16(repeating: last)
    func stands(at place: Int) -> Bool {
      word.withUnsafeBytes { $0.elementsEqual(bytes[place..<(place + word.count)]) }
    }
    var place = 0
    while place + reach + 16 <= bytes.count {
      let here = bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      let there = bytes.loadUnaligned(fromByteOffset: place + reach, as: SIMD16<UInt8>.self)
      let both = (here .== firsts) .& (there .== lasts)
      if any(both), (0..<16).contains(where: { both[$0] && stands(at: place + $0) }) { return true }
      place += 16
    }
    return (place..<max(place, bytes.count - reach)).contains { stands(at: $0) }
  }
}
