import Arrays
import Emulation
import Semantics

/// What a rewritten call is put into so that it answers as before: what the function there has no argument for.
struct PortWrap: Hashable, Sendable {
  /// Whether the array goes in as one vector.
  var flattens = false
  /// The reduced axis that is put back into the result, as it is passed.
  var keptAxis: Int?
  /// The type that the result is made to have.
  var resultType: String?
  /// The type that the array is given, since its own is refused.
  private var cast: Spec.EditForms.CastForm?
  /// What stands for NaN.
  private(set) var fill: Spec.EditForms.FillForm?

  /// What the call, and the spec's means, ask for.
  init(_ questions: PortQuestions, _ forms: Spec.EditForms, isMethod: Bool) {
    let (from, to, pattern) = (questions.from, questions.to, questions.pattern)
    let axis = pattern.form(of: .axis)
    if forms.flatten != nil, !isMethod, pattern.rank != 1, axis != .expression {
      flattens =
        from.meaning(ofAxis: axis?.value) == .flatten && to.meaning(ofAxis: nil) != .flatten
        && to.meaning(ofAxis: ArgumentValue.none) != .flatten
    }
    if forms.keepdims != nil, to.call.name(of: .keepdims) == nil,
      pattern.form(of: .keepdims)?.value?.truth == true, let axis = axis?.value,
      case .number(let number) = from.meaning(ofAxis: axis)
    {
      keptAxis = number
    }
    let (old, new) = (Self.resultType(from, pattern), to.rules.resultDType.value.name)
    if old != new, !from.call.givesLabels, !to.call.givesLabels,
      forms.resultDTypes.contains(where: { $0.names.contains(old) })
    {
      resultType = old
    }
    let types = to.rules.inputDType.value
    if let dtype = pattern.dtype, from.library != to.library {
      switch types.verdict(on: dtype) {
      case .refused, .unimplemented:
        cast = forms.cast(of: dtype, for: types)
      case .accepted, .unspecified, .unknown: break
      }
    }
  }

  /// Takes numbers in place of NaN; not where the array's type is known to have none, or to have other missing values.
  mutating func fill(by form: Spec.EditForms.FillForm, _ dtype: DType?) -> Bool {
    guard cast == nil, dtype.map({ Self.filled.contains($0) }) ?? true else { return false }
    fill = form
    return true
  }

  private static let filled: Set<DType> = [.float16, .float32, .float64]

  /// No wrap at all.
  init() {}

  private static func resultType(_ profile: Profile, _ pattern: CallPattern) -> String {
    let rule = profile.rules.resultDType.value
    guard case .string(let name)? = pattern.form(of: .resultDType)?.value,
      rule.choice?.accepted.contains(name) == true
    else { return rule.name }
    return name
  }

  // MARK: Emulation

  func array(_ array: LabelledArray) -> LabelledArray {
    let values = array.values
    guard fill != nil || cast != nil || flattens && values.rank != 1 else { return array }
    let elements = values.elements.map { element -> Scalar in
      switch element {
      case .float(let value) where value.isNaN: fill.map { .float($0.becomes) } ?? element
      case .bool(let value) where cast != nil: .int(value ? 1 : 0)
      default: element
      }
    }
    let changed = try? NDArray(
      dtype: cast?.becomes ?? values.dtype,
      shape: flattens ? [values.count] : values.shape, elements: elements, layout: values.layout)
    return changed.map { LabelledArray($0, index: array.index, columns: array.columns) } ?? array
  }

  /// - Parameter rank: of the array.
  func outcome(_ outcome: Outcome, rank: Int) -> Outcome {
    guard case .indices(var dtype, var shape, let data) = outcome else { return outcome }
    dtype = resultType ?? dtype
    if let keptAxis, (-rank..<rank).contains(keptAxis), shape.count == rank - 1 {
      shape.insert(1, at: keptAxis < 0 ? keptAxis + rank : keptAxis)
    }
    return .indices(dtype: dtype, shape: shape, data: data)
  }

  // MARK: Source

  /// Texts that stand before and behind what is wrapped.
  typealias Ends = (before: String, after: String)

  /// What is put around the array, at most one pair; `nil` where it cannot be written.
  ///
  /// - Parameters:
  ///   - package: how the library's own names are spelled.
  ///   - isSimple: whether the array's text can stand before a point.
  func arrayEnds(_ forms: Spec.EditForms, _ package: Spec.Package, isSimple: Bool) -> [Ends]? {
    let steps = arraySteps(forms)
    guard !steps.isEmpty else { return [] }
    var ends: Ends = ("", "")
    for (place, step) in steps.enumerated() {
      guard var outer = Self.ends(step, "array", [:], package) else { return nil }
      if place == 0, !isSimple, outer.before.isEmpty { outer = ("(", ")" + outer.after) }
      ends = (outer.before + ends.before, ends.after + outer.after)
    }
    return [ends]
  }

  /// What is done to the array, in this order.
  private func arraySteps(_ forms: Spec.EditForms) -> [CallExpression] {
    [fill?.value, cast?.value, flattens ? forms.flatten : nil].compactMap { $0 }
  }

  /// What the edit costs beside the call.
  var cost: String? {
    fill.map { form in
      "the edit costs a pass over the array and a copy, which has \(form.becomes) in place of NaN"
    }
  }

  /// What is put around the call, innermost first; `nil` where it cannot be written.
  func callEnds(_ forms: Spec.EditForms, _ package: Spec.Package) -> [Ends]? {
    let others = ["axis": keptAxis.map { "\($0)" }, "dtype": resultType?.pythonLiteral]
      .compactMapValues { $0 }
    let steps = callSteps(forms)
    let ends = steps.compactMap { Self.ends($0, "result", others, package) }
    return ends.count == steps.count ? ends : nil
  }

  /// What is done to the result, in this order.
  private func callSteps(_ forms: Spec.EditForms) -> [CallExpression] {
    let typed = resultType.flatMap { name in
      forms.resultDTypes.first { $0.names.contains(name) }?.value
    }
    return [keptAxis == nil ? nil : forms.keepdims, typed].compactMap { $0 }
  }

  /// The names of Python's own that are written.
  func builtins(_ forms: Spec.EditForms) -> Set<String> {
    (arraySteps(forms) + callSteps(forms)).builtins
  }

  private static func ends(
    _ form: CallExpression, _ input: String, _ others: [String: String], _ package: Spec.Package
  ) -> Ends? {
    // No source has this character where an expression can stand.
    let mark = "\u{0}"
    let text = form.spelled(
      others.merging([input: mark]) { _, new in new }, package: package)
    let parts = text?.components(separatedBy: mark) ?? []
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }
}

extension Spec.EditForms {
  /// What makes of a type one that is taken.
  func cast(of dtype: DType, for types: InputDType) -> CastForm? {
    casts.first { form in
      form.dtypes.contains { $0.contains(dtype) } && types.verdict(on: form.becomes).isTaken
    }
  }
}

extension String {
  fileprivate func components(separatedBy mark: String) -> [String] {
    split(separator: mark, omittingEmptySubsequences: false).map(String.init)
  }
}

extension CallPattern.Form {
  /// The value where the file tells it.
  var value: ArgumentValue? {
    if case .value(let value) = self { value } else { nil }
  }
}
