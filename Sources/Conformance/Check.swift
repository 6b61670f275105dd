import Foundation
import PythonEmbedding
import Semantics

/// Compares emulators with live libraries.
package struct Check: Sendable {
  package var settings: CheckSettings

  package init(_ settings: CheckSettings) { self.settings = settings }

  /// How many cases have been asked of how many.
  package struct Progress: Sendable, Hashable {
    package var done: Int
    package var planned: Int
  }

  /// Runs all of it.
  ///
  /// - Throws: `CheckError` or `EnvironmentError` where something that was asked for is not there.
  package func run(
    _ report: @escaping @Sendable (Progress) async -> Void
  ) async throws -> ConformanceReport {
    let started = ContinuousClock.now
    let startedAt = Date.now
    let environment = try PythonEnvironment(path: settings.python)
    _ = try environment.sharedLibrary()
    let (specs, left) = try choose(in: environment)
    var notTested = left
    let folder = try temporaryFolder()
    Leftovers.shared.add(path: folder)
    defer {
      try? FileManager.default.removeItem(atPath: folder)
      Leftovers.shared.remove(path: folder)
    }
    let subjects = specs.flatMap { spec in
      settings.modes(of: spec).map { Subject(spec: spec, mode: $0) }
    }
    notTested += lackingModes(specs)
    let meter = Meter(
      planned: subjects.reduce(0) { $0 + $1.spec.functions.count } * settings.cases
        / (settings.shard?.count ?? 1), report: report)
    let results = try await results(subjects, in: folder) { await meter.add($0) }

    var profiles: [ProfileResult] = []
    var faults: [Fault] = []
    var unstable: [Unstable] = []
    var unavailable: [CheckError] = []
    for (subject, result) in zip(subjects, results) {
      let spec = subject.spec
      if let failure = result.failure {
        if settings.libraries.contains(spec.library) {
          unavailable.append(.cannotImport(library: spec.library, reason: failure))
        }
        // What fails alike in all modes is no matter of one of them.
        let isCommon = results.allSatisfy { $0.library != spec.library || $0.failure == failure }
        notTested.append(
          NotTested(
            library: spec.library, function: nil, mode: isCommon ? .eager : subject.mode, rule: nil,
            reason: failure))
      }
      profiles += self.profiles(subject, result)
      let order = FunctionOrder(spec)
      faults += order.sorted(result.faults)
      unstable += order.sorted(result.unstable)
      notTested += order.sorted(result.notTested)
      if subject.mode == settings.modes(of: spec).first { notTested += declaredGaps(spec) }
    }
    var found = ConformanceReport(
      run: .init(
        started: startedAt.formatted(.iso8601),
        seconds: Double((ContinuousClock.now - started) / .milliseconds(1)) / 1000,
        python: "\(environment.version)", casesPerProfile: settings.cases, jobs: settings.jobs,
        tiebreak: tiebreakVersion),
      seed: settings.seed, profiles: profiles, faults: faults, unstable: unstable,
      notTested: notTested.uniqued())
    found.unavailable = unavailable.uniqued()
    found.run.times = results.map {
      LibraryTime(library: $0.library, mode: $0.mode, asking: $0.asking, inside: $0.inside)
    }
    found.part = settings.shard.map { .init(shard: $0, scope: settings.scope) }
    guard settings.isFirstShard else { return found }
    let surveyed = zip(subjects, results).flatMap { subject, result in
      SurveyResult.all(subject.spec, result, claims: settings.claims)
    }
    found.portability = PortabilityMatrix.entries(surveyed.map(\.survey))
    let judge = ClaimJudge(settings.specs, surveyed)
    let judged = settings.claimsInQuestion.flatMap(judge.judge)
    found.claims = judged.results
    found.notTested += judged.notTested
    return found
  }

  /// The specs to check, and what is left out because it is not installed.
  private func choose(
    in environment: PythonEnvironment
  ) throws -> ([Spec], [NotTested]) {
    for name in settings.libraries where settings.specs[name] == nil {
      throw CheckError.unknownLibrary(name, known: settings.specs.libraries)
    }
    let known = settings.specs.specs.flatMap(\.functions).map(\.name)
    for name in settings.functions where !known.contains(name) {
      throw CheckError.unknownFunction(name, known: known)
    }
    let installed = try environment.installedVersions(
      of: settings.specs.specs.compactMap(\.package.distribution))
    var chosen: [Spec] = []
    var notTested: [NotTested] = []
    for var spec in settings.specs.specs {
      if !settings.functions.isEmpty {
        spec.functions.removeAll { !settings.functions.contains($0.name) }
      }
      let isNamed = settings.libraries.contains(spec.library)
      guard settings.libraries.isEmpty || isNamed else { continue }
      guard isNamed || !spec.isOnRequest else {
        notTested.append(
          NotTested(
            library: spec.library, function: nil, rule: nil, reason: "asked only by name"))
        continue
      }
      guard let distribution = spec.package.distribution, installed[distribution] == nil else {
        chosen.append(spec)
        continue
      }
      if isNamed {
        throw CheckError.notInstalled(
          library: spec.library, distribution: distribution, python: environment.executable)
      }
      notTested.append(
        NotTested(library: spec.library, function: nil, rule: nil, reason: "not installed"))
    }
    return (chosen, notTested)
  }

  /// A library in one mode: what workers are started for.
  private struct Subject: Sendable {
    var spec: Spec
    var mode: Mode
  }

  /// Modes that were asked for and that a library does not have.
  private func lackingModes(_ specs: [Spec]) -> [NotTested] {
    specs.flatMap { spec in
      settings.modes.filter { !spec.modes.contains($0) }.map {
        NotTested(
          library: spec.library, function: nil, rule: nil, reason: "has no mode \($0.rawValue)")
      }
    }
  }

  /// One result a subject. Its functions are divided over as many workers as there are jobs.
  private func results(
    _ subjects: [Subject], in folder: String, progress: @escaping @Sendable (Int) async -> Void
  ) async throws -> [LibraryResult] {
    var units: [(spec: Int, supervisor: Supervisor)] = []
    for (place, subject) in subjects.enumerated() {
      let spec = subject.spec
      let names = spec.functions.map(\.name)
      for lane in 0..<min(settings.jobs, names.count) {
        let own = stride(from: lane, to: names.count, by: settings.jobs).map { names[$0] }
        let room = "\(folder)/\(units.count)"
        try FileManager.default.createDirectory(atPath: room, withIntermediateDirectories: true)
        units.append(
          (
            place,
            Supervisor(
              settings: settings, spec: spec, mode: subject.mode, functions: own, folder: room,
              progress: progress)
          ))
      }
    }
    var results = subjects.map { LibraryResult(library: $0.spec.library, mode: $0.mode) }
    try await withThrowingTaskGroup(of: (Int, LibraryResult).self) { group in
      var queue = units[...]
      func startNext() {
        guard let unit = queue.popFirst() else { return }
        group.addTask { (unit.spec, try await unit.supervisor.run()) }
      }
      for _ in 0..<settings.jobs { startNext() }
      while let (place, result) = try await group.next() {
        results[place].add(result)
        startNext()
      }
    }
    return results
  }

  private func profiles(_ subject: Subject, _ result: LibraryResult) -> [ProfileResult] {
    let spec = subject.spec
    guard let version = result.version else { return [] }
    return spec.functions.compactMap { function in
      guard let found = result.functions[function.name],
        let profile = spec.profile(of: function, version: Version(version), mode: subject.mode)
      else { return nil }
      return ProfileResult(
        library: spec.library, version: version, function: function.name, mode: subject.mode,
        planned: found.planned, tally: found.tally.attributed, declared: profile.applicable)
    }
  }

  /// What the spec itself says that it leaves out.
  private func declaredGaps(_ spec: Spec) -> [NotTested] {
    spec.functions.flatMap { function in
      function.notTested.map {
        NotTested(library: spec.library, function: function.name, rule: nil, reason: $0)
      }
    }
  }

  private func temporaryFolder() throws -> String {
    let base = FileManager.default.temporaryDirectory.path(percentEncoded: false)
    let folder = "\(base)/tiebreak-\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw CheckError.temporaryFolder(base)
    }
    return folder
  }
}

/// The version of this program.
package let tiebreakVersion = "0.1.0"

/// Adds up what workers report.
private actor Meter {
  private var done = 0
  private let planned: Int
  private let report: @Sendable (Check.Progress) async -> Void

  init(planned: Int, report: @escaping @Sendable (Check.Progress) async -> Void) {
    self.planned = planned
    self.report = report
  }

  func add(_ count: Int) async {
    done += count
    await report(.init(done: done, planned: planned))
  }
}

extension LibraryResult {
  /// Adds what another worker of the same library found.
  mutating func add(_ other: LibraryResult) {
    version = version ?? other.version
    functions.merge(other.functions) { first, _ in first }
    asking += other.asking
    inside += other.inside
    surveys.merge(other.surveys) { first, _ in first }
    // Each worker of a library that cannot be imported dies alike.
    faults += other.faults.filter { $0.function != nil || !faults.contains($0) }
    unstable += other.unstable
    notTested += other.notTested
    failure = failure ?? other.failure
  }
}
