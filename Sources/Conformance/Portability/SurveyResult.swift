import Emulation
package import Semantics

/// What a live function answered to all questions of its survey.
package struct SurveyResult: Sendable {
  package var survey: Survey
  package var version: String
  /// The answers to questions that are not shared.
  package var observations: [SurveyPlan.Question: Outcome]

  /// The surveys of a library's functions, in the order of its spec.
  static func all(
    _ spec: Spec, _ result: LibraryResult, claims: [ClaimDocument]
  ) -> [SurveyResult] {
    guard let version = result.version else { return [] }
    return spec.functions.compactMap { function in
      guard let answers = result.surveys[function.name],
        let profile = spec.profile(
          of: function, version: Version(version), mode: result.mode)
      else { return nil }
      let questions = SurveyPlan(profile, claims: claims).questions
      let shared = SharedCases.all.count
      var observations: [SurveyPlan.Question: Outcome] = [:]
      for (place, question) in questions.enumerated().dropFirst(shared) {
        guard let question, let outcome = answers[place] else { continue }
        observations[question] = outcome
      }
      return SurveyResult(
        survey: Survey(
          function: FunctionID(
            library: spec.library, function: function.name, mode: result.mode),
          extremum: function.extremum, call: profile.call,
          answers: (0..<shared).map { answers[$0] }),
        version: version, observations: observations)
    }
  }
}
