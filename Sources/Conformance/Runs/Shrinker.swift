import Arrays
import Emulation
import Semantics

/// Makes a differing call smaller as long as it differs in the same rule.
struct Shrinker {
  let profile: Profile
  let live: LiveFunction
  /// How many calls it may make.
  var budget = 400

  func shrink(_ mismatch: Mismatch) -> Mismatch {
    var best = mismatch
    var left = budget
    var progress = true
    while progress, left > 0 {
      progress = false
      for candidate in Self.smaller(best.call) {
        guard left > 0 else { break }
        left -= 1
        guard let found = examine(candidate), found.rule == mismatch.rule,
          found.size < best.size
        else { continue }
        best = found
        progress = true
        break
      }
    }
    return best
  }

  /// The mismatch that a call shows; `nil` where emulator and library agree.
  func examine(_ call: Call) -> Mismatch? {
    guard profile.call.accepts(rank: call.array.values.rank),
      let answer = try? Emulator(profile).answer(call.array, call.arguments)
    else { return nil }
    let observed = live.observe(call.array, call.arguments)
    guard let difference = answer.difference(from: observed) else { return nil }
    let (rule, fits) = Diagnosis(profile: profile).rule(
      call.array, call.arguments, answer: answer, observed: observed, difference: difference)
    return Mismatch(
      rule: rule, call: call, declared: answer.outcome, observed: observed,
      difference: difference, fits: fits)
  }

  /// Calls that are simpler in one respect, boldest first.
  static func smaller(_ call: Call) -> [Call] {
    withoutArgument(call) + withoutLayout(call) + withoutAxis(call) + shorter(call) + plainer(call)
  }

  private static func withoutArgument(_ call: Call) -> [Call] {
    call.arguments.indices.map {
      var copy = call
      copy.arguments.remove(at: $0)
      return copy
    }
  }

  private static func withoutLayout(_ call: Call) -> [Call] {
    var candidates: [Call] = []
    let values = call.array.values
    if values.layout != .rowMajor,
      let plain = try? NDArray(dtype: values.dtype, shape: values.shape, elements: values.elements)
    {
      var copy = call
      copy.array.values = plain
      candidates.append(copy)
    }
    if call.array.index != nil || call.array.columns != nil {
      var copy = call
      copy.array.index = nil
      copy.array.columns = nil
      candidates.append(copy)
    }
    return candidates
  }

  /// The first of each axis alone, one rank less.
  private static func withoutAxis(_ call: Call) -> [Call] {
    let shape = call.array.values.shape
    guard shape.count > 1 else { return [] }
    return shape.indices.filter { shape[$0] > 0 }.compactMap { axis in
      rebuilt(call, keeping: (0..<shape[axis]).filter { $0 == 0 }, axis: axis, dropping: true)
    }
  }

  /// Half of an axis, or one position less.
  private static func shorter(_ call: Call) -> [Call] {
    let shape = call.array.values.shape
    return shape.indices.flatMap { axis -> [Call] in
      let length = shape[axis]
      var keeps: [[Int]] = []
      if length > 3 { keeps += [Array(0..<length / 2), Array(length / 2..<length)] }
      keeps += (0..<min(length, 40)).map { gone in (0..<length).filter { $0 != gone } }
      return keeps.compactMap { rebuilt(call, keeping: $0, axis: axis, dropping: false) }
    }
  }

  /// One element replaced by a simpler value of its type.
  private static func plainer(_ call: Call) -> [Call] {
    let values = call.array.values
    let order = SpecialValues.of(values.dtype)
    let elements = values.elements
    guard elements.count <= 24 else { return [] }
    return elements.indices.flatMap { place -> [Call] in
      let rank = order.firstIndex(of: elements[place]) ?? order.count
      return order.prefix(rank).compactMap { value in
        var changed = elements
        changed[place] = value
        return with(call, shape: values.shape, elements: changed)
      }
    }
  }

  private static func rebuilt(
    _ call: Call, keeping positions: [Int], axis: Int, dropping: Bool
  ) -> Call? {
    let values = call.array.values
    var shape = values.shape
    let inner = Shape.count(Array(shape[(axis + 1)...]))
    let outer = Shape.count(Array(shape[..<axis]))
    let elements = values.elements
    var kept: [Scalar] = []
    for block in 0..<outer {
      for position in positions {
        let start = (block * shape[axis] + position) * inner
        kept += elements[start..<start + inner]
      }
    }
    shape[axis] = positions.count
    if dropping { shape.remove(at: axis) }
    guard var copy = with(call, shape: shape, elements: kept) else { return nil }
    if dropping {
      copy.array.index = nil
      copy.array.columns = nil
    } else if axis == 0 {
      copy.array.index = call.array.index.map { labels in positions.map { labels[$0] } }
    } else if axis == 1 {
      copy.array.columns = call.array.columns.map { labels in positions.map { labels[$0] } }
    }
    return copy
  }

  private static func with(_ call: Call, shape: [Int], elements: [Scalar]) -> Call? {
    let values = call.array.values
    guard
      let array = try? NDArray(
        dtype: values.dtype, shape: shape, elements: elements, layout: values.layout)
    else { return nil }
    var copy = call
    copy.array.values = array
    return copy
  }
}
