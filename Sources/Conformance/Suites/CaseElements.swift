import Arrays
import Emulation
import Semantics

/// Chooses the elements of each case of a stratum: for every cell a number of the alphabet; the alphabet itself where
/// the elements are fixed, since those may be more than a digit can tell apart.
struct CaseElements: Sendable {
  let alphabet: [Scalar]
  let cells: Int
  private let source: ElementSource
  private let space: Int
  private let step: Int
  /// Whether each cell has its own letter.
  let isFixed: Bool

  init(_ stratum: Stratum, cells: Int, extremum: FunctionSpec.Objective) {
    let letters = Alphabet(stratum, extremum: extremum).values
    alphabet = letters
    self.cells = cells
    source = stratum.elements
    space = max(stratum.space, 1)
    step = Self.step(for: space)
    if case .fixed = stratum.elements { isFixed = true } else { isFixed = false }
  }

  /// How many cases there are over `cells` cells; at most 2⁴⁰ are told apart.
  static func combinations(of alphabet: Int, cells: Int) -> Int {
    var product = 1
    for _ in 0..<cells where product < 1 << 40 { product *= max(alphabet, 1) }
    return min(product, 1 << 40)
  }

  /// How many ways there are to mark one element of a vector.
  static func marks(_ dtype: DType, length: Int) -> Int {
    let ways = SpecialValues.of(dtype).contains(where: \.isMissing) ? 5 : 3
    return ways * length
  }

  /// Writes the numbers for case `k`; none where the elements are fixed.
  func choose(_ k: Int, into digits: UnsafeMutablePointer<UInt8>) {
    switch source {
    case .combinations, .combinationsOfNumbers: chooseCombination(k, digits)
    case .marked: mark(k, digits)
    case .random(let seed): draw(k, seed, digits)
    case .fixed: break
    }
  }

  /// The elements of case `k` as values.
  func values(_ k: Int) -> [Scalar] {
    guard !isFixed else { return Array(alphabet.prefix(cells)) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(cells, 1)) { buffer in
      guard let base = buffer.baseAddress else { return [] }
      choose(k, into: base)
      return (0..<cells).map { alphabet[Int(base[$0])] }
    }
  }

  /// A stride through the space that visits all of it and looks unordered.
  private static func step(for space: Int) -> Int {
    var step = max(1, Int(Double(space) * 0.6180339887498949))
    while gcd(step, space) != 1 { step += 1 }
    return step
  }

  private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }

  private func chooseCombination(_ k: Int, _ digits: UnsafeMutablePointer<UInt8>) {
    let product = step.multipliedFullWidth(by: k % space)
    var rest = space.dividingFullWidth(product).remainder
    let base = alphabet.count
    for cell in 0..<cells {
      let quotient = rest / base
      digits[cell] = UInt8(truncatingIfNeeded: rest &- quotient &* base)
      rest = quotient
    }
  }

  /// Letters: 0–2 poor, 3 best, 4 worst, 5 worst but one, 6 missing.
  private func mark(_ k: Int, _ digits: UnsafeMutablePointer<UInt8>) {
    let (way, position) = ((k % space) / cells, k % cells)
    for cell in 0..<cells { digits[cell] = UInt8(cell % 3) }
    switch way {
    case 0: digits[position] = 3
    case 1:
      digits[0] = 3
      digits[position] = 3
    case 2:
      for cell in 0..<cells { digits[cell] = 4 }
      digits[position] = 5
    case 3: digits[position] = 6
    default:
      for cell in 0..<cells { digits[cell] = 6 }
      digits[position] = 4
    }
  }

  /// Twelve numbers below 32 from each draw.
  private func draw(_ k: Int, _ seed: UInt64, _ digits: UnsafeMutablePointer<UInt8>) {
    var generator = SplitMix(seed: seed, UInt64(truncatingIfNeeded: k))
    var cell = 0
    while cell < cells {
      var bits = generator.next()
      let end = min(cell + 12, cells)
      while cell < end {
        digits[cell] = UInt8(truncatingIfNeeded: bits & 31)
        bits >>= 5
        cell += 1
      }
    }
  }
}
