import Arrays
public import Semantics

/// Answers calls to any library that has a spec.
public struct Emulators: Sendable {
  public let specs: SpecFolder

  public init(_ specs: SpecFolder) { self.specs = specs }

  /// What a call gives.
  ///
  /// - Throws: `InvalidCall` where no spec says anything about such calls.
  public func answer(_ call: Call) throws(InvalidCall) -> Answer {
    let profile = try profile(for: call)
    do {
      let emulator = Emulator(profile)
      return try call.asksGradient
        ? emulator.gradient(call.array, call.arguments)
        : emulator.answer(call.array, call.arguments)
    } catch {
      throw InvalidCall("\(error)")
    }
  }

  /// The rules that a call falls under.
  public func profile(for call: Call) throws(InvalidCall) -> Profile {
    guard let spec = specs[call.library] else {
      throw InvalidCall(
        Self.unknown("library", call.library, known: specs.libraries, of: "with a spec"))
    }
    let rank = call.array.values.rank
    guard let function = spec.function(named: call.function, rank: rank) else {
      let names = spec.functions.map(\.name)
      guard !names.contains(where: { $0.hasSuffix(".\(call.function)") }) else {
        throw InvalidCall(
          "\(Unanswerable.rank(rank, function: "\(spec.library).\(call.function)"))")
      }
      throw InvalidCall(
        Self.unknown(
          "function", call.function, known: names, of: "of \(spec.library)",
          also: names.compactMap { $0.split(separator: ".").last.map(String.init) }))
    }
    var version: Version?
    if let text = call.version {
      version = Version(text)
      if version == nil { throw InvalidCall("\"\(text)\" is no version") }
    }
    guard spec.modes.contains(call.mode) else {
      throw InvalidCall(
        Self.unknown(
          "mode", call.mode.rawValue, known: spec.modes.map(\.rawValue), of: "of \(spec.library)"))
    }
    guard let profile = spec.profile(of: function, version: version, mode: call.mode) else {
      let release = ([spec.library] + (call.version.map { [$0] } ?? [])).joined(separator: " ")
      let mode = call.mode == .eager ? "" : " in mode \(call.mode.rawValue)"
      throw InvalidCall("\(release) has no \(function.name)\(mode)")
    }
    return profile
  }

  /// Answers a line of CONTRACT's `emulate`.
  ///
  /// - Parameter doubting: is told what makes an answer a guess: a version that no run has asked.
  public func reply(
    to line: String, doubting: (String) -> Void = { _ in }
  ) -> JSONValue {
    let json: JSONValue
    do {
      json = try JSONValue(parsing: line)
    } catch {
      return .object(["id": .null, "invalid": "not JSON: \(error)"])
    }
    let id = json["id"] ?? .null
    do {
      let call = try Call(json: json)
      let answer = try answer(call)
      if let doubt = doubt(about: call) { doubting(doubt) }
      return .object([
        "id": id, "outcome": answer.outcome.json,
        "unspecified": answer.unspecified.map { .string($0.rawValue) },
      ])
    } catch {
      return .object(["id": id, "invalid": .string(error.why)])
    }
  }

  private func doubt(about call: Call) -> String? {
    guard let version = call.version.flatMap({ Version($0) }) else { return nil }
    return specs[call.library]?.doubt(of: version)
  }

  private static func unknown(
    _ kind: String, _ name: String, known: [String], of whole: String, also: [String] = []
  ) -> String {
    let hint =
      nearest(name, among: known + also).map { "did you mean \"\($0)\"?" }
      ?? "known are " + known.joined(separator: ", ")
    return "\"\(name)\" is no \(kind) \(whole); \(hint)"
  }
}
