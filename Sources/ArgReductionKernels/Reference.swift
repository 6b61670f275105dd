/// The exact, plain loop: one pass for the winner, one to count its equals.
///
/// - Parameters:
///   - base: the first element of the slice.
///   - stride: bytes from one element to the next; zero and negative are fine.
/// - Returns: the winner; `index` is -1 for an empty slice, and where all is missing and skipped.
/// - Complexity: O(count) comparisons, no allocation.
@inlinable
public func referenceWinner<Element: ArgReducible>(
  _: Element.Type, at base: UnsafeRawPointer, count: Int, stride: Int, search: Search
) -> Winner {
  let slice = Slice<Element>(base: base, count: count, stride: stride)
  return switch search.extremum {
  case .max: slice.winner(search) { $0.isAbove($1) }
  case .min: slice.winner(search) { $1.isAbove($0) }
  }
}

@usableFromInline
struct Slice<Element: ArgReducible> {
  @usableFromInline let base: UnsafeRawPointer
  @usableFromInline let count: Int
  @usableFromInline let stride: Int

  @inlinable
  init(base: UnsafeRawPointer, count: Int, stride: Int) {
    self.base = base
    self.count = count
    self.stride = stride
  }

  @inlinable
  subscript(_ index: Int) -> Element {
    (base + index &* stride).assumingMemoryBound(to: Element.self).pointee
  }

  @inlinable
  func winner(_ search: Search, beats: (Element, Element) -> Bool) -> Winner {
    var missing = 0
    var firstMissing = -1
    var lastMissing = -1
    for index in 0..<count where self[index].isMissing {
      if missing == 0 { firstMissing = index }
      lastMissing = index
      missing &+= 1
    }
    switch search.missing {
    case .winsFirst where missing > 0:
      return Winner(index: firstMissing, level: missing, missing: missing)
    case .winsLast where missing > 0:
      return Winner(index: lastMissing, level: missing, missing: missing)
    case .comparesFalse where firstMissing == 0:
      return Winner(index: 0, level: 1, missing: missing)
    case .countsAsBottom where missing > 0:
      return bottomed(search, missing: missing, beats: beats)
    case .losesTo(let start):
      return accumulated(search, from: start, missing: missing, beats: beats)
    case .winsFirst, .winsLast, .comparesFalse, .countsAsBottom, .skipped:
      return present(search, missing: missing, beats: beats)
    }
  }

  /// The best of the elements that are not missing.
  @inlinable
  func present(_ search: Search, missing: Int, beats: (Element, Element) -> Bool) -> Winner {
    var best = -1
    for index in 0..<count where !self[index].isMissing {
      if best < 0 || beats(self[index], self[best])
        || (search.lastOfEqual && self[index].isLevel(self[best]))
      {
        best = index
      }
    }
    return Winner(index: best, level: best < 0 ? 0 : levels(with: self[best]), missing: missing)
  }

  /// The best where each missing element stands for the lowest (highest) value.
  @inlinable
  func bottomed(_ search: Search, missing: Int, beats: (Element, Element) -> Bool) -> Winner {
    let bottom = search.extremum == .max ? Element.bottom : Element.top
    var best = -1
    var champion = bottom
    for index in 0..<count {
      let element = self[index].isMissing ? bottom : self[index]
      if best < 0 || beats(element, champion)
        || (search.lastOfEqual && element.isLevel(champion))
      {
        best = index
        champion = element
      }
    }
    let level = levels(with: champion) + (champion.isLevel(bottom) ? missing : 0)
    return Winner(index: best, level: level, missing: missing)
  }

  /// An accumulator that only a strictly better element replaces; index 0 where none is.
  @inlinable
  func accumulated(
    _ search: Search, from start: Search.Start, missing: Int, beats: (Element, Element) -> Bool
  ) -> Winner {
    var champion =
      switch (search.extremum, start) {
      case (.max, .infinity): Element.bottom
      case (.max, .finite): Element.lowestFinite
      case (.min, .infinity): Element.top
      case (.min, .finite): Element.highestFinite
      }
    var best = 0
    for index in 0..<count where beats(self[index], champion) {
      best = index
      champion = self[index]
    }
    return Winner(
      index: count == 0 ? -1 : best, level: count == 0 ? 0 : max(1, levels(with: self[best])),
      missing: missing)
  }

  @inlinable
  func levels(with element: Element) -> Int {
    var level = 0
    for index in 0..<count where self[index].isLevel(element) { level &+= 1 }
    return level
  }
}
