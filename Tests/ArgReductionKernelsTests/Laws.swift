import ArgReductionKernels

/// The laws of `ArgReducible`, tried on all pairs and triples of some values.
struct Laws {
  /// The first law broken, with the values that break it.
  var broken: String?

  init<Element: ArgReducible>(_ values: [Element]) {
    for a in values {
      for b in values {
        if let law = Self.brokenByPair(a, b) { broken = "\(law): \(a), \(b)" }
        for c in values where broken == nil {
          if a.isAbove(b), b.isAbove(c), !a.isAbove(c) {
            broken = "above is transitive: \(a), \(b), \(c)"
          }
          if a.isLevel(b), b.isLevel(c), !a.isLevel(c) {
            broken = "level is transitive: \(a), \(b), \(c)"
          }
          if a.isLevel(b), a.isAbove(c) != b.isAbove(c) || c.isAbove(a) != c.isAbove(b) {
            broken = "level elements stand alike: \(a), \(b), \(c)"
          }
        }
        if broken != nil { return }
      }
    }
    broken = Self.brokenByEnds(values)
  }

  private static func brokenByPair<Element: ArgReducible>(_ a: Element, _ b: Element) -> String? {
    let relations = [a.isAbove(b), b.isAbove(a), a.isLevel(b)]
    if a.isLevel(b) != b.isLevel(a) { return "level is symmetric" }
    if a.isMissing || b.isMissing {
      return relations.contains(true) ? "missing elements relate to nothing" : nil
    }
    return relations.filter { $0 }.count == 1 ? nil : "above, below or level, and only one of them"
  }

  private static func brokenByEnds<Element: ArgReducible>(_ values: [Element]) -> String? {
    if Element.lowestFinite.isAbove(.highestFinite) { return "the lowest stands below the highest" }
    if Element.bottom.isAbove(.lowestFinite) || Element.highestFinite.isAbove(.top) {
      return "finite values lie between bottom and top"
    }
    return nil
  }
}
