internal import Foundation

/// The baselines of an audit, each for the files whose settings name it.
package struct Baselines: Sendable {
  private let plan: AuditPlan
  private let workingFolder = PathText.workingFolder
  /// By path from the root.
  private var known: [String: Baseline] = [:]
  private var names = FileNames()

  /// - Parameters:
  ///   - files: the files that are audited.
  ///   - mayBeMissing: whether they are yet to be made.
  /// - Throws: `BaselineError` where one is missing or is none.
  package init(_ plan: AuditPlan, files: [String], mayBeMissing: Bool) throws(BaselineError) {
    self.plan = plan
    let paths = [plan.givenBaseline] + files.map(plan.baseline)
    for path in Set(paths.compactMap(\.self)).sorted() {
      let name = PathText.shown(path, in: workingFolder)
      guard let data = FileManager.default.contents(atPath: path) else {
        guard !FileManager.default.fileExists(atPath: path) else {
          throw BaselineError(name, "cannot be read")
        }
        guard mayBeMissing else {
          throw BaselineError(name, "there is no such file; --update-baseline makes it")
        }
        known[path] = Baseline()
        continue
      }
      let baseline = try Baseline(text: String(decoding: data, as: UTF8.self), path: name)
      known[path] = baseline.renaming { names.name(named: $0, in: path) }
    }
    if !known.isEmpty { for file in files { names.learn(file) } }
  }

  /// Whether no file has one.
  package var isEmpty: Bool { known.isEmpty }

  /// An entry that nothing answers to any more.
  package struct Stale: Hashable, Sendable, CustomStringConvertible {
    /// Of the baseline.
    package var path: String
    package var key: Baseline.Key
    package var count: Int

    package var description: String {
      let times = count == 1 ? "" : " (\(count) times)"
      return
        "\(path): \(key.file): \(key.rule) is no longer there: \(key.source.prefix(60))\(times)"
    }
  }

  /// The report without the findings that are known.
  ///
  /// - Parameter stale: is given the entries that are no longer needed, as far as this run can tell.
  package func withoutKnown(_ report: AuditReport, stale: inout [Stale]) -> AuditReport {
    guard !isEmpty else { return report }
    var left = known.mapValues(\.counts)
    var report = report
    func isKnown(_ finding: Finding, _ file: String, _ source: String?) -> Bool {
      guard let (path, key) = key(finding, file, source), left[path]?[key, default: 0] ?? 0 > 0
      else { return false }
      left[path]?[key, default: 0] -= 1
      report.known += 1
      return true
    }
    var calls = report.calls
    for place in calls.indices {
      let (file, source) = (calls[place].call.file, calls[place].source)
      calls[place].findings.removeAll { isKnown($0, file, source) }
    }
    let asides = report.asides.filter { !isKnown($0.finding, $0.file, $0.source) }
    (report.calls, report.asides) = (calls, asides)
    let audited = Audited(report, plan, names)
    for (path, counts) in left.sorted(by: { $0.key < $1.key }) {
      let name = PathText.shown(path, in: workingFolder)
      stale += counts.sorted { $0.key < $1.key }
        .filter { $0.value > 0 && audited.hasJudged($0.key, of: path) }
        .map { Stale(path: name, key: $0.key, count: $0.value) }
    }
    return report
  }

  /// A baseline as it is after a run.
  package struct Update: Sendable {
    /// From the root.
    package var path: String
    /// As people read it.
    package var name: String
    package var baseline: Baseline
    package var added: Int
    package var removed: Int
  }

  /// The baselines with a report's findings. What the run did not judge, as files that it did not look at and rules
  /// that it did not ask, stays.
  package func updated(by report: AuditReport) -> [Update] {
    var new = known.mapValues { _ in [Baseline.Key: Int]() }
    for entry in report.calls {
      for finding in entry.findings {
        guard let (path, key) = key(finding, entry.call.file, entry.source) else { continue }
        new[path]?[key, default: 0] += 1
      }
    }
    for aside in report.asides {
      guard let (path, key) = key(aside.finding, aside.file, aside.source) else { continue }
      new[path]?[key, default: 0] += 1
    }
    let audited = Audited(report, plan, names)
    return known.sorted { $0.key < $1.key }.map { path, old in
      let kept = old.counts.filter { !audited.hasJudged($0.key, of: path) }
      let counts = (new[path] ?? [:]).merging(kept) { found, _ in found }
      func surplus(_ one: [Baseline.Key: Int], over other: [Baseline.Key: Int]) -> Int {
        one.reduce(0) { $0 + max(0, $1.value - (other[$1.key] ?? 0)) }
      }
      return Update(
        path: path, name: PathText.shown(path, in: workingFolder), baseline: Baseline(counts),
        added: surplus(counts, over: old.counts), removed: surplus(old.counts, over: counts))
    }
  }

  /// The baselines after updates.
  package func adopting(_ updates: [Update]) -> Baselines {
    var copy = self
    for update in updates { copy.known[update.path] = update.baseline }
    return copy
  }

  /// The baseline that a finding belongs to, and how it is known there. Standard input has no file to be known by.
  private func key(
    _ finding: Finding, _ file: String, _ source: String?
  ) -> (path: String, key: Baseline.Key)? {
    guard file != Audit.standardInput, let path = plan.baseline(of: file), let source else {
      return nil
    }
    let key = Baseline.Key(
      file: names.name(of: file, in: path), rule: finding.rule,
      port: RuleRegistry.isOfPorts(finding.rule) ? plan.scope(of: file)?.port?.name : nil,
      source: source)
    return (path, key)
  }

  /// What a run has looked at.
  private struct Audited {
    /// By baseline, then by the name of the file in it.
    private var scopes: [String: [String: AuditScope]] = [:]
    private let names: FileNames

    init(_ report: AuditReport, _ plan: AuditPlan, _ names: FileNames) {
      self.names = names
      for file in report.files where file.error == nil && file.path != Audit.standardInput {
        guard let path = plan.baseline(of: file.path) else { continue }
        scopes[path, default: [:]][names.name(of: file.path, in: path)] =
          plan.scope(of: file.path)
      }
    }

    /// Whether the run would have made the finding again if it were still there.
    func hasJudged(_ key: Baseline.Key, of path: String) -> Bool {
      guard let scope = scopes[path]?[key.file] else {
        return !FileManager.default.fileExists(atPath: names.file(named: key.file, in: path))
      }
      return scope.rules.contains(key.rule)
        && (!RuleRegistry.isOfPorts(key.rule) || scope.port?.name == key.port)
    }
  }
}

extension PortAudit {
  /// `numpy to torch`, with all that tells it from other ports by the same specs: baselines and caches go by it.
  package var name: String { "\(from.name) to \(to.name)" }
}
