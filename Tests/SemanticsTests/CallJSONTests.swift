import Arrays
import Semantics
import Testing

/// What an array's JSON is read as and written as.
private func rewritten(_ dtype: String, _ data: String, count: Int) throws -> String {
  let text = "{\"dtype\":\"\(dtype)\",\"shape\":[\(count)],\"data\":\(data)}"
  let array = try LabelledArray(json: try JSONValue(parsing: text))
  #expect(try LabelledArray(json: array.json) == array)
  return array.json["data"]?.description ?? ""
}

private func refusal(_ call: String) -> String? {
  do {
    _ = try Call(json: try JSONValue(parsing: call))
    return nil
  } catch {
    return "\(error)"
  }
}

@Suite struct CallJSONTests {
  /// One element, in every type: it is written as it was read.
  @Test(arguments: DType.names)
  func everyType(name: String) throws {
    let dtype = try #require(DType(name))
    let data: (text: String, count: Int) =
      switch dtype.values {
      case .bool: ("[true,false]", 2)
      case .float16, .bfloat16, .float32, .float64:
        dtype.isNullable
          ? ("[1.5,null,\"inf\"]", 3) : ("[1.5,\"nan\",\"inf\",\"-inf\",-0.0]", 5)
      case .float8(.e8m0fnu): ("[0.5,\"nan\",2.0]", 3)
      case .float8(let format):
        format.hasInfinity
          ? ("[1.5,\"nan\",\"inf\",\"-inf\",-0.0]", 5) : ("[1.5,\"nan\",-2.0]", 3)
      case .complex64, .complex128: ("[[1.5,\"nan\"],[\"-inf\",-0.0]]", 2)
      case .datetime64: ("[\"2024-02-29\",\"NaT\",\"0001-01-01\"]", name.hasSuffix("ns]") ? 2 : 3)
      case .timedelta64: ("[-5,\"NaT\",0]", 3)
      case .string: ("[\"é\",\"\",\"😀\"]", 3)
      case .bytes: ("[\"a\",\"\",\"ÿ\"]", 3)
      case .object: ("[null,true,1,1.5,\"a\",[1.0,2.0]]", 6)
      default: dtype.isNullable ? ("[1,null,0]", 3) : ("[1,0]", 2)
      }
    let text =
      data.count == 2 && data.text.contains("0001")
      ? "[\"2024-02-29\",\"NaT\"]" : data.text
    #expect(try rewritten(name, text, count: data.count) == text)
  }

  @Test(arguments: [
    (
      "datetime64[ns]", #"["2024-02-29T23:59:59.123456789"]"#, #"["2024-02-29T23:59:59.123456789"]"#
    ),
    ("datetime64[s]", #"["1969-12-31T23:59"]"#, #"["1969-12-31T23:59:00"]"#),
    ("datetime64[ms]", #"["2000-02-29T00:00:00.5"]"#, #"["2000-02-29T00:00:00.500000000"]"#),
    ("datetime64[D]", #"["9999-12-31"]"#, #"["9999-12-31"]"#),
    // Outside the years 1 to 9999 a date is its count.
    ("datetime64[D]", "[2932897]", "[2932897]"),
    ("datetime64[D]", "[-719163]", "[-719163]"),
    ("datetime64[D]", "[-719162]", #"["0001-01-01"]"#),
    ("datetime64[D]", "[9223372036854775807]", "[9223372036854775807]"),
    ("datetime64[D]", "[-9223372036854775807]", "[-9223372036854775807]"),
    ("datetime64[s]", "[9223372036854775807]", "[9223372036854775807]"),
    ("datetime64[ns]", "[9223372036854775807]", #"["2262-04-11T23:47:16.854775807"]"#),
    ("datetime64[ns]", "[-9223372036854775807]", #"["1677-09-21T00:12:43.145224193"]"#),
    ("uint64", "[18446744073709551615]", "[18446744073709551615]"),
    ("float64", "[9223372036854775808]", "[9.223372036854776e+18]"),
    ("complex128", "[1]", "[[1.0,0.0]]"),
    ("bytes", #"["\u0001\u00ff"]"#, #"["\u0001ÿ"]"#),
  ])
  func values(dtype: String, data: String, written: String) throws {
    #expect(try rewritten(dtype, data, count: 1) == written)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-01", "2024-01-00",
    "0000-01-01",
    "2024-1-1", "+2024-01-01", "2024-01-+1", "2024-01-01T", "2024-01-01T24:00", "2024-01-01T1:00",
    "2024-01-01T00:60", "2024-01-01T00:00:60", "2024-01-01T00:00.5", "2024-01-01T00:00:00.",
    "2024-01-01T00:00:00.1234567890", "2024-01-01T00:00:00.+5", "2024-01-01 00:00", "10000-01-01",
    "",
    "nat", "9999-12-31",
  ])
  func noDate(text: String) {
    let error = #expect(throws: InvalidCall.self) {
      try rewritten("datetime64[ns]", "[\"\(text)\"]", count: 1)
    }
    #expect(error?.why == "\"\(text)\" is no value of dtype datetime64[ns]")
  }

  @Test(arguments: [
    ("[]", "a call is a JSON object"),
    (#"{"libary":"a"}"#, #""libary" is no key of a call; did you mean "library"?"#),
    ("{}", #""library" must be the name of a spec"#),
    (
      #"{"library":"a","function":"f","array":{"dtype":"int8","shape":[0],"data":[]},"arguments":{"2":1}}"#,
      #"places are numbered 1, 2, …; "arguments" has 2"#
    ),
    (
      #"{"library":"a","function":"f","array":{"dtype":"int8","shape":[0],"data":[]},"arguments":{"1":1,"x":2,"01":1}}"#,
      #"places are numbered 1, 2, …; "arguments" has 1, 01"#
    ),
    (
      #"{"library":"a","function":"f","array":{"dtype":"int8","shape":[0],"data":[]},"gradient":1}"#,
      #""gradient" must be true or false"#
    ),
    (#"{"library":1}"#, #""library" must be the name of a spec"#),
    (#"{"library":"a"}"#, #""function" must be a function's name"#),
    (#"{"library":"a","function":"f"}"#, #""array" is missing"#),
    (#"{"library":"a","function":"f","array":1}"#, #""array" must be an object"#),
    (#"{"library":"a","function":"f","array":{},"version":2}"#, #""version" must be text"#),
    (#"{"library":"a","function":"f","array":{},"mode":2}"#, #""mode" must be text"#),
    (
      #"{"library":"a","function":"f","array":{"dtype":"int8","shape":[0],"data":[]},"arguments":[]}"#,
      #""arguments" must be an object of keyword arguments"#
    ),
    (
      #"{"library":"a","function":"f","array":{"dtype":"int8","shape":[0],"data":[]},"arguments":{"a":[{}]}}"#,
      "an argument cannot be an object"
    ),
  ])
  func invalidCalls(call: String, why: String) { #expect(refusal(call) == why) }

  @Test(arguments: [
    (#"{"shpe":[]}"#, #""shpe" is no key of an array; did you mean "shape"?"#),
    ("{}", #""dtype" must be a name"#),
    (#"{"dtype":"flaot64"}"#, #""flaot64" is no dtype; did you mean "float64"?"#),
    (#"{"dtype":"int8"}"#, #""shape" must be an array of lengths"#),
    (#"{"dtype":"int8","shape":[1.0]}"#, #""shape" must be an array of lengths"#),
    (#"{"dtype":"int8","shape":[1]}"#, #""data" must be a flat array in C order"#),
    (#"{"dtype":"int8","shape":[2],"data":[1]}"#, "shape [2] needs 2 values, data has 1"),
    (#"{"dtype":"int8","shape":[-1],"data":[]}"#, "shape [-1] has a negative length"),
    (
      #"{"dtype":"int8","shape":[1],"data":[128]}"#,
      "value 128 at position 0 does not fit dtype int8"
    ),
    (#"{"dtype":"int8","shape":[1],"data":[1.0]}"#, "1.0 is no value of dtype int8"),
    (#"{"dtype":"bool","shape":[1],"data":[1]}"#, "1 is no value of dtype bool"),
    (#"{"dtype":"float64","shape":[1],"data":["NaN"]}"#, #""NaN" is no value of dtype float64"#),
    (#"{"dtype":"float64","shape":[1],"data":[null]}"#, "null is no value of dtype float64"),
    (#"{"dtype":"complex64","shape":[1],"data":[[1]]}"#, "[1] is no value of dtype complex64"),
    (#"{"dtype":"bytes","shape":[1],"data":["€"]}"#, #""€" is no value of dtype bytes"#),
    (#"{"dtype":"object","shape":[1],"data":[{}]}"#, "{} is no value of dtype object"),
    (
      #"{"dtype":"int8","shape":[0],"data":[],"layout":"X"}"#,
      "\"X\" is no layout; known are " + Layout.allCases.map(\.rawValue).joined(separator: ", ")
    ),
    (#"{"dtype":"int8","shape":[0],"data":[],"index":1}"#, #""index" must be an array"#),
    (
      #"{"dtype":"int8","shape":[0],"data":[],"index":[1]}"#,
      #""index" has 1 labels, the axis has 0"#
    ),
    (
      #"{"dtype":"int8","shape":[0],"data":[],"columns":[1]}"#,
      #""columns" has 1 labels, the axis has none"#
    ),
  ])
  func invalidArrays(array: String, why: String) {
    #expect(refusal("{\"library\":\"a\",\"function\":\"f\",\"array\":\(array)}") == why)
  }

  @Test func arguments() throws {
    let text =
      #"{"library":"a","version":"1.2","mode":"jit","function":"f","array":{"dtype":"int8","#
      + #""shape":[0,1],"data":[],"columns":["x"]},"arguments":{"axis":0,"b":0.0,"c":null,"#
      + #""d":[true,"t"],"e":9223372036854775808,"f":-9223372036854775809},"gradient":true}"#
    let call = try Call(json: try JSONValue(parsing: text))
    #expect(call.json().description == text)
    #expect(
      call.arguments.map(\.value.description)
        == ["0", "0.0", "None", "[True, 't']", "9223372036854775808", "-9223372036854775809"])
    #expect(
      call.arguments.map(\.value.kind.rawValue)
        == ["integer", "whole-float", "none", "list", "unsigned-integer", "huge-integer"])
    #expect(call.asksGradient)
  }

  @Test(arguments: [
    #"{"kind":"indices","dtype":"int64","shape":[2,1],"data":[1,-1]}"#,
    #"{"kind":"labels","shape":[3],"data":["a","nan",1]}"#, #"{"kind":"none"}"#,
    #"{"kind":"zeros","shape":[2,3]}"#,
    #"{"kind":"error","type":"AxisError","message":"é\n"}"#,
    #"{"kind":"other","type":"list","text":"[]"}"#,
  ])
  func outcomes(text: String) throws {
    #expect(try Outcome(json: try JSONValue(parsing: text)).json.description == text)
  }

  @Test(arguments: [
    ("{}", "an outcome's kind is indices, labels, none, zeros, error or other"),
    (#"{"kind":"indices"}"#, "an outcome's \"dtype\" must be text"),
    (
      #"{"kind":"indices","dtype":"int","shape":[],"data":[1.0]}"#,
      "an outcome's \"data\" must be an array of integers"
    ),
    (#"{"kind":"labels","shape":[]}"#, "an outcome's \"data\" must be an array of labels"),
    (#"{"kind":"error","type":"E"}"#, "an outcome's \"message\" must be text"),
    (
      #"{"kind":"indices","dtype":"int","shape":[3],"data":[1]}"#,
      "an outcome's shape [3] needs 3 values, data has 1"
    ),
    (
      #"{"kind":"indices","dtype":"int","shape":[-1],"data":[1]}"#,
      "an outcome's shape [-1] has a negative length"
    ),
    (
      #"{"kind":"indices","dtype":"int","shape":[2,4611686018427387904,4],"data":[]}"#,
      "an outcome's shape [2, 4611686018427387904, 4] holds more elements than memory can"
    ),
    (
      #"{"kind":"indices","dtype":"int","shape":[0,4611686018427387904,4],"data":[]}"#,
      "an outcome's shape [0, 4611686018427387904, 4] holds more elements than memory can"
    ),
    (
      #"{"kind":"labels","shape":[],"data":["a","b"]}"#,
      "an outcome's shape [] needs 1 value, data has 2"
    ),
    (#"{"kind":"zeros","shape":[2,-3]}"#, "an outcome's shape [2, -3] has a negative length"),
  ])
  func invalidOutcomes(text: String, why: String) {
    let error = #expect(throws: InvalidCall.self) {
      try Outcome(json: try JSONValue(parsing: text))
    }
    #expect(error?.why == why)
  }
}
