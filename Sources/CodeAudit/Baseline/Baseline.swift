internal import Semantics

/// Why a baseline cannot be used: one line that says where.
package struct BaselineError: Error, Hashable, CustomStringConvertible {
  package var description: String

  package init(_ path: String, _ problem: String) { description = "\(path): \(problem)" }
}

/// The findings that a project has already, and does not want to hear of.
///
/// A finding is known by its file, its rule and the text of its call, never by its line: what is added above a call
/// makes no new finding of it. Where one text has a finding several times, so many of them are known.
package struct Baseline: Hashable, Sendable {
  package struct Key: Hashable, Sendable, Comparable {
    /// From the baseline's folder.
    package var file: String
    package var rule: String
    /// For rules of ports: from where to where, as in `numpy to torch`.
    package var port: String?
    package var source: String

    package init(file: String, rule: String, port: String? = nil, source: String) {
      self.file = file
      self.rule = rule
      self.port = port
      self.source = source
    }

    private var words: [String] { [file, rule, port ?? "", source] }

    /// By bytes, which no locale changes.
    package static func < (first: Key, second: Key) -> Bool {
      zip(first.words, second.words).first { $0 != $1 }
        .map { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? false
    }
  }

  package var counts: [Key: Int]

  package init(_ counts: [Key: Int] = [:]) { self.counts = counts }

  package var total: Int { counts.values.reduce(0, +) }

  /// The same under other names of files.
  func renaming(_ name: (String) -> String) -> Baseline {
    Baseline(
      Dictionary(
        counts.map { entry in
          var key = entry.key
          key.file = name(key.file)
          return (key, entry.value)
        }, uniquingKeysWith: +))
  }
}

extension Baseline {
  private static let schema = "tiebreak/audit-baseline/1"

  /// The file's text: sorted, a finding a line, so that a change shows as what it is.
  package var text: String {
    let lines = counts.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { key, count in
      JSONValue.object([
        "file": .string(key.file), "rule": .string(key.rule), "port": key.port.map { .string($0) },
        "source": .string(key.source), "count": .integer(count),
      ]).description
    }
    let list = lines.isEmpty ? "[]" : "[\n    " + lines.joined(separator: ",\n    ") + "\n  ]"
    return "{\n  \"schema\": \"\(Self.schema)\",\n  \"findings\": \(list)\n}\n"
  }

  /// - Parameter path: for the error alone.
  package init(text: String, path: String) throws(BaselineError) {
    let json: JSONValue
    do {
      json = try JSONValue(parsing: text)
    } catch {
      throw BaselineError(path, "is no baseline: \(AuditError.oneLine("\(error)"))")
    }
    guard json["schema"]?.text == Self.schema, let list = json["findings"]?.elements else {
      throw BaselineError(
        path, "is no baseline of an audit (\(Self.schema)); --update-baseline writes one")
    }
    counts = [:]
    for (place, element) in list.enumerated() {
      guard let file = element["file"]?.text, let rule = element["rule"]?.text,
        let source = element["source"]?.text, let count = element["count"]?.integer, count > 0
      else { throw BaselineError(path, "finding \(place + 1) is not as a baseline writes it") }
      // Earlier versions took for another call what is the same one to this.
      let call = source.hasPrefix("#") ? source : CallText.normalized(source)
      let key = Key(file: file, rule: rule, port: element["port"]?.text, source: call)
      counts[key, default: 0] += min(count, Int(Int32.max))
    }
  }
}
