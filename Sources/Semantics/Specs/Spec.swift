public import Arrays

/// One library, as its file in `Specs/` declares it.
public struct Spec: Sendable {
  public var library: String
  public var title: String
  public var package: Package
  /// Whether a check asks it only where it is named.
  public var isOnRequest: Bool
  public var inputs: [String: [InputForm]]
  /// The memory layouts of arrays that the library can be handed.
  public var layouts: [Layout]
  /// How the library can run, other than as it comes; in file order. `eager` may be among them.
  public var modeSpecs: [ModeSpec]
  /// What an edit of source code can put around a call.
  public var edits: EditForms
  /// The errors that rules name, as far as they are the library's own: by the class's name.
  public var errors: [String: ErrorClass]
  /// In file order.
  public var functions: [FunctionSpec]
  public var file: String

  /// Expressions that make another library's answer of a call: what its arguments cannot ask for.
  public struct EditForms: Hashable, Sendable {
    /// The array as one vector; over the input `array`.
    public var flatten: CallExpression?
    /// The result with the axis put back that was reduced; over `result` and `axis`.
    public var keepdims: CallExpression?
    /// The result in another type; over `result`, and `dtype`, its name. The first that names the type counts.
    public var resultDTypes: [ResultForm] = []
    /// The array in a type that the library takes; over the input `array`. The first that has the type counts.
    public var casts: [CastForm] = []
    /// The array with a number in place of each NaN; over the input `array`.
    public var fills: [FillForm] = []
    /// What a slice with a negative step raises, such as `x[::-1]`; `nil` where it is taken.
    public var negativeStep: ErrorName?

    /// The elements stay what they are, and in order.
    public struct CastForm: Hashable, Sendable {
      public var dtypes: [DTypeGroup]
      public var becomes: DType
      public var value: CallExpression
    }

    public struct FillForm: Hashable, Sendable {
      public var becomes: Double
      public var value: CallExpression
    }

    public struct ResultForm: Hashable, Sendable {
      public var names: [String]
      public var value: CallExpression
    }
  }

  /// What `except` asks of an error's class.
  public struct ErrorClass: Hashable, Sendable {
    /// Where the class is found.
    public var path: String
    /// The names of all classes that it is derived from, without `Exception` and what is above.
    public var bases: [String]
  }

  /// How the library is found in a Python environment.
  public struct Package: Hashable, Sendable {
    /// What pip installs; `nil` for Python itself.
    public var distribution: String?
    /// The dotted path of the text that says its version.
    public var version: String
    /// The oldest and the newest release that was asked; `nil` where the spec does not tell.
    public var measured: Measured?
    /// The module imported, and the short name that people give it.
    public var module: String
    public var alias: String
    /// Environment variables that are set before the library is imported.
    public var environment: [String: String]
  }

  /// The releases between which a spec's rules were observed.
  public struct Measured: Hashable, Sendable {
    public var oldest: Version
    public var newest: Version

    /// Whether a release lies between them, or is another patch of one of them.
    package func covers(_ version: Version) -> Bool {
      let (least, most) = (oldest.series, newest.series)
      return least <= version.series && version.series <= most
    }
  }

  /// What to say of a version that no run has asked; `nil` where there is nothing to say.
  package func doubt(of version: Version) -> String? {
    guard let measured = package.measured, !measured.covers(version) else { return nil }
    let nearest = version < measured.oldest ? measured.oldest : measured.newest
    let range =
      measured.oldest == measured.newest
      ? "\(measured.oldest)" : "\(measured.oldest) to \(measured.newest)"
    return "\(title) \(version) was not measured, but \(range): "
      + "it is taken to answer as \(nearest), which is a guess"
  }

  /// What a mode needs, and what it costs.
  public struct ModeSpec: Hashable, Sendable {
    public var mode: Mode
    /// What is evaluated once, after the import.
    public var prepare: [CallExpression]
    /// What is called in place of a function: an expression over the input `function`.
    public var wrap: CallExpression?
    /// Where each combination of element type, shape and arguments is compiled anew: how many of them a run of
    /// 20,000 cases can afford for one function.
    public var signatures: Int?
    /// Whether a call that ends in an error costs a compilation too; if not, errors are no part of `signatures`.
    public var errorsCompile: Bool
    /// Seconds that a call may take, where a compiler needs more than calls usually do.
    public var patience: Double?
  }

  /// One way to make a spec's own input; the first that fits the array counts.
  public struct InputForm: Hashable, Sendable {
    /// Empty: for all.
    public var dtypes: [DTypeGroup]
    public var ranks: [Int]
    public var value: CallExpression
    /// Whether the input lies over the memory of `$array`, so that one object serves while elements change.
    public var sharesMemory: Bool

    public func fits(_ dtype: DType, rank: Int) -> Bool {
      (dtypes.isEmpty || dtypes.contains { $0.contains(dtype) })
        && (ranks.isEmpty || ranks.contains(rank))
    }
  }
}

/// One function of a library, before versions and modes are chosen.
public struct FunctionSpec: Sendable {
  /// The name in the file and in reports, such as `Series.idxmax`.
  public var name: String
  /// The function that it is like, where the file says so.
  public var like: String?
  public var extremum: Objective
  public var call: CallTemplate
  public var checks: [Check]
  public var rules: PartialRules
  public var overrides: [Override]
  /// What this function has and the kit does not ask, with the reason.
  public var notTested: [String]

  /// Rules, and more, that differ for some versions or modes.
  public struct Override: Sendable {
    /// `nil` for all.
    public var versions: VersionRange?
    public var modes: [Mode]?
    public var rules: PartialRules
    public var call: CallTemplate?
    public var checks: [Check]?
    /// The function does not exist there.
    public var absent: Bool
  }

  /// Which end of the order is sought.
  public enum Objective: String, Hashable, Sendable, CaseIterable {
    case max, min
  }

  /// What a function looks at before it compares elements, in its own order: where two things are wrong, the
  /// first decides the error.
  public enum Check: String, Hashable, Sendable, CaseIterable {
    case arguments
    /// What a parameter without a role does not take.
    case others
    case axisType = "axis-type"
    /// Integers that no axis can be because they have too many bits.
    case axisRange = "axis-range"
    /// Values that name no type of a result.
    case resultType = "result-type"
    case keepdims, skipna, inputDType = "input-dtype"
    /// Types that the result cannot have.
    case resultDType = "result-dtype"
    case zeroDim = "zero-dim", axisBounds = "axis-bounds", empty
    /// Where no answer is due the function is done here, and what stands after is not looked at.
    case nothingDue = "nothing-due"
    /// Element types that are accepted and then found to have no loop.
    case kernel

    /// After which check one comes that a list leaves out.
    var usualPredecessor: Check? {
      switch self {
      case .others: .arguments
      case .axisRange: .axisType
      case .resultType: .axisRange
      case .resultDType: .inputDType
      case .nothingDue: .empty
      case .kernel: .nothingDue
      case .arguments, .axisType, .keepdims, .skipna, .inputDType, .zeroDim, .axisBounds, .empty:
        nil
      }
    }
  }
}

extension Spec {
  /// The modes that any function states rules for; `eager` first.
  public var modes: [Mode] {
    let overridden = functions.flatMap(\.overrides).flatMap { $0.modes ?? [] }
    return ([.eager] + modeSpecs.map(\.mode) + overridden).uniqued()
  }

  /// What a mode needs and costs; `nil` where the spec says nothing of that.
  package func modeSpec(_ mode: Mode) -> ModeSpec? { modeSpecs.first { $0.mode == mode } }

  /// The functions that a call's name can mean: the full name, or its last part where the array's rank decides
  /// (`idxmax` of a rank-1 array is `Series.idxmax`).
  public func function(named name: String, rank: Int) -> FunctionSpec? {
    functions.first { $0.name == name }
      ?? functions.first { $0.name.hasSuffix(".\(name)") && $0.call.accepts(rank: rank) }
  }

  /// The rules of a function for a version (`nil`: the newest) and a mode; `nil` where it does not exist there.
  public func profile(
    of function: FunctionSpec, version: Version? = nil, mode: Mode = .eager
  ) -> Profile? {
    var rules = function.rules
    var call = function.call
    var checks = function.checks
    for override in function.overrides
    where override.versions?.contains(version) ?? true && override.modes?.contains(mode) ?? true {
      if override.absent { return nil }
      rules = rules.overridden(by: override.rules)
      call = override.call ?? call
      checks = override.checks ?? checks
    }
    guard let rules = Rules(rules) else { return nil }
    let modeSpec = modeSpec(mode)
    if let wrap = modeSpec?.wrap {
      guard let wrapped = call.expression.wrapped(in: wrap) else { return nil }
      call.expression = wrapped
      call.gradient = call.gradient?.wrapped(in: wrap)
    }
    return Profile(
      library: library, version: version, mode: mode, function: function.name,
      extremum: function.extremum, call: call, inputs: inputs, layouts: layouts, package: package,
      checks: checks,
      rules: rules, signatures: modeSpec?.signatures,
      errorsCompile: modeSpec?.errorsCompile ?? true, prepare: modeSpec?.prepare ?? [])
  }
}

/// The rules of one function for one version and mode.
public struct Profile: Hashable, Sendable {
  public var library: String
  /// `nil` for the newest.
  public var version: Version?
  public var mode: Mode
  public var function: String
  public var extremum: FunctionSpec.Objective
  public var call: CallTemplate
  public var inputs: [String: [Spec.InputForm]]
  public var layouts: [Layout]
  public var package: Spec.Package
  public var checks: [FunctionSpec.Check]
  public var rules: Rules
  /// `Spec.ModeSpec.signatures`.
  public var signatures: Int?
  /// `Spec.ModeSpec.errorsCompile`.
  public var errorsCompile = true
  /// `Spec.ModeSpec.prepare`.
  public var prepare: [CallExpression] = []
}
