package import Semantics

/// What an audit asks of one file.
package struct AuditScope: Sendable {
  /// The codes of the rules that are asked.
  package var rules: Set<String>
  /// `nil` where nothing is ported.
  package var port: PortAudit?

  package init(rules: Set<String>, port: PortAudit? = nil) {
    self.rules = rules
    self.port = port
  }
}

/// What the command line says of every file; it wins over settings.
package struct AuditOptions: Hashable, Sendable {
  package var from: String?
  package var to: String?
  package var select: [String] = []
  package var ignore: [String] = []
  /// Globs, from the working folder.
  package var exclude: [String] = []
  /// Whether files that are named are passed over too where a glob says so.
  package var excludesNamed = false
  package var unsafeFixes = false
  /// As it was named.
  package var baseline: String?

  package init() {}
}

/// What is asked of each file, by the command line and the settings that count for it.
package struct AuditPlan: Sendable {
  private let settings: SettingsTree
  private let usual: Part
  /// By the path of the settings file.
  private var parts: [String: Part] = [:]
  private let named: Set<String>
  private let options: AuditOptions
  private let excluded: [IgnorePattern]

  /// What one settings file asks, or the command line alone.
  private struct Part: Sendable {
    var settings: AuditSettings?
    var scope: AuditScope
    var baseline: String?
    var takesUnsafe: Bool
  }

  /// - Parameters:
  ///   - named: the paths that were named, not found in folders.
  ///   - types: those beside the specs, where they are read already.
  /// - Throws: `SettingsError`, or `PortError`, `UnknownRule` and `AuditError` for what the command line says.
  package init(
    _ options: AuditOptions, settings: SettingsTree, named: [String], specs: SpecFolder,
    types: TypeCatalog? = nil
  ) throws {
    let known = (specs: specs, types: types)
    self.options = options
    self.settings = settings
    self.named = Set(named)
    excluded = options.exclude.compactMap { IgnorePattern(line: $0) }
    let working = settings.workingFolder
    let all = settings.all
    // Files below no settings are asked this; where there are none, nothing may be wrong with it.
    usual = Part(
      scope: try Self.scope(options, nil, known, isNeeded: all.isEmpty),
      baseline: options.baseline.map { PathText.absolute($0, in: working) },
      takesUnsafe: options.unsafeFixes)
    for settings in all {
      parts[settings.file.path] = Part(
        settings: settings,
        scope: try Self.scope(options, settings, known, isNeeded: true),
        baseline: usual.baseline ?? settings.baseline,
        takesUnsafe: options.unsafeFixes || settings.unsafeFixes ?? false)
    }
  }

  /// Refuses what the command line alone makes wrong, whatever settings there are.
  package static func check(
    _ options: AuditOptions, specs: SpecFolder, types: TypeCatalog? = nil
  ) throws {
    _ = try RuleRegistry.selection(select: options.select, ignore: options.ignore)
    for name in [options.from, options.to] {
      if let name { _ = try PortSide(name, specs: specs, types: types) }
    }
  }

  private func part(of path: String) -> Part {
    settings.settings(of: path).flatMap { parts[$0.file.path] } ?? usual
  }

  /// What there is to say of the versions that the command line and the settings name, each once.
  package var warnings: [String] {
    ([usual] + parts.sorted { $0.key < $1.key }.map(\.value)).flatMap { part in
      [part.scope.port?.from, part.scope.port?.to].compactMap { $0?.warning }
    }.uniqued()
  }

  /// All codes that are asked of some file.
  package var rules: Set<String> {
    parts.values.reduce(usual.scope.rules) { $0.union($1.scope.rules) }
  }

  /// The baseline that the command line names, from the root.
  var givenBaseline: String? { usual.baseline }

  /// The file, from the root, that holds what is known of a file's findings.
  package func baseline(of path: String) -> String? { part(of: path).baseline }

  package func takesUnsafe(_ path: String) -> Bool { part(of: path).takesUnsafe }

  /// What is asked of a file; `nil` where it is passed over.
  package func scope(of path: String) -> AuditScope? {
    let part = part(of: path)
    let isNamed = named.contains(path)
    let whole = PathText.absolute(path, in: settings.workingFolder)
    if isNamed, options.excludesNamed,
      excluded.leaveOut(PathText.relative(whole, to: settings.workingFolder))
    {
      return nil
    }
    guard let settings = part.settings else { return part.scope }
    let own = PathText.relative(whole, to: settings.file.folder)
    if !isNamed || options.excludesNamed, settings.exclude.leaveOut(own) { return nil }
    var scope = part.scope
    for ignore in settings.perFileIgnores
    where [ignore.pattern.positive].leaveOut(own) != ignore.pattern.negates {
      scope.rules.subtract(ignore.codes)
    }
    return scope
  }
}

extension AuditPlan {
  private typealias Known = (specs: SpecFolder, types: TypeCatalog?)

  private static func scope(
    _ options: AuditOptions, _ settings: AuditSettings?, _ known: Known, isNeeded: Bool
  ) throws -> AuditScope {
    AuditScope(
      rules: Set(try rules(options, settings)),
      port: try port(options, settings, known, isNeeded: isNeeded))
  }

  /// `--select` stands for all that settings select and ignore; `--ignore` adds to what they ignore.
  private static func rules(
    _ options: AuditOptions, _ settings: AuditSettings?
  ) throws(UnknownRule) -> [String] {
    guard let settings, options.select.isEmpty else {
      return try RuleRegistry.selection(select: options.select, ignore: options.ignore)
    }
    let words = (settings.select ?? ["default"]) + settings.extendSelect
    // No words at all would mean the usual ones.
    return words.isEmpty
      ? [] : try RuleRegistry.selection(select: words, ignore: settings.ignore + options.ignore)
  }

  private static func port(
    _ options: AuditOptions, _ settings: AuditSettings?, _ known: Known, isNeeded: Bool
  ) throws -> PortAudit? {
    let from = options.from ?? settings?.from
    let to = options.to ?? settings?.to
    switch (from, to) {
    case (nil, nil): return nil
    case (let from?, let to?):
      let sides = (
        from: try side(from, isGiven: options.from != nil, "from", settings, known),
        to: try side(to, isGiven: options.to != nil, "to", settings, known)
      )
      guard !sides.from.isSame(as: sides.to) else {
        let problem = "is no port: both ends are \(sides.to.name)"
        guard let settings, options.to == nil else {
          throw AuditError("--from \(from) --to \(to) \(problem)")
        }
        throw settings.error("to", problem)
      }
      return PortAudit(from: sides.from, to: sides.to)
    case (_?, nil):
      guard isNeeded else { return nil }
      guard let settings, options.from == nil else { throw AuditError("--from needs --to") }
      throw settings.error("from", "needs \"to\" beside it, or --to LIB")
    case (nil, let to?):
      guard isNeeded else { return nil }
      guard let settings, options.to == nil else {
        throw AuditError("--to \(to) needs --from LIB: whose calls are ported")
      }
      throw settings.error("to", "needs \"from\" beside it, or --from LIB: whose calls are ported")
    }
  }

  private static func side(
    _ text: String, isGiven: Bool, _ key: String, _ settings: AuditSettings?, _ known: Known
  ) throws -> PortSide {
    do throws(PortError) {
      return try PortSide(text, specs: known.specs, types: known.types)
    } catch {
      guard let settings, !isGiven else { throw error }
      throw settings.error(key, "\(error)")
    }
  }
}

extension PortSide {
  fileprivate func isSame(as other: PortSide) -> Bool {
    spec.library == other.spec.library && version == other.version && mode == other.mode
  }
}

extension IgnorePattern {
  /// The same without its `!`.
  fileprivate var positive: IgnorePattern {
    var pattern = self
    pattern.negates = false
    return pattern
  }
}
