package import Semantics

/// What a check is asked to do.
package struct CheckSettings: Sendable {
  package var specs: SpecFolder
  /// The interpreter or environment whose libraries are asked.
  package var python: String
  /// The program that is started again as a worker.
  package var program: String
  /// Empty: all that are installed.
  package var libraries: [String]
  /// Empty: all that a library has.
  package var modes: [Mode]
  /// For each profile.
  package var cases: Int
  package var seed: UInt64
  package var jobs: Int
  /// After it nothing more is asked.
  package var deadline: Deadline?
  package var limits: WorkerLimits
  /// Empty: all.
  package var functions: [String] = []
  /// Ends each function once it has so many mismatches in one rule.
  package var sought: SoughtMismatches?
  /// The part of the check that is to be run; `nil` for all of it.
  package var shard: Shard?
  /// What documents say, of the same folder as the specs.
  package var claims: [ClaimDocument] = []
  /// Calls that once differed, by library, of the same folder.
  package var regressions: [String: [Call]] = [:]

  package init(
    specs: SpecFolder, python: String, program: String, libraries: [String],
    modes: [Mode] = [.eager],
    cases: Int, seed: UInt64, jobs: Int, deadline: Deadline? = nil,
    limits: WorkerLimits = WorkerLimits()
  ) {
    self.specs = specs
    self.python = python
    self.program = program
    self.libraries = libraries
    self.modes = modes
    self.cases = cases
    self.seed = seed
    self.jobs = jobs
    self.deadline = deadline
    self.limits = limits
  }
}

extension CheckSettings {
  /// What each shard would find alike is left to the first.
  var isFirstShard: Bool { shard.map { $0.number == 1 } ?? true }

  package var scope: Scope { Scope(libraries: libraries, functions: functions, modes: modes) }

  /// The modes in which a library is asked.
  func modes(of spec: Spec) -> [Mode] {
    spec.modes.filter { modes.isEmpty || modes.contains($0) }
  }

  /// The claims on what is checked; all where nothing is named.
  var claimsInQuestion: [ClaimDocument] {
    guard sought == nil else { return [] }
    return claims.map { document in
      var document = document
      document.claims.removeAll {
        !libraries.isEmpty && !libraries.contains($0.library)
          || !functions.isEmpty && !functions.contains($0.function)
      }
      return document
    }
  }
}

/// What a run is meant to ask. What lies outside of it is not missed.
package struct Scope: Sendable, Hashable {
  /// Empty: all.
  package var libraries: [String]
  /// Empty: all.
  package var functions: [String]
  /// Empty: all.
  package var modes: [Mode]

  package init(libraries: [String] = [], functions: [String] = [], modes: [Mode] = []) {
    self.libraries = libraries
    self.functions = functions
    self.modes = modes
  }

  package func contains(_ library: String, _ function: String?, _ mode: Mode?) -> Bool {
    (libraries.isEmpty || libraries.contains(library))
      && (functions.isEmpty || function.map { functions.contains($0) } ?? true)
      && (modes.isEmpty || mode.map { modes.contains($0) } ?? true)
  }
}

/// Why a check could not be run.
package enum CheckError: Error, Hashable, CustomStringConvertible {
  case unknownLibrary(String, known: [String])
  case notInstalled(library: String, distribution: String, python: String)
  case cannotImport(library: String, reason: String)
  case temporaryFolder(String)
  case unknownFunction(String, known: [String])

  package var description: String {
    switch self {
    case .unknownLibrary(let name, let known):
      "no spec of \"\(name)\"; "
        + (nearest(name, among: known).map { "did you mean \"\($0)\"?" }
          ?? "known are \(known.joined(separator: ", "))")
    case .notInstalled(let library, let distribution, let python):
      "\(library) is not installed in \(python); install it with: \(python) -m pip install \(distribution)"
    case .unknownFunction(let name, let known):
      "no function \"\(name)\"; "
        + (nearest(name, among: known).map { "did you mean \"\($0)\"?" }
          ?? "known are \(known.joined(separator: ", "))")
    case .cannotImport(let library, let reason): "\(library) cannot be asked: \(reason)"
    case .temporaryFolder(let path): "\(path): the temporary folder cannot be written"
    }
  }
}
