import Arrays
import Emulation
import Semantics

/// The values that a stratum's elements are chosen from, by number.
struct Alphabet: Sendable {
  var values: [Scalar]

  init(_ stratum: Stratum, extremum: FunctionSpec.Objective) {
    let special = SpecialValues.of(stratum.dtype)
    switch stratum.elements {
    case .combinations: values = special
    case .combinationsOfNumbers: values = SpecialValues.numbers(of: stratum.dtype)
    case .fixed(let elements): values = elements
    case .marked: values = Self.marks(stratum.dtype, extremum: extremum)
    case .random(let seed): values = Self.mixed(stratum.dtype, seed: seed)
    }
  }

  /// The special values, and as many drawn ones as make 32: ordinary numbers, few enough that ties are common.
  private static func mixed(_ dtype: DType, seed: UInt64) -> [Scalar] {
    var generator = SplitMix(seed: seed)
    let special =
      generator.next() % 4 == 0 ? SpecialValues.of(dtype) : SpecialValues.numbers(of: dtype)
    // NaN in every other row would hide all else, so it stands here in one stratum out of two.
    let keepsMissing = generator.next() % 2 == 0
    let base = special.filter { keepsMissing || !$0.isMissing && $0 != .none }
    var values = Array(base.prefix(16))
    while values.count < 32 { values.append(drawn(dtype, from: base, &generator)) }
    return values
  }

  private static func drawn(
    _ dtype: DType, from special: [Scalar], _ generator: inout SplitMix
  ) -> Scalar {
    let bits = generator.next()
    let small = Int64(bits % 100)
    switch dtype {
    case .bool, .string, .bytes, .object, .float8, .nullable(.boolean):
      return special[Int(bits % UInt64(special.count))]
    case .float16, .bfloat16, .float32, .float64, .nullable(.float32), .nullable(.float64):
      return .float(Double(small - 50) / 4)
    case .complex64, .complex128:
      return .complex(Double(small % 10 - 5), Double((small / 10) % 10 - 5))
    case .datetime64, .timedelta64: return .time((small - 50) * 1_000_000_000)
    case .uint8, .uint16, .uint32, .uint64, .nullable(.uint8), .nullable(.uint16),
      .nullable(.uint32),
      .nullable(.uint64):
      return .int(small)
    default: return .int(small - 50)
    }
  }

  /// What vectors with one marked element are made of: three poor values, the best one, the worst, the worst
  /// finite, and missing where there is such a thing.
  private static func marks(_ dtype: DType, extremum: FunctionSpec.Objective) -> [Scalar] {
    let special = SpecialValues.of(dtype)
    let sign: Double = extremum == .max ? 1 : -1
    switch dtype {
    case .float16, .bfloat16, .float32, .float64:
      let greatest = special.compactMap(\.finite).max() ?? 1
      return [0, 0.25, 0.5, 2, -.infinity, -greatest, .nan].map { .float(sign * $0) }
    case .float8(let format):
      let order = format.values.filter(\.isFinite).map { sign * Double($0) }.sorted()
      let middle = order.count / 2
      let worst = format.hasInfinity ? -.infinity : order[0]
      let worstFinite = format.hasInfinity ? order[0] : order[order.count / 8]
      return [
        order[middle], order[middle + 8], order[middle + 16], order[middle + 40], worst,
        worstFinite, .nan,
      ]
      .map { .float($0.isNaN ? .nan : sign * $0) }
    case .complex64, .complex128:
      return [(0, 0), (0, 1), (0, 2), (0, 3), (-.infinity, 0), (-.infinity, 1), (.nan, 0)]
        .map { .complex(sign * $0, sign * $1) }
    case .datetime64, .timedelta64:
      return [
        .time(0), .time(1), .time(2), .time(Int64(sign) * 3 + 1), .time(-Int64(sign) * 9),
        .time(-Int64(sign) * 8), .time(nil),
      ]
    case .bool:
      let best = extremum == .max
      return [!best, !best, !best, best, !best, !best].map { .bool($0) }
    case .uint8, .uint16, .uint32, .uint64:
      let order: [Int64] = extremum == .max ? [3, 4, 5, 9, 0, 1] : [7, 8, 9, 2, 100, 99]
      return order.map { .int($0) }
    default:
      return [0, 1, 2, 9, -9, -8].map { .int(Int64(sign) * $0) }
    }
  }
}

extension Scalar {
  fileprivate var finite: Double? {
    if case .float(let value) = self, value.isFinite { value } else { nil }
  }
}

/// Vigna's splitmix64: small, seedable, and the same everywhere.
struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A generator for one part of a run.
  init(seed: UInt64, _ part: UInt64) {
    state = seed
    state = next() ^ (part &* 0xD134_2543_DE82_EF95)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
