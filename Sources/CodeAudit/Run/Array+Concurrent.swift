extension Array where Element: Sendable {
  /// Does the same with each element, in as many threads as there are cores, some elements after another in each.
  ///
  /// - Parameter share: how many elements at once go to a thread.
  /// - Returns: what came of them, in their order.
  func mapConcurrently<Result: Sendable>(
    share: Int, _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    let parts = await withTaskGroup(of: (Int, [Result]).self) { group in
      for start in stride(from: 0, to: count, by: share) {
        group.addTask { (start, self[start..<Swift.min(start + share, count)].map(transform)) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
  }
}
