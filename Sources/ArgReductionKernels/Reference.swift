/// The exact, plain loop.
///
/// - Parameters:
///   - base: the first element of the slice.
///   - stride: bytes from one element to the next; zero and negative are fine.
///   - extremes: what missing elements can stand for.
/// - Returns: the winner; `index` is -1 for an empty slice, and where all is missing and skipped.
/// - Complexity: O(count) comparisons, no allocation.
@inlinable
public func referenceWinner<Element: ArgReducible>(
  _: Element.Type, at base: UnsafeRawPointer, count: Int, stride: Int, search: Search,
  extremes: (bottom: Element, top: Element) = (Element.bottom, Element.top)
) -> Winner {
  let slice = Slice<Element>(base: base, count: count, stride: stride, extremes: extremes)
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
  @usableFromInline let extremes: (bottom: Element, top: Element)

  @inlinable
  init(
    base: UnsafeRawPointer, count: Int, stride: Int, extremes: (bottom: Element, top: Element)
  ) {
    self.extremes = extremes
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
    if case .losesTo(let start) = search.missing {
      return accumulated(search, from: start, beats: beats)
    }
    let found = survey(search, beats: beats)
    guard found.missing > 0 else { return found.present }
    switch search.missing {
    case .winsFirst:
      return Winner(index: found.firstMissing, level: found.missing, missing: found.missing)
    case .winsLast:
      return Winner(index: found.lastMissing, level: found.missing, missing: found.missing)
    case .comparesFalse where found.firstMissing == 0:
      return Winner(index: 0, level: 1, missing: found.missing)
    case .countsAsBottom(let passesOn), .countsAsTop(let passesOn):
      return filled(search, found, passesOn: passesOn, beats: beats)
    case .restarts:
      return restarted(search, found, beats: beats)
    case .comparesFalse, .skipped, .losesTo:
      return found.present
    }
  }

  @usableFromInline
  struct Survey {
    @usableFromInline var present = Winner(index: -1, level: 0, missing: 0)
    @usableFromInline var missing = 0
    @usableFromInline var firstMissing = -1
    @usableFromInline var lastMissing = -1

    @inlinable init() {}
  }

  /// One pass: the best of the elements that are not missing, how many equal it, and where elements are missing.
  @inlinable
  func survey(_ search: Search, beats: (Element, Element) -> Bool) -> Survey {
    var found = Survey()
    var best = -1
    var level = 0
    for index in 0..<count {
      let element = self[index]
      if element.isMissing {
        if found.missing == 0 { found.firstMissing = index }
        found.lastMissing = index
        found.missing &+= 1
      } else if best < 0 || beats(element, self[best]) {
        best = index
        level = 1
      } else if element.isLevel(self[best]) {
        level &+= 1
        if search.lastOfEqual { best = index }
      }
    }
    found.present = Winner(index: best, level: level, missing: found.missing)
    return found
  }

  /// The best where each missing element stands for an extreme value.
  @inlinable
  func filled(
    _ search: Search, _ survey: Survey, passesOn: Bool, beats: (Element, Element) -> Bool
  ) -> Winner {
    var standsForBest = false
    if case .countsAsTop = search.missing { standsForBest = true }
    let stand = (search.extremum == .max) == standsForBest ? extremes.top : extremes.bottom
    var best = -1
    var champion = stand
    for index in 0..<count {
      let element = self[index].isMissing ? stand : self[index]
      if best < 0 || beats(element, champion)
        || (search.lastOfEqual && element.isLevel(champion))
      {
        best = index
        champion = element
      }
    }
    if passesOn, best >= 0, self[best].isMissing {
      best = 0
      while best < count, self[best].isMissing { best += 1 }
      if best == count { best = -1 }
    }
    let level = levels(with: champion) + (champion.isLevel(stand) ? survey.missing : 0)
    return Winner(index: best, level: level, missing: survey.missing)
  }

  /// The best of what stands after the last missing element; that element itself where nothing does.
  @inlinable
  func restarted(
    _ search: Search, _ survey: Survey, beats: (Element, Element) -> Bool
  ) -> Winner {
    let start = survey.lastMissing + 1
    guard start < count else {
      return Winner(index: survey.lastMissing, level: 1, missing: survey.missing)
    }
    let rest = Slice(
      base: base + start &* stride, count: count - start, stride: stride, extremes: extremes)
    let best = rest.survey(search, beats: beats).present
    return Winner(index: start + best.index, level: best.level, missing: survey.missing)
  }

  /// An accumulator whose start only strictly better elements replace; index 0 where none is.
  @inlinable
  func accumulated(
    _ search: Search, from start: Search.Start, beats: (Element, Element) -> Bool
  ) -> Winner {
    var missing = 0
    for index in 0..<count where self[index].isMissing { missing &+= 1 }
    var champion =
      switch (search.extremum, start) {
      case (.max, .infinity): Element.bottom
      case (.max, .finite): Element.lowestFinite
      case (.min, .infinity): Element.top
      case (.min, .finite): Element.highestFinite
      }
    var best = -1
    for index in 0..<count {
      let element = self[index]
      guard
        beats(element, champion) || (search.lastOfEqual && best >= 0 && element.isLevel(champion))
      else { continue }
      best = index
      champion = element
    }
    best = max(best, 0)
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
