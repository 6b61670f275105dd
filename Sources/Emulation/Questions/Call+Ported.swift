package import Semantics

extension Call {
  /// The same question to another function: each argument as that function spells it.
  package func ported(from template: CallTemplate, to profile: Profile) -> Call {
    Call(
      library: profile.library, mode: profile.mode, function: profile.function, array: array,
      arguments: arguments.map { argument in
        let role =
          template.parameters[argument.name] ?? CallTemplate.Role(rawValue: argument.name)
        return Argument(role.map(profile.call.spelling) ?? argument.name, argument.value)
      })
  }
}

extension CallTemplate {
  /// What a function calls an argument, by name where it has one; the usual name where it lacks it.
  package func spelling(of role: Role) -> String { name(of: role) ?? role.rawValue }
}
