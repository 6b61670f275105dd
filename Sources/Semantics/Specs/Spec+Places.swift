import Foundation
import Yams

extension Spec {
  /// The line of the spec's file on which a function's rule stands, in the function that it is `like` where its own
  /// entry does not name the rule; the function's line where none does.
  ///
  /// The file is read again for it: only a report that points into specs needs lines.
  public func line(of rule: RuleName?, in function: String) -> Int? {
    guard let data = FileManager.default.contents(atPath: file),
      let root = try? Yams.compose(yaml: String(decoding: data, as: UTF8.self)),
      let functions = root.mapping?["functions"]?.mapping,
      let own = functions.entry(function)
    else { return nil }
    var seen: Set<String> = []
    var name: String? = function
    while let rule, let here = name, seen.insert(here).inserted, let body = functions[here]?.mapping
    {
      if let found = body["rules"]?.mapping?.entry(rule.rawValue) { return found }
      name = body["like"]?.string
    }
    return own
  }
}

extension Yams.Node.Mapping {
  /// The line of a key.
  fileprivate func entry(_ key: String) -> Int? {
    first { $0.key.string == key }?.key.mark?.line
  }
}
