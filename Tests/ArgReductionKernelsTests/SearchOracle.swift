import ArgReductionKernels

extension Search {
  /// Every way to search.
  static let all: [Search] = Extremum.allCases.flatMap { extremum in
    [false, true].flatMap { last in
      missingCases.map { Search(extremum: extremum, lastOfEqual: last, missing: $0) }
    }
  }

  static let missingCases: [Missing] = [
    .winsFirst, .winsLast, .comparesFalse, .skipped, .restarts,
    .countsAsBottom(passesOn: false), .countsAsBottom(passesOn: true),
    .countsAsTop(passesOn: false), .countsAsTop(passesOn: true),
    .losesTo(.infinity), .losesTo(.finite),
  ]

  /// The winner by filtering, from what the doc comments of `Search` and `Winner` say.
  func expected<Element: ArgReducible>(
    _ elements: [Element], bottom: Element = .bottom, top: Element = .top
  ) -> Winner {
    let missing = elements.indices.filter { elements[$0].isMissing }
    func winner(_ index: Int?, sharedBy level: Int) -> Winner {
      Winner(index: index ?? -1, level: level, missing: missing.count)
    }
    func beats(_ a: Element, _ b: Element) -> Bool {
      extremum == .max ? a.isAbove(b) : b.isAbove(a)
    }
    /// The unbeaten among the elements at some places, and the place that is answered.
    func best(_ places: [Int], _ element: (Int) -> Element) -> (index: Int?, level: Int) {
      let unbeaten = places.filter { place in
        !places.contains { beats(element($0), element(place)) }
      }
      return (lastOfEqual ? unbeaten.last : unbeaten.first, unbeaten.count)
    }
    let present = elements.indices.filter { !elements[$0].isMissing }
    let ordinary = best(present) { elements[$0] }

    switch self.missing {
    case .winsFirst where !missing.isEmpty: return winner(missing.first, sharedBy: missing.count)
    case .winsLast where !missing.isEmpty: return winner(missing.last, sharedBy: missing.count)
    case .comparesFalse where missing.first == 0: return winner(0, sharedBy: 1)
    case .restarts where !missing.isEmpty:
      let last = missing[missing.count - 1]
      let after = best(present.filter { $0 > last }) { elements[$0] }
      return after.index == nil
        ? winner(last, sharedBy: 1) : winner(after.index, sharedBy: after.level)
    case .winsFirst, .winsLast, .comparesFalse, .skipped, .restarts:
      return winner(ordinary.index, sharedBy: ordinary.level)
    case .countsAsBottom(let passesOn), .countsAsTop(let passesOn):
      var stand = extremum == .max ? bottom : top
      if case .countsAsTop = self.missing { stand = extremum == .max ? top : bottom }
      let filled = best(Array(elements.indices)) { elements[$0].isMissing ? stand : elements[$0] }
      let wasMissing = filled.index.map { elements[$0].isMissing } ?? false
      return winner(passesOn && wasMissing ? present.first : filled.index, sharedBy: filled.level)
    case .losesTo(let start):
      let held: Element =
        switch (start, extremum) {
        case (.infinity, .max): .bottom
        case (.infinity, .min): .top
        case (.finite, .max): .lowestFinite
        case (.finite, .min): .highestFinite
        }
      guard !elements.isEmpty else { return winner(nil, sharedBy: 0) }
      let better = present.filter { beats(elements[$0], held) }
      let index = best(better) { elements[$0] }.index
      let level = elements.filter { $0.isLevel(elements[index ?? 0]) }.count
      return winner(index ?? 0, sharedBy: max(level, 1))
    }
  }
}

/// All vectors of up to `length` letters.
func vectors<Letter>(of letters: [Letter], upTo length: Int) -> [[Letter]] {
  var all: [[Letter]] = [[]]
  var last = all
  for _ in 0..<length {
    last = last.flatMap { vector in letters.map { vector + [$0] } }
    all += last
  }
  return all
}
