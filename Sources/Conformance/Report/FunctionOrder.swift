import Semantics

/// The order in which a spec names its functions, and their plans the calls: whatever worker was first, the report is
/// the same.
struct FunctionOrder {
  private let places: [String: Int]

  init(_ spec: Spec) {
    places = Dictionary(
      spec.functions.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func sorted(_ faults: [Fault]) -> [Fault] { sorted(faults) { ($0.function, $0.place) } }
  func sorted(_ unstable: [Unstable]) -> [Unstable] { sorted(unstable) { ($0.function, $0.place) } }
  func sorted(_ gaps: [NotTested]) -> [NotTested] { sorted(gaps) { ($0.function, nil) } }

  private func sorted<Entry>(
    _ entries: [Entry], by key: (Entry) -> (function: String?, place: Position?)
  ) -> [Entry] {
    entries.enumerated().map { offset, entry in
      let (function, place) = key(entry)
      return (function.flatMap { places[$0] } ?? -1, place ?? .start, offset, entry)
    }
    .sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
    .map(\.3)
  }
}
