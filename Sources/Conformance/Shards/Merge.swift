package import Semantics

/// Joins the reports of shards into the report of the undivided run.
package struct Merge: Sendable {
  /// A report, and the name of its file.
  package struct Named: Sendable {
    package var file: String
    package var report: ConformanceReport

    package init(file: String, report: ConformanceReport) {
      self.file = file
      self.report = report
    }

    fileprivate func mistake(_ problem: String) -> UnreadableReport {
      UnreadableReport(file: file, problem: problem)
    }
  }

  private let specs: SpecFolder

  package init(specs: SpecFolder) { self.specs = specs }

  /// - Throws: where the reports are not all shards of one run.
  package func join(_ parts: [Named]) throws(UnreadableReport) -> ConformanceReport {
    let parts = try inOrder(parts)
    for part in parts.dropFirst() { try check(part, fits: parts[0]) }
    let reports = parts.map(\.report)
    var whole = reports[0]
    whole.part = nil
    whole.run.started = reports.map(\.run.started).min() ?? whole.run.started
    // Shards run side by side.
    whole.run.seconds = reports.map(\.run.seconds).max() ?? 0
    whole.run.times = times(reports)
    whole.profiles = try profiles(parts)
    whole.faults = []
    whole.unstable = []
    for spec in specs.specs {
      let order = FunctionOrder(spec)
      // What has no place in a plan, such as a failing import, each shard meets and tells of.
      whole.faults += order.sorted(
        union(reports.map { $0.faults.filter { $0.library == spec.library } }) {
          $0.place == nil
        })
      whole.unstable += order.sorted(
        reports.flatMap { $0.unstable.filter { $0.library == spec.library } })
    }
    whole.notTested = union(reports.map(\.notTested)) { _ in true }
    whole.regressions =
      reports.allSatisfy { $0.regressions != nil }
      ? reports.flatMap { $0.regressions ?? [] } : nil
    return whole
  }

  // MARK: What fits

  /// The parts by number, where they are all shards of one run, each once.
  private func inOrder(_ parts: [Named]) throws(UnreadableReport) -> [Named] {
    var known: [Int: Named] = [:]
    var count: Int?
    for part in parts {
      guard let shard = part.report.part?.shard else {
        throw part.mistake("is no report of a shard; check --shard I/N writes those")
      }
      if let count, shard.count != count {
        throw part.mistake("is one of \(shard.count) shards; \(parts[0].file) is one of \(count)")
      }
      if let other = known[shard.number] {
        throw part.mistake("is shard \(shard), as \(other.file) is")
      }
      (count, known[shard.number]) = (shard.count, part)
    }
    var ordered: [Named] = []
    for number in 1...(count ?? 1) {
      guard let part = known[number] else {
        throw UnreadableReport(
          file: "shard \(number)/\(count ?? 1)", problem: "its report is missing")
      }
      ordered.append(part)
    }
    return ordered
  }

  private func check(_ part: Named, fits first: Named) throws(UnreadableReport) {
    func expect<Value: Equatable>(
      _ what: String, _ value: (ConformanceReport) -> Value
    ) throws(UnreadableReport) {
      let (mine, other) = (value(part.report), value(first.report))
      guard mine == other else {
        throw part.mistake("\(what) is \(mine), and in \(first.file) it is \(other)")
      }
    }
    try expect("the seed", \.seed)
    try expect("the number of cases", \.run.casesPerProfile)
    try expect("the version of Python", \.run.python)
    try expect("the version of tiebreak", \.run.tiebreak)
    try expect("the choice of modes") { report in
      (report.part?.scope.modes ?? []).map(\.rawValue).joined(separator: " ")
    }
    guard part.report.part?.scope == first.report.part?.scope else {
      throw part.mistake("does not ask the libraries that \(first.file) asks")
    }
    guard (part.report.regressions == nil) == (first.report.regressions == nil) else {
      throw part.mistake("only one of it and \(first.file) was held against a baseline")
    }
  }

  // MARK: What is added

  /// The time that each library took in all shards.
  private func times(_ reports: [ConformanceReport]) -> [LibraryTime] {
    var whole: [LibraryTime] = []
    for time in reports.flatMap(\.run.times) {
      let place = whole.firstIndex { $0.library == time.library && $0.mode == time.mode }
      if let place {
        whole[place].asking += time.asking
        whole[place].inside += time.inside
      } else {
        whole.append(time)
      }
    }
    return whole
  }

  private func profiles(_ parts: [Named]) throws(UnreadableReport) -> [ProfileResult] {
    for part in parts { try checkNames(in: part) }
    var profiles: [ProfileResult] = []
    for spec in specs.specs {
      for mode in spec.modes {
        for function in spec.functions {
          if let profile = try profile(spec.library, function.name, mode, parts) {
            profiles.append(profile)
          }
        }
      }
    }
    return profiles
  }

  /// What the specs do not name would be in no part of the joined report.
  private func checkNames(in part: Named) throws(UnreadableReport) {
    let report = part.report
    let libraries = report.profiles.map(\.library) + report.faults.map(\.library)
    for library in libraries + report.unstable.map(\.library) where specs[library] == nil {
      throw part.mistake("no spec of \"\(library)\"; name the folder with --specs DIR")
    }
    var seen: Set<FunctionID> = []
    for profile in report.profiles {
      let spec = specs[profile.library]
      guard spec?.functions.contains(where: { $0.name == profile.function }) ?? false else {
        throw part.mistake("the spec of \(profile.library) has no \(profile.function)")
      }
      guard spec?.modes.contains(profile.mode) ?? false else {
        throw part.mistake("the spec of \(profile.library) has no mode \(profile.mode.rawValue)")
      }
      let id = FunctionID(
        library: profile.library, function: profile.function, mode: profile.mode)
      guard seen.insert(id).inserted else {
        throw part.mistake("has \(profile.library) \(profile.function) twice")
      }
    }
  }

  private func profile(
    _ library: String, _ function: String, _ mode: Mode, _ parts: [Named]
  ) throws(UnreadableReport) -> ProfileResult? {
    let found = parts.map { part in
      part.report.profiles.first {
        $0.library == library && $0.function == function && $0.mode == mode
      }
    }
    guard let first = zip(parts, found).first(where: { $1 != nil }), var whole = first.1 else {
      return nil
    }
    whole.planned = 0
    whole.tally = Tally()
    for (part, profile) in zip(parts, found) {
      guard let profile else {
        let isLost = part.report.faults.contains {
          $0.library == library && ($0.function ?? function) == function && $0.mode == mode
        }
        if isLost { continue }
        throw part.mistake("has no \(library) \(function), which \(first.0.file) has")
      }
      guard profile.version == whole.version else {
        throw part.mistake(
          "\(library) is \(profile.version), and in \(first.0.file) it is \(whole.version)")
      }
      guard profile.declared == whole.declared else {
        throw part.mistake("\(library) \(function) declares other rules than in \(first.0.file)")
      }
      whole.planned += profile.planned
      whole.tally.add(profile.tally.unattributed)
    }
    whole.tally = whole.tally.attributed
    return whole
  }

  /// The entries of all lists, each new one behind the one that it follows in its own list; those that `isShared` only
  /// once.
  private func union<Entry: Hashable>(
    _ lists: [[Entry]], isShared: (Entry) -> Bool
  ) -> [Entry] {
    var whole: [Entry] = []
    for list in lists {
      var place = 0
      for entry in list {
        if isShared(entry), let known = whole.firstIndex(of: entry) {
          place = known + 1
        } else {
          whole.insert(entry, at: place)
          place += 1
        }
      }
    }
    return whole
  }
}

extension Tally {
  /// The tally as it was before mismatches were counted for rules.
  fileprivate var unattributed: Tally {
    var tally = self
    tally.rules = rules.mapValues { rule in
      var rule = rule
      rule.mismatches = 0
      rule.example = nil
      return rule
    }
    return tally
  }
}
