/// What names stand for, in a table whose copies cost as much as was bound since they parted.
///
/// Copies share what was bound before. A body of n names and n branches copies, joins and compares the table n times:
/// that is some n·√n steps, not n².
package struct NameTypes: Equatable {
  /// Never changed: whoever binds more than a few names makes another.
  private final class Shared {
    let values: [String: InferredType]
    init(_ values: [String: InferredType]) { self.values = values }
  }

  private var shared = Shared([:])
  /// Bound since, or (`nil`) unbound.
  private var recent: [String: InferredType?] = [:]

  private static let leastShared = 256

  package init() {}

  package subscript(_ name: String) -> InferredType? {
    get { recent[name] ?? shared.values[name] }
    set {
      recent.updateValue(newValue, forKey: name)
      if recent.count * recent.count > max(shared.values.count, Self.leastShared) { share() }
    }
  }

  private mutating func share() {
    shared = Shared(all)
    recent = [:]
  }

  /// All names that stand for something.
  package var names: some Sequence<String> { all.keys }

  private var all: [String: InferredType] {
    var values = shared.values
    for (name, type) in recent { values[name] = type }
    return values
  }

  /// The names, with their types, that stand for something else in another table, or for nothing there.
  package func differing(from other: NameTypes) -> [(name: String, type: InferredType)] {
    func differs(_ name: String) -> (name: String, type: InferredType)? {
      guard let type = self[name], other[name] != type else { return nil }
      return (name, type)
    }
    guard shared === other.shared else { return all.keys.compactMap(differs) }
    return recent.keys.compactMap(differs)
      + other.recent.keys.filter { recent[$0] == nil }.compactMap(differs)
  }

  /// Where two ways through the program meet.
  package mutating func join(_ other: NameTypes) {
    for (name, type) in other.differing(from: self) {
      self[name] = self[name]?.joined(type) ?? type
    }
  }

  package static func == (first: NameTypes, second: NameTypes) -> Bool {
    first.differing(from: second).isEmpty && second.differing(from: first).isEmpty
  }
}
