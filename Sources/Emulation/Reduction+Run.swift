import ArgReductionKernels
package import Arrays
import Foundation
package import Semantics

/// What the loops found: for each slice a position, or -1 for a missing label.
package struct Found: Sendable {
  package var positions: [Int64]
  /// What settles the whole call, such as an error for a slice of NaN.
  package var failure: Fallback?
  /// The type of the result, where an answer has one of its own.
  package var dtype: String?
  package var exercised: RuleNames = []
  /// For slices with several right answers, all of them.
  package var free: [Int: [Int64]] = [:]

  init(positions: [Int64]) { self.positions = positions }

  init(filledWith fallback: Fallback, count: Int) {
    positions = []
    switch fallback {
    case .index(let index, _): positions = Array(repeating: Int64(index), count: count)
    case .missingLabel: positions = Array(repeating: -1, count: count)
    case .error, .none: failure = fallback
    }
  }
}

/// What one run over raw memory met, cheap enough to be made for every case.
package struct MemoryTally: Sendable {
  /// How many slices had neither ties nor NaN (0), ties (1), NaN (2), both (3).
  package var slices = SIMD4<Int>.zero
  package var failure: Fallback?

  /// The same for all slices as one case: 0 to 3.
  package var kind: Int {
    (slices[1] + slices[3] > 0 ? 1 : 0) + (slices[2] + slices[3] > 0 ? 2 : 0)
  }

  /// The rules that slices of a kind exercise.
  package static func exercised(kind: Int) -> RuleNames {
    var names: RuleNames = []
    if kind & 1 != 0 { names.formUnion(.init(.ties)) }
    if kind & 2 != 0 { names.formUnion(.init(.nan)) }
    return names
  }
}

extension Reduction {
  /// Whether `runInMemory` can do it: numbers in memory, evenly spaced, one right answer.
  package var isPlain: Bool {
    stride != nil && !byMagnitude && Self.hasLoop(dtype)
  }

  /// Runs over raw memory; answers go to `answers`, one a slice.
  package func runInMemory(
    _ base: UnsafeRawPointer, answers: UnsafeMutablePointer<Int64>
  ) -> MemoryTally {
    withPrepared(base) { runPrepared($0, answers: answers) }
  }

  /// Lends the elements as they are compared.
  private func withPrepared<Result>(
    _ base: UnsafeRawPointer, _ body: (UnsafeRawPointer) -> Result
  ) -> Result {
    guard let preparation else { return body(base) }
    return withUnsafeTemporaryAllocation(
      byteCount: max(preparation.byteCount, 1), alignment: 64
    ) { memory in
      guard let target = memory.baseAddress else { return body(base) }
      preparation.prepare(base, into: target)
      return body(target)
    }
  }

  private func runPrepared(
    _ base: UnsafeRawPointer, answers: UnsafeMutablePointer<Int64>
  ) -> MemoryTally {
    var tally = MemoryTally()
    for slice in starts.indices {
      let winner =
        search.winner(in: dtype, at: base + starts[slice], count: length, stride: stride ?? 0)
        ?? Winner(index: -1, level: 0, missing: 0)
      tally.slices[(winner.level > 1 ? 1 : 0) + (winner.missing > 0 ? 2 : 0)] &+= 1
      answers[slice] = settle(winner) { tally.failure = tally.failure ?? $0 }
    }
    return tally
  }

  /// Runs over an array of any type and layout.
  package func run(_ array: NDArray) -> Found {
    var found = Found(positions: [])
    found.positions.reserveCapacity(starts.count)
    if Self.hasLoop(dtype) {
      array.withBase { base in
        withPrepared(base) { prepared in
          for slice in starts.indices { visit(slice, in: prepared, &found) }
        }
      }
    } else {
      let elements = array.elements.map { noneIsMissing && $0 == .none ? .missing : $0 }
      let slices = valueStarts.map { start in valueOffsets.map { elements[start + $0] } }
      if let failure = failureBeforeComparing(slices) {
        found.failure = failure
        if failure == fallback { found.exercised.formUnion(.init(.nan)) }
        return found
      }
      for (slice, values) in slices.enumerated() { visit(slice, values: values, &found) }
    }
    return found
  }

  /// What fails a call before values are compared, and values that Python cannot compare.
  private func failureBeforeComparing(_ slices: [[Scalar]]) -> Fallback? {
    let skips = missingSettles || search.missing == .skipped
    if case .error = fallback {
      let isFatal = slices.contains { slice in
        missingSettles
          ? slice.contains(where: \.isMissing)
          : search.missing.isFilled && slice.allSatisfy(\.isMissing)
      }
      if isFatal { return fallback }
    }
    guard dtype == .object else { return nil }
    return slices.allSatisfy { skips ? $0.filter { !$0.isMissing }.isOrderable : $0.isOrderable }
      ? nil : .error(ErrorName("TypeError"))
  }

  private func visit(_ slice: Int, in base: UnsafeRawPointer, _ found: inout Found) {
    let start = base + starts[slice]
    if let stride, !byMagnitude {
      let winner = search.winner(in: dtype, at: start, count: length, stride: stride)
      note(winner, slice, &found) { single(start + $0 * stride) }
      return
    }
    let offsets = stride.map { step in (0..<length).map { $0 * step } } ?? elementOffsets
    if byMagnitude {
      visit(slice, values: offsets.map { single(start + $0).magnitude }, &found)
    } else {
      visit(slice, gathering: offsets, from: start, &found)
    }
  }

  /// Elements that lie unevenly are copied into a row first.
  private func visit(
    _ slice: Int, gathering offsets: [Int], from start: UnsafeRawPointer, _ found: inout Found
  ) {
    let size = dtype.itemSize ?? 1
    withUnsafeTemporaryAllocation(byteCount: max(offsets.count, 1) * size, alignment: 16) { row in
      guard let base = row.baseAddress else { return }
      for (place, offset) in offsets.enumerated() {
        (base + place * size).copyMemory(from: start + offset, byteCount: size)
      }
      let winner = search.winner(in: dtype, at: base, count: offsets.count, stride: size)
      note(winner, slice, &found) { single(base + $0 * size) }
    }
  }

  private func visit(_ slice: Int, values: [Scalar], _ found: inout Found) {
    let extremes = byMagnitude ? DType.float64.extremes : dtype.extremes
    let winner = values.withUnsafeBytes { bytes in
      bytes.baseAddress.map {
        referenceWinner(
          Scalar.self, at: $0, count: values.count, stride: MemoryLayout<Scalar>.stride,
          search: search, extremes: extremes)
      }
    }
    note(winner, slice, &found) { values[$0] }
  }

  private func note(
    _ winner: Winner?, _ slice: Int, _ found: inout Found, element: (Int) -> Scalar
  ) {
    let winner = winner ?? Winner(index: -1, level: 0, missing: 0)
    if winner.missing > 0 { found.exercised.formUnion(.init(.nan)) }
    if winner.level > 1 { found.exercised.formUnion(.init(.ties)) }
    let position = settle(winner) { fallback in
      if case .index(_, let dtype) = fallback {
        found.dtype = dtype
      } else {
        found.failure = found.failure ?? fallback
      }
    }
    found.positions.append(position)
    guard winner.index >= 0, winner.level > 1, found.failure == nil, !isSettled(winner) else {
      return
    }
    found.free[slice] = rightAnswers(besides: winner, element: element)
  }

  /// Whether the fallback is answered instead of the winner.
  private func isSettled(_ winner: Winner) -> Bool {
    if missingSettles { return winner.missing > 0 }
    if search.missing.isFilled { return winner.missing == length && length > 0 }
    return winner.index < 0
  }

  /// The position to answer; fallbacks that concern the whole result go to `report`.
  private func settle(_ winner: Winner, report: (Fallback) -> Void) -> Int64 {
    guard isSettled(winner) else { return Int64(winner.index) }
    switch fallback {
    case .index(let index, let dtype):
      if dtype != nil { report(fallback) }
      return Int64(index)
    case .missingLabel: return -1
    case .error, .none:
      report(fallback)
      return -1
    }
  }

  /// The element at an address, as a value that kernels compare.
  private func single(_ address: UnsafeRawPointer) -> Scalar {
    NDArray.element(at: address, dtype: dtype)
  }

  private static func hasLoop(_ dtype: DType) -> Bool {
    switch dtype {
    case .string, .bytes, .object, .nullable: false
    default: true
    }
  }
}

extension Scalar {
  /// NaN where a part is, though an infinite part would hide it; else without overflow on the way.
  fileprivate var magnitude: Scalar {
    guard case .complex(let real, let imaginary) = self else { return self }
    return .float(isMissing ? .nan : hypot(real, imaginary))
  }
}
