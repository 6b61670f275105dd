import Semantics

/// The ways in which a function's arguments are passed in cases.
struct ArgumentForms {
  let profile: Profile

  /// The names under which the axis (and likewise below) can be passed, in a fixed order; places come first, and
  /// only those that can be filled alone.
  private func names(_ role: CallTemplate.Role) -> [String] {
    profile.call.parameters.filter { $0.value == role && (!$0.key.isPlace || $0.key == "1") }
      .map(\.key).sorted()
  }

  /// The arguments of the plainest call: none, or the axis where a function cannot be called without.
  func plain(rank: Int) -> [Call.Argument] {
    guard profile.call.needsArguments, let name = names(.axis).last else { return [] }
    return [.init(name, .int(rank > 0 ? Int64(rank) - 1 : 0))]
  }

  /// Right axes in every spelling, with every way to pass the flags.
  func right(rank: Int) -> [[Call.Argument]] {
    var axes: [[Call.Argument]] = [[]]
    for name in names(.axis) {
      if profile.rules.axisType.value.kinds[.none] == .flatten { axes.append([.init(name, .none)]) }
      axes += (-rank..<max(rank, 1)).map { [.init(name, .int(Int64($0)))] }
    }
    let forms = axes.flatMap { axis in flags.map { axis + $0 } } + places(rank: rank)
    return profile.call.needsArguments ? forms.filter { !$0.isEmpty } : forms
  }

  /// Two arguments by position.
  private func places(rank: Int) -> [[Call.Argument]] {
    guard profile.call.parameters["1"] == .axis else { return [] }
    switch profile.call.parameters["2"] {
    case .keepdims?, .skipna?:
      return [true, false].map { [.init("1", .int(0)), .init("2", .bool($0))] }
    case .resultDType?:
      return resultTypes.map { [.init("1", .int(0)), .init("2", .string($0))] }
    case .axis?, nil: return []
    }
  }

  private var resultTypes: [String] {
    profile.rules.resultDType.value.choice?.accepted ?? []
  }

  /// One argument under two names, or by name and by place.
  func twice() -> [[Call.Argument]] {
    [(CallTemplate.Role.axis, ArgumentValue.int(0)), (.keepdims, .bool(true))].compactMap {
      role, value in
      let names = names(role)
      return names.count > 1 ? [.init(names[0], value), .init(names[1], value)] : nil
    }
  }

  /// Result types that are not to be had, and values that name none.
  func oddResultTypes() -> [[Call.Argument]] {
    guard let name = names(.resultDType).last else { return [] }
    let texts = (ResultDType.names + ResultDType.otherNames).filter { $0 != "int" }
    let values: [ArgumentValue] =
      texts.map { .string($0) } + [.string("no_such_type"), .string("")]
      + [.none, .bool(true), .int(1), .float(0.5), .list([])]
    return values.map { [.init(name, $0)] }
  }

  /// The axis left out, and each axis once.
  func along(rank: Int) -> [[Call.Argument]] {
    guard let name = names(.axis).last else { return [[]] }
    let none: [[Call.Argument]] = profile.call.needsArguments ? [] : [[]]
    return none + (0..<rank).map { [.init(name, .int(Int64($0)))] }
  }

  /// The flags left out, true and false, each name alone.
  private var flags: [[Call.Argument]] {
    var forms: [[Call.Argument]] = [[]]
    for role in [CallTemplate.Role.keepdims, .skipna] {
      for name in names(role) {
        forms += [[.init(name, .bool(true))], [.init(name, .bool(false))]]
      }
    }
    for name in names(.resultDType) {
      forms += resultTypes.map { [.init(name, .string($0))] }
    }
    if let keepdims = names(.keepdims).first, let skipna = names(.skipna).first {
      forms.append([.init(keepdims, .bool(true)), .init(skipna, .bool(false))])
    }
    return forms
  }

  /// Axes that most functions refuse, one of each kind.
  func wrongAxes(rank: Int) -> [[Call.Argument]] {
    let rank = Int64(rank)
    let values: [ArgumentValue] =
      [rank, rank + 1, -rank - 1, 32, 100, -100, Int64(Int32.max)].map { .int($0) }
      + [Int64(Int32.max) + 1, Int64(Int32.min), 1 << 40, -(1 << 40)].map { .int($0) }
      + [
        "9223372036854775808", "9223372036854775809", "18446744073709551615",
        "1180591620717411303424", "-1180591620717411303424",
      ]
      .map { .bigInt($0) }
      + [0.0, -0.0, 1.0, 0.5, -0.5, 1.5, -1.5].map { .float($0) }
      + ["0", "index", "rows", "columns", "axis", ""].map { .string($0) }
      + [.bool(true), .bool(false), .none, .list([]), .list([.int(0)]), .list([.int(0), .int(1)])]
    return spelled(.axis, values)
  }

  /// The values under the usual name, and a few of them under each other one.
  private func spelled(
    _ role: CallTemplate.Role, _ values: [ArgumentValue]
  ) -> [[Call.Argument]] {
    let names = names(role)
    return names.enumerated().flatMap { place, name in
      let own =
        place == names.count - 1
        ? values : values.enumerated().filter { $0.offset % 7 == 0 }.map(\.element)
      return own.map { [Call.Argument(name, $0)] }
    }
  }

  /// Flags of every kind but bool, true and false where the kind has both.
  func oddFlags() -> [[Call.Argument]] {
    let values: [ArgumentValue] = [
      .none, .int(0), .int(1), .int(-1), .int(1 << 40), .bigInt("1180591620717411303424"),
      .float(0),
      .float(2), .float(0.5), .string(""), .string("no"), .list([]), .list([.int(1)]),
    ]
    return [CallTemplate.Role.keepdims, .skipna].flatMap { spelled($0, values) }
  }

  /// The argument that takes an array for the result, as `None` and as what is no array.
  func results(rank: Int) -> [[Call.Argument]] {
    [.none, .bool(true)].map { plain(rank: rank) + [.init("out", $0)] }
  }

  /// Arguments that no function has, and those that other libraries have.
  func unknown() -> [[Call.Argument]] {
    ["keepdims", "keepdim", "dim", "axis", "skipna", "dtype", "output_type", "no_such_argument"]
      .filter { profile.call.parameters[$0] == nil }
      .map { [.init($0, .bool(true))] }
  }
}
