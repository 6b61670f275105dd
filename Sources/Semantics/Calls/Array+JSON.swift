package import Arrays

extension LabelledArray {
  /// Reads `{"dtype", "shape", "data"}`, with `index`, `columns` and `layout` where given.
  public init(json: JSONValue) throws(InvalidCall) {
    guard let members = json.members else { throw InvalidCall(#""array" must be an object"#) }
    let known = ["dtype", "shape", "data", "index", "columns", "layout"]
    for member in members where !known.contains(member.key) {
      throw InvalidCall(unknownKey(member.key, in: "an array", known: known))
    }
    let values = try NDArray(json: json)
    self.init(
      values,
      index: try Label.labels(json["index"], key: "index", count: values.shape.first),
      columns: try Label.labels(
        json["columns"], key: "columns", count: values.shape.count > 1 ? values.shape[1] : nil))
  }

  public var json: JSONValue {
    .object([
      "dtype": .string(values.dtype.description),
      "shape": .integers(values.shape),
      "data": .array(values.elements.map { $0.json(dtype: values.dtype) }),
      "index": index.map { .array($0.map(\.json)) },
      "columns": columns.map { .array($0.map(\.json)) },
      "layout": values.layout == .rowMajor ? nil : .string(values.layout.rawValue),
    ])
  }
}

extension Label {
  static func labels(
    _ json: JSONValue?, key: String, count: Int?
  ) throws(InvalidCall) -> [Label]? {
    guard let json, json != .null else { return nil }
    guard let elements = json.elements else { throw InvalidCall("\"\(key)\" must be an array") }
    guard elements.count == count else {
      throw InvalidCall(
        "\"\(key)\" has \(elements.count) labels, the axis has \(count.map(String.init) ?? "none")")
    }
    var labels: [Label] = []
    for element in elements { labels.append(.value(try Scalar(json: element, dtype: .object))) }
    return labels
  }
}

extension NDArray {
  init(json: JSONValue) throws(InvalidCall) {
    guard let name = json["dtype"]?.text else { throw InvalidCall(#""dtype" must be a name"#) }
    guard let dtype = DType(name) else {
      let guess = nearest(name, among: DType.names).map { "; did you mean \"\($0)\"?" } ?? ""
      throw InvalidCall("\"\(name)\" is no dtype\(guess)")
    }
    guard let lengths = json["shape"]?.elements else {
      throw InvalidCall(#""shape" must be an array of lengths"#)
    }
    let shape = lengths.compactMap(\.integer)
    guard shape.count == lengths.count else {
      throw InvalidCall(#""shape" must be an array of lengths"#)
    }
    guard let data = json["data"]?.elements else {
      throw InvalidCall(#""data" must be a flat array in C order"#)
    }
    let layoutName = try json.optionalText("layout") ?? Layout.rowMajor.rawValue
    guard let layout = Layout(rawValue: layoutName) else {
      let names = Layout.allCases.map(\.rawValue).joined(separator: ", ")
      throw InvalidCall("\"\(layoutName)\" is no layout; known are \(names)")
    }
    var elements: [Scalar] = []
    elements.reserveCapacity(data.count)
    for element in data { elements.append(try Scalar(json: element, dtype: dtype)) }
    do {
      try self.init(dtype: dtype, shape: shape, elements: elements, layout: layout)
    } catch {
      throw InvalidCall("\(error)")
    }
  }
}

extension Scalar {
  /// Reads one element of an array of type `dtype`.
  init(json: JSONValue, dtype: DType) throws(InvalidCall) {
    let value: Scalar? =
      switch dtype {
      case .object: Self.any(json)
      case .nullable where json == .null: .missing
      case .datetime64(let unit), .timedelta64(let unit): Self.time(json, dtype: dtype, unit: unit)
      case .string: json.text.map { .string($0) }
      case .bytes: json.text.flatMap { Self.bytes(latin1: $0) }
      default: Self.number(json, dtype: dtype.values)
      }
    guard let value else {
      throw InvalidCall("\(json) is no value of dtype \(dtype)")
    }
    self = value
  }

  private static func any(_ json: JSONValue) -> Scalar? {
    switch json {
    case .null: Scalar.none
    case .bool(let value): .bool(value)
    case .integer(let value): .int(value)
    case .bigInteger(let digits): UInt64(digits).map { .uint($0) }
    case .double(let value): .float(value)
    case .string(let text): Self.special(text).map { .float($0) } ?? .string(text)
    case .array(let parts): parts.count == 2 ? pair(real(parts[0]), real(parts[1])) : nil
    case .object: nil
    }
  }

  /// Bytes as JSON has them: a character each, from U+0000 to U+00FF.
  package static func bytes(latin1 text: String) -> Scalar? {
    let bytes = text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
    return bytes.count == text.unicodeScalars.count ? .bytes(bytes) : nil
  }

  private static func number(_ json: JSONValue, dtype: DType) -> Scalar? {
    switch (dtype, json) {
    case (.bool, .bool(let value)): .bool(value)
    case (.bool, _): nil
    case (.complex64, .array(let parts)), (.complex128, .array(let parts)):
      parts.count == 2 ? pair(real(parts[0]), real(parts[1])) : nil
    case (.complex64, _), (.complex128, _): real(json).map { .complex($0, 0) }
    case (.float8, _), (.float16, _), (.bfloat16, _), (.float32, _), (.float64, _):
      real(json).map { .float($0) }
    case (_, .integer(let value)): .int(value)
    case (_, .bigInteger(let digits)): UInt64(digits).map { .uint($0) }
    default: nil
    }
  }

  private static func pair(_ real: Double?, _ imaginary: Double?) -> Scalar? {
    guard let real, let imaginary else { return nil }
    return .complex(real, imaginary)
  }

  private static func real(_ json: JSONValue) -> Double? {
    switch json {
    case .integer(let value): Double(value)
    case .bigInteger(let digits): Double(digits).flatMap { $0.isFinite ? $0 : nil }
    case .double(let value): value
    case .string(let text): special(text)
    default: nil
    }
  }

  private static func special(_ text: String) -> Double? {
    switch text {
    case "nan": .nan
    case "inf": .infinity
    case "-inf": -.infinity
    default: nil
    }
  }

  private static func time(_ json: JSONValue, dtype: DType, unit: TimeUnit) -> Scalar? {
    switch json {
    case .string("NaT"): .time(nil)
    case .integer(let count) where count != .min: .time(count)
    case .string(let text):
      if case .datetime64 = dtype {
        CalendarTime(iso: text)?.count(in: unit).map { .time($0) }
      } else {
        nil
      }
    default: nil
    }
  }

  /// The element as CONTRACT's JSON; a date outside the years that ISO text has is its count.
  package func json(dtype: DType) -> JSONValue {
    switch (self, dtype) {
    case (.time(let count?), .datetime64(let unit)):
      CalendarTime(count: count, unit: unit).iso.map { .string($0) } ?? .integer(count)
    case (.time(let count?), _): .integer(count)
    default: json
    }
  }

  var json: JSONValue {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .integer(value)
    case .uint(let value): .bigInteger(String(value))
    case .float(let value): .double(value)
    case .complex(let real, let imaginary): .array([.double(real), .double(imaginary)])
    case .time(let count): count.map { .integer($0) } ?? "NaT"
    case .string(let text): .string(text)
    case .bytes(let bytes):
      .string(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    case .none, .missing: .null
    }
  }
}
