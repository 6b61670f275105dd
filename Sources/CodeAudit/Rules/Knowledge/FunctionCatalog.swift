package import Semantics

/// What the specs say of a reduction, as far as rules ask.
package struct FunctionFacts: Hashable, Sendable {
  /// The names of the parameter that takes the axis; none where the function has no axis.
  package var axisNames: [String]
  /// Whether -1 is the last axis.
  package var countsFromEnd: Bool
  /// Which axis is meant where none is passed.
  package var defaultAxis: DefaultAxis
  /// The ranks that it takes; `nil` for any.
  package var ranks: [Int]?
  package var givesLabels: Bool
  /// Whether a NaN can win.
  package var letsNaNWin: Bool
  /// The function of the same library that passes over NaN.
  package var nanVariant: String?
  /// Whether the library differentiates.
  package var isDifferentiated: Bool
  package var extremum: FunctionSpec.Objective

  package var takesAxis: Bool { !axisNames.isEmpty }
}

/// The facts of all functions that a spec describes.
package struct FunctionCatalog: Sendable {
  private var facts: [TypeCatalog.Reduction: FunctionFacts] = [:]
  /// By the last part of the name: for calls of which nobody knows the library.
  private var byName: [String: FunctionFacts] = [:]
  /// In file order.
  private var names: [String: [String]] = [:]

  package init(specs: [Spec], types: TypeCatalog) {
    for spec in specs {
      let owner = types.libraries.first { $0.specs.contains(spec.library) }
      add(spec, as: owner?.library ?? spec.library)
    }
  }

  private mutating func add(_ spec: Spec, as library: String) {
    let profiles = spec.functions.compactMap { spec.profile(of: $0) }
    for profile in profiles {
      let reduction = TypeCatalog.Reduction(library: library, function: profile.function)
      guard facts[reduction] == nil else { continue }
      var facts = FunctionFacts(profile)
      if facts.letsNaNWin {
        facts.nanVariant =
          profiles.first { FunctionFacts.passesOverNaN($0, inPlaceOf: profile) }?.function
      }
      self.facts[reduction] = facts
      names[library, default: []].append(profile.function)
      // One that takes an axis says more of the name than one that cannot.
      let name = profile.function.lastPart
      let names = Set((byName[name]?.axisNames ?? []) + facts.axisNames).sorted()
      if byName[name]?.takesAxis != true { byName[name] = facts }
      byName[name]?.axisNames = names
      if facts.isDifferentiated { byName[name]?.isDifferentiated = true }
    }
  }

  package func facts(of site: CallSite) -> FunctionFacts? {
    facts[TypeCatalog.Reduction(library: site.library, function: site.function)]
  }

  /// What is true of some function of that name.
  package func facts(named name: String) -> FunctionFacts? { byName[name.lastPart] }

  /// The plain reduction of a library that answers positions, to stand in place of another way.
  package func plainReduction(
    of library: String, _ extremum: FunctionSpec.Objective
  ) -> String? {
    let name = names[library]?.first { name in
      guard let facts = facts[TypeCatalog.Reduction(library: library, function: name)] else {
        return false
      }
      return facts.extremum == extremum && !facts.givesLabels && facts.takesAxis
    }
    return name?.lastPart
  }
}

extension FunctionFacts {
  init(_ profile: Profile) {
    axisNames = profile.call.parameters.filter { $0.value == .axis }.map(\.key).filter {
      !$0.isPlace
    }
    .sorted()
    countsFromEnd = profile.rules.axisBounds.value.negativeFromEnd
    defaultAxis = profile.rules.defaultAxis.value
    ranks = profile.call.ranks
    givesLabels = profile.call.givesLabels
    letsNaNWin =
      switch profile.rules.nan.value {
      case .firstWins, .lastWins, .someWins, .winsOnlyFirst, .restarts: true
      case .neverWins, .countsAs, .skipped, .settles: false
      }
    isDifferentiated = profile.rules.gradient != nil
    extremum = profile.extremum
  }

  fileprivate static func passesOverNaN(_ other: Profile, inPlaceOf profile: Profile) -> Bool {
    guard other.extremum == profile.extremum, other.call.givesLabels == profile.call.givesLabels
    else { return false }
    return switch other.rules.nan.value {
    case .skipped, .countsAs(.worst, _, _): true
    default: false
    }
  }
}
