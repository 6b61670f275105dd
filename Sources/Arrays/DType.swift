/// The element type of an array, under the names that the libraries print.
///
/// Nullable types (`Int64`, `Float64`, …) carry a missing-value mask beside their values, as pandas and
/// polars keep them; they are written with a capital, as those libraries write them.
public enum DType: Hashable, Sendable {
  case bool
  case int8, int16, int32, int64
  case uint8, uint16, uint32, uint64
  case float16, bfloat16, float32, float64
  /// Eight-bit floats, by the names of ml_dtypes.
  case float8(Float8Format)
  case complex64, complex128
  case datetime64(TimeUnit)
  case timedelta64(TimeUnit)
  /// Fixed-width text of UCS-4 code points; the width is a property of the array.
  case string
  /// Fixed-width bytes; the width is a property of the array.
  case bytes
  /// References to Python objects, held here as `Scalar`s.
  case object
  case nullable(NullableType)

  /// The value types that can carry a mask.
  public enum NullableType: String, Hashable, Sendable, CaseIterable {
    case boolean
    case int8 = "Int8"
    case int16 = "Int16"
    case int32 = "Int32"
    case int64 = "Int64"
    case uint8 = "UInt8"
    case uint16 = "UInt16"
    case uint32 = "UInt32"
    case uint64 = "UInt64"
    case float32 = "Float32"
    case float64 = "Float64"
  }
}

/// The unit of a datetime64 or timedelta64 count.
public enum TimeUnit: String, Hashable, Sendable, CaseIterable {
  case day = "D"
  case hour = "h"
  case minute = "m"
  case second = "s"
  case millisecond = "ms"
  case microsecond = "us"
  case nanosecond = "ns"

  /// Nanoseconds in one unit.
  public var nanoseconds: Int64 {
    switch self {
    case .day: 86_400_000_000_000
    case .hour: 3_600_000_000_000
    case .minute: 60_000_000_000
    case .second: 1_000_000_000
    case .millisecond: 1_000_000
    case .microsecond: 1_000
    case .nanosecond: 1
    }
  }
}

extension DType {
  /// Every type without a parameter, and one unit of each time type.
  public static let all: [DType] =
    [
      .bool, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64,
      .float16, .bfloat16, .float32, .float64, .complex64, .complex128,
      .datetime64(.nanosecond), .timedelta64(.nanosecond), .string, .bytes, .object,
    ] + Float8Format.allCases.map { .float8($0) } + NullableType.allCases.map { .nullable($0) }

  /// The type that holds the values beside a mask; the type itself where there is none.
  public var values: DType {
    guard case .nullable(let nullable) = self else { return self }
    return switch nullable {
    case .boolean: .bool
    case .int8: .int8
    case .int16: .int16
    case .int32: .int32
    case .int64: .int64
    case .uint8: .uint8
    case .uint16: .uint16
    case .uint32: .uint32
    case .uint64: .uint64
    case .float32: .float32
    case .float64: .float64
    }
  }

  /// Whether elements carry a mask.
  public var isNullable: Bool {
    if case .nullable = self { true } else { false }
  }

  /// Bytes of one element; `nil` where the array decides (text) or where elements are objects.
  public var itemSize: Int? {
    switch values {
    case .bool, .int8, .uint8, .float8: 1
    case .int16, .uint16, .float16, .bfloat16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64, .complex64, .datetime64, .timedelta64: 8
    case .complex128: 16
    case .string, .bytes, .object, .nullable: nil
    }
  }
}
