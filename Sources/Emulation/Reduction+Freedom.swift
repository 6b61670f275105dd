import ArgReductionKernels
import Arrays

extension Reduction {
  /// All positions that are as right as the winner's, where the library promises none of them; `nil` where only
  /// the winner is right.
  func rightAnswers(besides winner: Winner, element: (Int) -> Scalar) -> [Int64]? {
    if tiesAreFree, search.missing.isFilled { return rightAnswersAmongFilled(element) }
    let best = element(winner.index)
    guard best.isMissing ? missingIsFree : tiesAreFree else { return nil }
    return (0..<length).filter { index in
      let other = element(index)
      return best.isMissing ? other.isMissing : other.isLevel(best)
    }.map { Int64($0) }
  }

  /// Missing elements take part in ties with the value that they stand for.
  private func rightAnswersAmongFilled(_ element: (Int) -> Scalar) -> [Int64]? {
    let elements = (0..<length).map(element)
    let stand = stand
    let filled = elements.map { $0.isMissing ? stand.value : $0 }
    guard var best = filled.first else { return nil }
    for value in filled where search.extremum == .max ? value.isAbove(best) : best.isAbove(value) {
      best = value
    }
    let firstPresent = elements.firstIndex { !$0.isMissing } ?? 0
    let right = filled.indices.filter { filled[$0].isLevel(best) }.map { index in
      stand.passesOn && elements[index].isMissing ? firstPresent : index
    }
    return Set(right).count > 1 ? right.map { Int64($0) } : nil
  }

  /// The value that missing elements stand for, and whether a present one answers where they win.
  private var stand: (value: Scalar, passesOn: Bool) {
    let ends = byMagnitude ? DType.float64.extremes : dtype.extremes
    let (top, bottom) = search.extremum == .max ? (ends.top, ends.bottom) : (ends.bottom, ends.top)
    return switch search.missing {
    case .countsAsTop(let passesOn): (top, passesOn)
    case .countsAsBottom(let passesOn): (bottom, passesOn)
    case .winsFirst, .winsLast, .comparesFalse, .skipped, .restarts, .losesTo: (bottom, false)
    }
  }
}
