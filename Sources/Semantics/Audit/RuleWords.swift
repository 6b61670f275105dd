/// The words of `Specs/audit/words.yaml`, by which the rules of the code audit guess what code is about.
package struct RuleWords: Sendable {
  package enum Topic: String, Hashable, Sendable, CaseIterable {
    case scores, batches, restrictions, actions, labels, several, losses, differentiators, lookups,
      unravelling, sizes
    case confidences, logarithms, counts, matrices, compilers
    case lossFunctions = "loss-functions"
    case oneDimensional = "one-dimensional"
    case manyDimensional = "many-dimensional"
    case nanConstants = "nan-constants"
    case nanReaders = "nan-readers"
    case nanFunctions = "nan-functions"
    case nanGuards = "nan-guards"
    case safeDivisors = "safe-divisors"
  }

  private let words: [Topic: Set<String>]

  /// Reads `audit/words.yaml` in the folder of the specs.
  package init(specs: SpecFolder) throws(SpecError) {
    let (file, text) = try specs.text("audit/words.yaml")
    try self.init(yaml: text, file: file)
  }

  /// - Parameter file: the name that errors give.
  package init(yaml: String, file: String) throws(SpecError) {
    let topics = Topic.allCases.map(\.rawValue)
    let fields = try SpecNode(yaml: yaml, file: file).fields(topics, required: topics)
    var words: [Topic: Set<String>] = [:]
    for topic in Topic.allCases {
      words[topic] = Set(
        try fields[topic.rawValue]?.list { node throws(SpecError) in try node.text("a word") }
          ?? [])
    }
    self.words = words
  }

  /// Whether a whole name is listed.
  package func lists(_ name: String, under topic: Topic) -> Bool {
    words[topic]?.contains(name) ?? false
  }

  /// Whether a word of a name is listed.
  package func mentions(_ name: String, _ topic: Topic) -> Bool {
    guard let listed = words[topic] else { return false }
    return listed.contains(name.lowercased())
      || Self.words(of: name).contains(where: listed.contains)
  }

  /// The words of a name in lower case: `validActions` is `valid`, `actions`.
  package static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name {
      if character == "_" || character == "." || character == " " || character == "-"
        || (character.isUppercase && wasLower)
      {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter || character.isNumber { word.append(character.lowercased()) }
      wasLower = character.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
