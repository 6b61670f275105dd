import Arrays
public import Semantics

/// One call under every profile, side by side.
public struct Trial: Sendable {
  public var array: LabelledArray
  public var axis: ArgumentValue?
  public var keepdims: Bool
  /// In the order of the specs.
  public var entries: [Entry]

  /// One function's part in it.
  public struct Entry: Sendable, Hashable {
    public var library: String
    public var function: String
    public var call: Call
    public var reply: Reply
    /// What the live library answered, where it was asked.
    public var observed: Outcome?
  }

  /// What an emulator says, or why it says nothing.
  public enum Reply: Sendable, Hashable {
    case answer(Answer, reasons: [Reason])
    case impossible(String)
  }

  /// A rule that had a part in an answer, and its value.
  public struct Reason: Sendable, Hashable {
    public var rule: RuleName
    public var value: String
  }

  /// - Parameters:
  ///   - function: `argmax` or `argmin` for all functions that seek that end; else a function's own name.
  public init(
    _ array: LabelledArray, axis: ArgumentValue?, keepdims: Bool, function: String,
    specs: SpecFolder
  ) throws(InvalidCall) {
    self.array = array
    self.axis = axis
    self.keepdims = keepdims
    entries = []
    let objective: FunctionSpec.Objective? =
      function == "argmax" ? .max : function == "argmin" ? .min : nil
    for spec in specs.specs {
      for candidate in spec.functions
      where objective.map({ candidate.extremum == $0 })
        ?? (candidate.name == function || candidate.name.hasSuffix(".\(function)"))
      {
        guard let profile = spec.profile(of: candidate) else { continue }
        entries.append(Self.entry(profile, array, axis: axis, keepdims: keepdims))
      }
    }
    if entries.isEmpty {
      let known = Set(specs.specs.flatMap { $0.functions.map(\.name) }).sorted()
      throw InvalidCall(
        "no spec has a function \"\(function)\"; "
          + (nearest(function, among: known).map { "did you mean \"\($0)\"?" }
            ?? "known are \(known.joined(separator: ", "))"))
    }
  }

  private static func entry(
    _ profile: Profile, _ array: LabelledArray, axis: ArgumentValue?, keepdims: Bool
  ) -> Entry {
    var arguments: [Call.Argument] = []
    var lacking: String?
    if let axis {
      if let name = profile.call.name(of: .axis) {
        arguments.append(.init(name, axis))
      } else {
        lacking = "an axis"
      }
    }
    if keepdims {
      if let name = profile.call.name(of: .keepdims) {
        arguments.append(.init(name, .bool(true)))
      } else {
        lacking = lacking ?? "keepdims"
      }
    }
    let call = Call(
      library: profile.library, function: profile.function, array: array, arguments: arguments)
    let reply: Reply
    if let lacking {
      reply = .impossible("takes no argument for \(lacking)")
    } else {
      do throws(Unanswerable) {
        let answer = try Emulator(profile).answer(array, arguments)
        reply = .answer(
          answer,
          reasons: profile.rules.reasons(
            answer.exercised,
            RuleSubject(
              dtype: array.values.dtype, isEmpty: array.values.count == 0, rank: array.values.rank),
            rank: array.values.rank))
      } catch {
        reply = .impossible(error.brief)
      }
    }
    return Entry(
      library: profile.library, function: profile.function, call: call, reply: reply,
      observed: nil)
  }
}

extension Unanswerable {
  fileprivate var brief: String {
    switch self {
    case .dtype(let dtype, _): "its spec says nothing of dtype \(dtype)"
    case .rank(let rank, _): "has no arrays of rank \(rank)"
    case .repeatedLabel(let label, _): "needs unique labels, and \(label.text) stands twice"
    case .noArguments: "needs an axis"
    case .noGradient: "has no gradient"
    case .tooMany(let count, _): "would answer \(count) times, more than memory can hold"
    }
  }
}

extension Rules {
  /// The values of the rules that shaped an answer, telling ones only.
  fileprivate func reasons(_ exercised: RuleNames, _ subject: RuleSubject, rank: Int) -> [Trial
    .Reason]
  {
    var reasons: [Trial.Reason] = []
    func add<Value>(_ name: RuleName, _ rule: Rule<Value>?, _ text: (Value) -> String = { "\($0)" })
    {
      guard exercised.contains(name), let rule else { return }
      reasons.append(.init(rule: name, value: text(rule.value(for: subject))))
    }
    add(.nan, nan)
    add(.ties, ties) { tie in
      "\(tie.winner.rawValue) of equals" + (tie.flushesSubnormals ? ", subnormals equal zero" : "")
    }
    if rank > 1 { add(.defaultAxis, defaultAxis) { "default axis: \($0)" } }
    add(.empty, empty) { "empty: \($0)" }
    add(.complexOrder, complexOrder) { "\($0) order" }
    return reasons
  }
}
