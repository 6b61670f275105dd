import Emulation
import Semantics

/// Which function of a library takes the place of one of another.
///
/// Only functions that seek the same end, on arrays of a rank that both take, come into question. Of these it is, in
/// this order of precedence:
/// 1. one of the same name, the part before the last dot not counted (`math.argmax` is an `argmax`);
/// 2. one that takes vectors, where the array's rank is not known;
/// 3. the one that answers most of the shared questions on NaN alike;
/// 4. a method for a method, a function for a function;
/// 5. the one that stands first in the spec.
enum Counterpart {
  static func find(for from: Profile, in side: PortSide, rank: Int?) -> Profile? {
    let candidates = side.profiles.filter { candidate in
      candidate.extremum == from.extremum && shareRank(from, candidate, rank)
    }
    let ranked = candidates.enumerated().map { place, candidate in
      (
        candidate: candidate,
        key: [
          candidate.baseName == from.baseName ? 0 : 1,
          rank == nil && !shareRank(from, candidate, 1) ? 1 : 0,
          differencesInNaN(from, candidate),
          candidate.call.isMethod == from.call.isMethod ? 0 : 1,
          place,
        ]
      )
    }
    return ranked.min { $0.key.lexicographicallyPrecedes($1.key) }?.candidate
  }

  private static func shareRank(_ first: Profile, _ second: Profile, _ rank: Int?) -> Bool {
    (rank.map { [$0] } ?? [1, 2, 0, 3]).contains {
      first.call.accepts(rank: $0) && second.call.accepts(rank: $0)
    }
  }

  private static func differencesInNaN(_ from: Profile, _ to: Profile) -> Int {
    SharedCases.all.count { question in
      guard question.rule == .nan, question.applies(to: from), question.applies(to: to),
        let first = try? Emulator(from).answer(question.array, question.arguments(for: from.call))
      else { return false }
      // Without arguments some functions are others: no counterparts, whatever they do with NaN.
      guard
        let second = try? Emulator(to).answer(question.array, question.arguments(for: to.call))
      else { return true }
      return first.severity(of: second, in: .nan) != nil
    }
  }
}

extension Profile {
  /// `argmax` of `math.argmax`.
  var baseName: String { String(function.split(separator: ".").last ?? "") }

  /// The path by which it is called, such as `numpy.argmax`; the name in the spec where it is a method or an idiom.
  var title: String {
    if let taker = call.taker, case .object(let path) = taker.target, isPlain(call) { return path }
    return "\(library).\(function)"
  }
}

extension CallTemplate {
  /// The call in the expression that takes the arguments.
  var taker: CallExpression.Invocation? { expression.taker }

  /// Whether the array is the receiver.
  var isMethod: Bool { taker?.method != nil }
}
