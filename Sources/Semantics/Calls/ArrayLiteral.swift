public import Arrays

/// Why a text is no array.
public struct ArrayLiteralError: Error, Hashable, CustomStringConvertible {
  public var problem: String
  /// From 1, in characters; `nil` where it is the whole that is wrong.
  public var column: Int?

  public var description: String {
    column.map { "column \($0): \(problem)" } ?? problem
  }
}

extension NDArray {
  /// Reads an array as Python or JSON writes it: nested lists of numbers, `nan`, `inf`, `True`,
  /// `None`, `NaT`, `NA`, complex numbers such as `1+2j`, and text in quotes.
  ///
  /// - Parameter dtype: the element type; where it is left out, the type that NumPy would choose,
  ///   except that text beside numbers gives `object`: NumPy would make text of the numbers.
  public init(literal text: String, dtype: DType? = nil) throws(ArrayLiteralError) {
    var reader = LiteralReader(Array(text))
    let nested = try reader.whole()
    var shape: [Int] = []
    var elements: [Scalar] = []
    try nested.flatten(depth: 0, shape: &shape, elements: &elements)
    let type = dtype ?? Self.type(of: elements)
    do {
      try self.init(
        dtype: type, shape: shape,
        elements: elements.map { element throws(ArrayLiteralError) in
          try element.adapted(to: type)
        })
    } catch let error as ArrayLiteralError {
      throw error
    } catch {
      throw ArrayLiteralError(problem: "\(error)")
    }
  }

  private static func type(of elements: [Scalar]) -> DType {
    var kinds: Set<Int> = []
    for element in elements {
      switch element {
      case .bool: kinds.insert(0)
      case .int: kinds.insert(1)
      case .uint: kinds.insert(2)
      case .float: kinds.insert(3)
      case .complex: kinds.insert(4)
      case .string: kinds.insert(5)
      default: kinds.insert(6)
      }
    }
    if kinds.isEmpty { return .float64 }
    if kinds.contains(6) || kinds.contains(5) && kinds.count > 1 { return .object }
    if kinds.contains(5) { return .string }
    if kinds.contains(4) { return .complex128 }
    if kinds.contains(3) { return .float64 }
    // No integer type of NumPy holds both halves.
    if kinds.contains(2) { return kinds.contains(1) ? .float64 : .uint64 }
    return kinds.contains(1) ? .int64 : .bool
  }
}

extension Scalar {
  /// The value in the form in which arrays of a type hold it.
  fileprivate func adapted(to type: DType) throws(ArrayLiteralError) -> Scalar {
    switch (type, self) {
    case (.bytes, .string(let text)):
      guard let bytes = Scalar.bytes(latin1: text) else {
        throw ArrayLiteralError(problem: "'\(text)' has characters beyond one byte")
      }
      return bytes
    case (.datetime64(let unit), .string(let text)):
      guard let count = CalendarTime(iso: text)?.count(in: unit) else {
        throw ArrayLiteralError(problem: "'\(text)' is no ISO date that \(type) can hold")
      }
      return .time(count)
    case (.datetime64, .int(let count)), (.timedelta64, .int(let count)): return .time(count)
    case (.datetime64, _) where isMissing, (.timedelta64, _) where isMissing: return .time(nil)
    case (.nullable, .none): return .missing
    case (.nullable(let kind), .float(let value))
    where value.isNaN && kind != .float32 && kind != .float64:
      return .missing
    case (.bool, .int(let value)) where value == 0 || value == 1: return .bool(value == 1)
    case (.object, _), (.nullable, _), (_, .missing): return self
    case (_, .bool(let value)) where type != .bool: return .int(value ? 1 : 0)
    default: return self
    }
  }
}

/// A list of lists, or one value.
private indirect enum Nested {
  case value(Scalar, column: Int)
  case list([Nested], column: Int)

  func flatten(
    depth: Int, shape: inout [Int], elements: inout [Scalar]
  ) throws(ArrayLiteralError) {
    switch self {
    case .value(let scalar, let column):
      guard depth == shape.count else {
        throw ArrayLiteralError(problem: "rows of different depth make no array", column: column)
      }
      elements.append(scalar)
    case .list(let parts, let column):
      if depth == shape.count {
        guard elements.isEmpty else {
          throw ArrayLiteralError(problem: "rows of different depth make no array", column: column)
        }
        shape.append(parts.count)
      }
      guard shape[depth] == parts.count else {
        throw ArrayLiteralError(
          problem: "this row has \(parts.count) value\(parts.count == 1 ? "" : "s"), "
            + "the first has \(shape[depth])",
          column: column)
      }
      for part in parts { try part.flatten(depth: depth + 1, shape: &shape, elements: &elements) }
    }
  }
}

private struct LiteralReader {
  let text: [Character]
  var position = 0

  init(_ text: [Character]) { self.text = text }

  mutating func whole() throws(ArrayLiteralError) -> Nested {
    let value = try value(depth: 0)
    skipSpace()
    guard position == text.count else { throw error("unexpected text after the array") }
    return value
  }

  private func error(_ problem: String) -> ArrayLiteralError {
    ArrayLiteralError(problem: problem, column: position + 1)
  }

  private mutating func skipSpace() {
    while position < text.count, text[position].isWhitespace { position += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard position < text.count, text[position] == character else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(ArrayLiteralError) -> Nested {
    guard depth <= 32 else { throw error("nested more than 32 deep") }
    skipSpace()
    let column = position + 1
    guard take("[") else { return .value(try scalar(), column: column) }
    var parts: [Nested] = []
    if take("]") { return .list(parts, column: column) }
    while true {
      parts.append(try value(depth: depth + 1))
      if take("]") { return .list(parts, column: column) }
      guard take(",") else { throw error("expected , or ]") }
      if take("]") { return .list(parts, column: column) }
    }
  }

  private mutating func scalar() throws(ArrayLiteralError) -> Scalar {
    guard position < text.count else { throw error("a value is missing") }
    if text[position] == "'" || text[position] == "\"" { return .string(try quoted()) }
    let start = position
    while position < text.count, !",[] \t\n".contains(text[position]) { position += 1 }
    let word = String(text[start..<position])
    guard let value = Self.named[word.lowercased()] ?? Self.number(word) else {
      position = start
      if Self.isInteger(word) {
        throw error("\(word) is beyond 64 bits; with a point it is a float")
      }
      throw error(
        word.isEmpty ? "a value is missing" : "\"\(word)\" is no value; text stands in quotes")
    }
    return value
  }

  private mutating func quoted() throws(ArrayLiteralError) -> String {
    let quote = text[position]
    position += 1
    let start = position
    while position < text.count, text[position] != quote { position += 1 }
    guard position < text.count else {
      position = start - 1
      throw error("text has no closing quote")
    }
    defer { position += 1 }
    return String(text[start..<position])
  }

  private static let named: [String: Scalar] = [
    "nan": .float(.nan), "inf": .float(.infinity), "-inf": .float(-.infinity),
    "infinity": .float(.infinity), "-infinity": .float(-.infinity),
    "true": .bool(true), "false": .bool(false), "none": .none, "null": .none,
    "nat": .time(nil), "na": .missing,
  ]

  private static func number(_ word: String) -> Scalar? {
    if let value = Int64(word) { return .int(value) }
    if let value = UInt64(word) { return .uint(value) }
    if word.hasSuffix("j") || word.hasSuffix("J") { return complex(String(word.dropLast())) }
    return isInteger(word) ? nil : real(word).map { .float($0) }
  }

  private static func isInteger(_ word: String) -> Bool {
    let digits = word.drop { "+-".contains($0) }
    return !digits.isEmpty && digits.allSatisfy { ("0"..."9").contains($0) }
  }

  /// `1+2`, `2`, `-inf-nan`: the parts of a complex number, without its `j`.
  private static func complex(_ word: String) -> Scalar? {
    if let imaginary = real(word) { return .complex(0, imaginary) }
    let characters = Array(word)
    for place in characters.indices.dropFirst().reversed() {
      guard "+-".contains(characters[place]), !"eE".contains(characters[place - 1]) else {
        continue
      }
      guard let first = real(String(characters[..<place])),
        let second = real(String(characters[place...]))
      else { return nil }
      return .complex(first, second)
    }
    return nil
  }

  private static func real(_ word: String) -> Double? {
    if word.lowercased() == "-nan" { return .nan }
    if word.hasPrefix("+") {
      let rest = word.dropFirst()
      return rest.first.map { "+-".contains($0) } == true ? nil : real(String(rest))
    }
    if case .float(let value)? = named[word.lowercased()] { return value }
    // Double would read hexadecimal and NaN payloads as well.
    guard word.allSatisfy({ "0123456789.eE+-".contains($0) }) else { return nil }
    return Double(word)
  }
}
