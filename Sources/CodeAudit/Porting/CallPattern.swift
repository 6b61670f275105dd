import Arrays
import Emulation
import Semantics

/// All that a port asks about a call in a source file: calls that share it share their findings.
struct CallPattern: Hashable, Sendable {
  /// What is known of an argument.
  enum Form: Hashable, Sendable {
    case value(ArgumentValue)
    /// Something that only a run would tell.
    case expression
  }

  /// An argument as it is written.
  struct Argument: Hashable, Sendable {
    var name: String?
    var place: Int?
    /// `nil` where the function's spec knows no such argument.
    var role: CallTemplate.Role?
    var form: Form
  }

  var function: String
  var arguments: [Argument]
  /// Whether `*args` or `**kwargs` may bring more.
  var isOpen: Bool
  var dtype: DType?
  var rank: Int?
  /// What catches errors around the call.
  var handlers: [CallSite.Handler]

  init(_ call: CallSite, _ profile: Profile) {
    function = profile.function
    isOpen = call.hasOpenArguments
    handlers = call.handlers
    dtype = call.array?.dtype.flatMap { DType($0) }
    let template = profile.call
    // The end of an order is taken along the axis that was sorted: what a vector says is true of every slice.
    let isOfSlices = call.form == .argsortTop1 && template.ranks == [1]
    rank =
      (isOfSlices ? nil : call.array?.rank)
      ?? (template.ranks?.count == 1 ? template.ranks?.first : nil)
    arguments = call.arguments.map { argument in
      let role =
        argument.name.map { template.parameters[$0] }
        ?? argument.place.flatMap { template.role(at: $0) }
      let form = Self.form(argument, role: role, profile)
      return Argument(
        name: argument.name, place: argument.place, role: role,
        form: isOfSlices && role == .axis ? form.alongSlices : form)
    }
  }

  private static func form(
    _ argument: CallSite.Argument, role: CallTemplate.Role?, _ profile: Profile
  ) -> Form {
    if let literal = argument.literal {
      return .value(ArgumentValue(literal, text: argument.text))
    }
    // `tf.int32` is the type's name behind a dot.
    if role == .resultDType, let name = argument.text.split(separator: ".").last.map(String.init),
      profile.rules.resultDType.value.choice?.accepted.contains(name) == true
    {
      return .value(.string(name))
    }
    return .expression
  }

  func form(of role: CallTemplate.Role) -> Form? {
    arguments.first { $0.role == role }?.form
  }
}

extension CallPattern.Form {
  /// An axis that only arrays of more than one have, as the one that their slices have.
  fileprivate var alongSlices: Self {
    guard case .value(.int(let axis)) = self, axis != -1 else { return self }
    return .value(.int(0))
  }
}

extension ArgumentValue {
  init(_ literal: CallSite.Literal, text: String) {
    switch literal {
    case .none: self = .none
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = value.map { .int($0) } ?? .bigInt(text)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .sequence(let values): self = .list(values.map { ArgumentValue($0, text: text) })
    }
  }
}
