package import Semantics

/// What a run of `check` found.
package struct ConformanceReport: Sendable {
  package var run: Run
  package var seed: UInt64
  package var profiles: [ProfileResult]
  package var faults: [Fault]
  package var unstable: [Unstable]
  package var notTested: [NotTested]
  /// What is worse than in the baseline; `nil` where there was none to compare with.
  package var regressions: [Regression]?
  /// What a merge needs to know of the report of a shard; `nil` for a whole run.
  package var part: Part?
  /// Members that a reader of reports passes on as they are, since it need not understand them: `claims`.
  package var passedOn: [String: JSONValue] = [:]
  package var portability: [PortabilityEntry] = []
  package var claims: [ClaimResult] = []
  /// What was asked for by name and is not here; no part of what is written.
  package var unavailable: [CheckError] = []

  package init(
    run: Run, seed: UInt64, profiles: [ProfileResult], faults: [Fault] = [],
    unstable: [Unstable] = [], notTested: [NotTested] = []
  ) {
    self.run = run
    self.seed = seed
    self.profiles = profiles
    self.faults = faults
    self.unstable = unstable
    self.notTested = notTested
  }

  /// What differs from run to run, and is left out when runs are compared.
  package struct Run: Sendable, Hashable {
    package var started: String
    package var seconds: Double
    package var python: String
    package var casesPerProfile: Int
    package var jobs: Int
    package var tiebreak: String
    /// What the workers did with their time, library by library.
    package var times: [LibraryTime] = []

    /// The share of the time for questions that passed inside the libraries, from 0 to 1; `nil` where it is not known.
    package var insideLibraries: Double? {
      let asking = times.reduce(0) { $0 + $1.asking }
      return asking > 0 ? times.reduce(0) { $0 + $1.inside } / asking : nil
    }

    package init(
      started: String, seconds: Double, python: String, casesPerProfile: Int, jobs: Int,
      tiebreak: String
    ) {
      self.started = started
      self.seconds = seconds
      self.python = python
      self.casesPerProfile = casesPerProfile
      self.jobs = jobs
      self.tiebreak = tiebreak
    }
  }

  /// Which shard a report is of, and what the undivided run is meant to ask.
  package struct Part: Sendable, Hashable {
    package var shard: Shard
    package var scope: Scope
    /// The fingerprint of the baseline that it was held against.
    package var baseline: String?

    package init(shard: Shard, scope: Scope) {
      self.shard = shard
      self.scope = scope
    }
  }

  package var mismatches: Int { profiles.reduce(0) { $0 + $1.tally.mismatches } }
  package var cases: Int { profiles.reduce(0) { $0 + $1.tally.cases } }
  /// Whether anything was found that fails a check: with a baseline only what is worse than that.
  package var hasFindings: Bool {
    regressions.map { !$0.isEmpty } ?? (mismatches > 0 || !faults.isEmpty || !unstable.isEmpty)
  }
}

/// The seconds that workers of a library spent on questions, and how many of them inside the library.
package struct LibraryTime: Sendable, Hashable {
  package var library: String
  package var mode: Mode
  package var asking: Double
  package var inside: Double
}

/// One profile in a report.
package struct ProfileResult: Sendable, Hashable {
  package var library: String
  package var version: String
  package var function: String
  package var mode: Mode
  package var planned: Int
  package var tally: Tally
  /// What the spec declares, by rule: value and status.
  package var declared: [RuleName: DeclaredRule]

  package init(
    library: String, version: String, function: String, mode: Mode, planned: Int, tally: Tally,
    declared: [RuleName: DeclaredRule]
  ) {
    self.library = library
    self.version = version
    self.function = function
    self.mode = mode
    self.planned = planned
    self.tally = tally
    self.declared = declared
  }
}

extension Profile {
  /// The declared rules but for those on a parameter that the function lacks.
  package var applicable: [RuleName: DeclaredRule] {
    var declared = rules.declared
    if !call.parameters.values.contains(.axis) { declared[.axisBounds] = nil }
    return declared
  }
}

/// A call that ended its process.
package struct Fault: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable { case crash, timeout, memory, exit, garbage }
  package var library: String
  package var function: String?
  package var mode: Mode
  package var kind: Kind
  package var detail: String
  /// `nil` where it happened outside of any call.
  package var call: Call?
  /// Where in the plan the call stands.
  package var place: Position?

  package init(
    library: String, function: String?, mode: Mode = .eager, kind: Kind, detail: String,
    call: Call?, place: Position? = nil
  ) {
    self.library = library
    self.function = function
    self.mode = mode
    self.kind = kind
    self.detail = detail
    self.call = call
    self.place = place
  }
}

/// A call that two processes answered differently.
package struct Unstable: Sendable, Hashable {
  package var library: String
  package var function: String
  package var call: Call
  package var observed: [Outcome]
  /// Where in the plan the call stands.
  package var place: Position

  package init(
    library: String, function: String, call: Call, observed: [Outcome], place: Position = .start
  ) {
    self.library = library
    self.function = function
    self.call = call
    self.observed = observed
    self.place = place
  }
}

/// What a run did not test, and why.
package struct NotTested: Sendable, Hashable {
  package var library: String
  package var function: String?
  /// The mode that the reason holds in; `eager` also where it holds in all.
  package var mode: Mode
  package var rule: RuleName?
  package var reason: String

  package init(
    library: String, function: String?, mode: Mode = .eager, rule: RuleName?, reason: String
  ) {
    self.library = library
    self.function = function
    self.mode = mode
    self.rule = rule
    self.reason = reason
  }
}

/// What became of one library in one mode.
struct LibraryResult: Sendable {
  var library: String
  var mode: Mode
  var version: String?
  var functions: [String: FunctionResult] = [:]
  var faults: [Fault] = []
  var unstable: [Unstable] = []
  var notTested: [NotTested] = []
  /// What questions of the survey gave, by function and place.
  var surveys: [String: [Int: Outcome]] = [:]
  /// Seconds for questions, and those of them inside the library.
  var asking = 0.0
  var inside = 0.0
  /// Why nothing could be asked.
  var failure: String?

  init(library: String, mode: Mode) {
    self.library = library
    self.mode = mode
  }
}

struct FunctionResult: Sendable {
  var planned = 0
  var tally = Tally()
}
