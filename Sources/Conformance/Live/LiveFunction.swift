import Arrays
import PythonEmbedding
package import Semantics

/// One function of a live library.
package final class LiveFunction {
  package let profile: Profile
  let library: LiveLibrary
  private var compiled: [[Call.Argument]: CompiledCall] = [:]

  init(_ profile: Profile, in library: LiveLibrary) {
    self.profile = profile
    self.library = library
  }

  /// What the library answers.
  package func observe(_ array: LabelledArray, _ arguments: [Call.Argument]) -> Outcome {
    observe(CallInputs(array, library: library), arguments)
  }

  /// The same with inputs that were made before.
  func observe(_ inputs: CallInputs, _ arguments: [Call.Argument]) -> Outcome {
    library.beforeCall()
    do throws(PythonError) {
      return try decode(try result(compile(arguments), inputs))
    } catch {
      return Outcome(error)
    }
  }

  /// What flows back through the function; `nil` where the spec does not say how to ask.
  package func observeGradient(_ array: LabelledArray, _ arguments: [Call.Argument]) -> Outcome? {
    guard let expression = profile.call.gradient else { return nil }
    library.beforeCall()
    do throws(PythonError) {
      let call = try CompiledCall(expression, arguments, profile: profile, in: library)
      let result = try result(call, CallInputs(array, library: library))
      guard !result.isNone else { return Outcome.none }
      let nonzero = try library.object("numpy.count_nonzero").call([result]).int64()
      var shape: [Int] = []
      for length in try library.object("numpy.shape").call([result]).elements() {
        shape.append(Int(try length.int64()))
      }
      return nonzero == 0
        ? .zeros(shape: shape) : .other(type: result.typeName, text: try result.repr())
    } catch {
      return Outcome(error)
    }
  }

  private func result(
    _ call: CompiledCall, _ inputs: CallInputs
  ) throws(PythonError) -> PythonObject {
    let started = Stopwatch.now
    defer { library.stopwatch.add(Stopwatch.now &- started) }
    return try call.evaluate(inputs)
  }

  func compile(_ arguments: [Call.Argument]) throws(PythonError) -> CompiledCall {
    if let known = compiled[arguments] { return known }
    let call = try CompiledCall(profile.call.expression, arguments, profile: profile, in: library)
    if compiled.count > 500 { compiled = [:] }
    compiled[arguments] = call
    return call
  }

  private func decode(_ result: PythonObject) throws(PythonError) -> Outcome {
    if result.isNone { return .none }
    if profile.call.givesLabels { return try decodeLabels(result) }
    if let numpy = library.numpy {
      var buffer = IndexBuffer()
      let isIndices = result.withReference { numpy.decodeIndices($0, into: &buffer) }
      if isIndices {
        return .indices(dtype: buffer.type.name, shape: buffer.shape, data: buffer.values)
      }
    } else if result.typeName == "int" {
      return .indices(dtype: "int", shape: [], data: [try result.int64()])
    }
    return .other(type: result.typeName, text: try result.repr())
  }

  private func decodeLabels(_ result: PythonObject) throws(PythonError) -> Outcome {
    guard result.typeName == "list" else {
      return .labels(shape: [], data: [try label(result)])
    }
    var labels: [Label] = []
    for element in try result.elements() { labels.append(try label(element)) }
    return .labels(shape: [labels.count], data: labels)
  }

  private func label(_ object: PythonObject) throws(PythonError) -> Label {
    switch object.typeName {
    case "NoneType": return .value(.none)
    case "bool": return .value(.bool(try object.bool()))
    case "int": return .value(.int(try object.int64()))
    case "str": return .value(.string(try object.string()))
    case "float":
      let value = try object.double()
      return value.isNaN ? .missing : .value(.float(value))
    case "NaTType", "NAType": return .missing
    case let name
    where name.hasPrefix("int") || name.hasPrefix("uint") || name.hasPrefix("float")
      || name.hasPrefix("bool"):
      return try label(object.call(method: "item"))
    case let name: return .value(.string("\(name): \(try object.str())"))
    }
  }
}

extension Outcome {
  init(_ error: PythonError) {
    self = .error(
      ErrorOutcome(type: error.typeName, bases: error.bases, message: error.message))
  }
}
