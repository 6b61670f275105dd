/// The candidate that a misspelt word most likely meant; `nil` where none is near.
///
/// - Parameter most: how many letters may be other ones; a third of the candidate's where left out.
package func nearest(
  _ word: String, among candidates: some Sequence<String>, most: Int? = nil
) -> String? {
  candidates
    .map { (name: $0, distance: editDistance(word.lowercased(), $0.lowercased())) }
    .filter { $0.distance <= most ?? max(2, $0.name.count / 3) && $0.distance < $0.name.count }
    .min { left, right in
      // Between Int8 and int8, the one that is spelt with the same capitals.
      let exact = (editDistance(word, left.name), editDistance(word, right.name))
      return (left.distance, exact.0, left.name) < (right.distance, exact.1, right.name)
    }?.name
}

/// One sentence on a key that is not known, with the nearest one that is.
package func unknownKey(_ key: String, in place: String, known: [String]) -> String {
  if let guess = nearest(key, among: known) {
    return "\"\(key)\" is no key of \(place); did you mean \"\(guess)\"?"
  }
  return "\"\(key)\" is no key of \(place), which has \(known.joined(separator: ", "))"
}

/// Levenshtein's distance.
private func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (i, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in right.indices {
      let substituted = diagonal + (character == right[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}
