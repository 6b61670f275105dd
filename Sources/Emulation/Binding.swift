import Arrays
import Semantics

/// What a call's arguments mean under a profile, or the error that they raise.
struct Binding {
  enum Axis: Hashable {
    case flatten
    case number(Int)
  }

  var axis: Axis
  /// The axis as it was passed, for messages: a number stands in for what no integer holds.
  var passedAxis: ArgumentValue?
  var keepdims = false
  var skipsMissing = true
  /// The result's type where an argument names it.
  var resultType: String?
  /// The rule that leaves open what is answered.
  var unspecified: RuleName?
  /// Errors by the check that raises them.
  var failures: [FunctionSpec.Check: ErrorOutcome] = [:]
  var exercised: RuleNames = []

  let subject: RuleSubject

  init(_ arguments: [Call.Argument], profile: Profile, dtype: DType, shape: [Int]) {
    axis = .flatten
    subject = RuleSubject(dtype: dtype, isEmpty: shape.contains(0), rank: shape.count)
    let rules = profile.rules
    var passed: [CallTemplate.Role: Call.Argument] = [:]
    for argument in arguments {
      if let role = profile.call.parameters[argument.name], passed[role] == nil {
        passed[role] = argument
      } else {
        refuse(argument, profile: profile)
      }
    }
    if let argument = passed[.axis] {
      passedAxis = argument.value
      bindAxis(argument.value, rules)
    } else {
      bindDefaultAxis(rules, isTelling: true)
    }
    checkAxis(rules, rank: shape.count)
    bindFlags(passed, rules)
    if let argument = passed[.resultDType] { bindResultType(argument, rules) }
  }

  /// What the rules look at, once the axis is known.
  var axisSubject: RuleSubject {
    var subject = subject
    if case .number(let number) = axis { subject.axis = number }
    return subject
  }

  private mutating func bindFlags(
    _ passed: [CallTemplate.Role: Call.Argument], _ rules: Rules
  ) {
    let rule = rules.skipna?.value(for: axisSubject)
    skipsMissing = rule?.standard ?? true
    if let argument = passed[.keepdims] {
      exercised.formUnion(.init(.keepdims))
      bindKeepDims(argument, rules.keepdims.value(for: axisSubject))
    }
    if let argument = passed[.skipna], let rule {
      exercised.formUnion(.init(.skipna))
      skipsMissing = flag(argument, kinds: rule.kinds, standard: rule.standard, check: .skipna)
    }
  }

  private mutating func refuse(_ argument: Call.Argument, profile: Profile) {
    if let taken = profile.call.others[argument.name] {
      checkOther(argument, taken)
      return
    }
    var type = "TypeError"
    switch CallTemplate.Role(anyName: argument.name) {
    case .axis: exercised.formUnion(.init(.axisType))
    case .keepdims:
      guard case .unsupported(let error) = profile.rules.keepdims.value(for: subject) else { break }
      exercised.formUnion(.init(.keepdims))
      type = error.name
    case .skipna, .resultDType, nil: break
    }
    fail(
      .arguments,
      type, "\(profile.function)() got an unexpected keyword argument '\(argument.name)'")
  }

  /// A parameter without a role, such as one that takes an array for the result. `None` is as if it were left out; else
  /// no value of a call is what it takes.
  private mutating func checkOther(_ argument: Call.Argument, _ taken: CallTemplate.Taking) {
    guard argument.value != .none else { return }
    let type =
      switch taken {
      case .none(let error), .anything(let error): error.name
      case .ofType: "TypeError"
      }
    fail(.others, type, "\(argument.name) cannot be \(argument.value)")
  }

  mutating func fail(_ check: FunctionSpec.Check, _ type: String, _ message: String) {
    if failures[check] == nil { failures[check] = ErrorOutcome(type: type, message: message) }
  }

  private mutating func bindDefaultAxis(_ rules: Rules, isTelling: Bool) {
    if isTelling { exercised.formUnion(.init(.defaultAxis)) }
    switch rules.defaultAxis.value(for: subject) {
    case .flatten: axis = .flatten
    case .axis(let number): axis = .number(number)
    case .required(let error):
      exercised.formUnion(.init(.defaultAxis))
      fail(.arguments, error.name, "missing a required argument: 'axis'")
    }
  }

  private mutating func bindAxis(_ value: ArgumentValue, _ rules: Rules) {
    let rule = rules.axisType.value(for: subject)
    let treatment: Treatment
    if case .int(let number) = value, let special = rule.numbers[Int(number)] {
      treatment = special
    } else if case .string(let name) = value, let number = rule.names[name] {
      exercised.formUnion(.init(.axisType))
      axis = .number(number)
      return
    } else if value.kind == .integer, case .int(let number) = value {
      axis = .number(Int(number))
      return
    } else {
      treatment = rule.kinds[value.kind] ?? .asInteger
    }
    exercised.formUnion(.init(.axisType))
    switch treatment {
    case .flatten: axis = .flatten
    case .asInteger, .truth, .floor: axis = .number(value.floor)
    case .low32Bits: axis = .number(value.low32Bits)
    case .omitted: bindDefaultAxis(rules, isTelling: false)
    case .error(let error):
      let isNumber = [.bigInteger, .unsignedInteger, .hugeInteger].contains(value.kind)
      fail(isNumber ? .axisRange : .axisType, error.name, "axis cannot be \(value)")
    case .unspecified: unspecified = .axisType
    }
  }

  private mutating func bindResultType(_ argument: Call.Argument, _ rules: Rules) {
    guard let choice = rules.resultDType.value(for: axisSubject).choice else { return }
    exercised.formUnion(.init(.resultDType))
    if case .string(let name) = argument.value {
      if choice.accepted.contains(name) {
        resultType = name
      } else if (ResultDType.names + ResultDType.otherNames).contains(name), name != "int" {
        fail(.resultDType, choice.refused.name, "\(argument.name) cannot be \(name)")
      } else {
        fail(.resultType, choice.noType.name, "\(argument.value) is no type")
      }
      return
    }
    switch choice.kinds[argument.value.kind] {
    case .error(let error)?:
      fail(
        error == choice.refused ? .resultDType : .resultType, error.name,
        "\(argument.name) cannot be \(argument.value)")
    case .unspecified?: unspecified = .resultDType
    case .flatten?, .asInteger?, .floor?, .truth?, .low32Bits?, .omitted?: break
    case nil: fail(.resultType, choice.noType.name, "\(argument.value) is no type")
    }
  }

  private mutating func bindKeepDims(_ argument: Call.Argument, _ rule: KeepDims) {
    switch rule {
    case .unsupported(let error):
      fail(.arguments, error.name, "got an unexpected keyword argument '\(argument.name)'")
    case .supported(let kinds):
      keepdims = flag(argument, kinds: kinds, standard: false, check: .keepdims)
    }
  }

  private mutating func flag(
    _ argument: Call.Argument, kinds: [ArgumentValue.Kind: Treatment], standard: Bool,
    check: FunctionSpec.Check
  ) -> Bool {
    switch kinds[argument.value.kind] ?? .truth {
    case .truth, .asInteger, .floor, .flatten, .low32Bits: return argument.value.truth
    case .unspecified:
      unspecified = check == .skipna ? .skipna : .keepdims
      return argument.value.truth
    case .omitted: return standard
    case .error(let error):
      fail(check, error.name, "\(argument.name) cannot be \(argument.value)")
      return standard
    }
  }
}
