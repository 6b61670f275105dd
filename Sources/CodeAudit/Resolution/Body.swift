/// A part of a file that is run through as a whole: the modules with the bodies of their classes, or a function's body.
///
/// What one body finds out of names, attributes and results is a union over the file. Whoever read such a union is
/// run through again when it has grown, until nothing changes.
final class Body {
  /// Places in the order in which the bodies were met.
  typealias Readers = Set<Int>

  let number: Int
  /// `nil` for the modules.
  let function: FunctionInfo?
  var candidates: [ObjectIdentifier: Candidate] = [:]
  /// Calls that are part of a longer idiom which is reported already.
  var consumed: Set<ObjectIdentifier> = []
  /// Comparisons, and what stands for them: whatever is compared, truths come out.
  var truths: Set<ObjectIdentifier> = []
  var isWaiting = true
  private(set) var runs = 0
  /// Whether it was left before nothing changed any more, so that nothing in it is certain.
  var isUnsettled = false

  init(number: Int, function: FunctionInfo?) {
    self.number = number
    self.function = function
  }

  /// Forgets what the last run found.
  func begin() {
    isWaiting = false
    runs += 1
    candidates.removeAll()
    consumed.removeAll()
    truths.removeAll()
  }
}

extension Analysis {
  /// Beyond so many runs a body is left as it is.
  private static let maximalRuns = 24

  /// Runs through all bodies, each behind the one that defines it, and again where something has grown that it read.
  func run() {
    add(bodyOf: nil)
    while queueStart < queue.count {
      body = bodies[queue[queueStart]]
      queueStart += 1
      body.begin()
      if let function = body.function {
        runBody(of: function)
      } else {
        runModules()
      }
    }
  }

  @discardableResult
  func add(bodyOf function: FunctionInfo?) -> Body {
    let body = Body(number: bodies.count, function: function)
    bodies.append(body)
    queue.append(body.number)
    return body
  }

  /// Has bodies run again, once, after all that wait already.
  func rerun(_ readers: Body.Readers) {
    for number in readers.sorted() {
      let body = bodies[number]
      guard !body.isWaiting else { continue }
      guard body.runs < Self.maximalRuns else {
        body.isUnsettled = true
        continue
      }
      body.isWaiting = true
      queue.append(number)
    }
  }

  private func runModules() {
    frame = Frame(scope: globals, part: 0)
    globals.starImports.removeAll()
    for (number, part) in file.parts.enumerated() {
      frame.part = number
      execute(part.module.nodes(.body))
      frame.environment.isReachable = true
    }
  }

  /// All calls that were found. A call may be known to several bodies, as where one takes apart what another calls.
  var candidates: [Candidate] {
    let found = bodies.reduce(into: [ObjectIdentifier: Candidate]()) { all, body in
      for (call, candidate) in body.candidates {
        all[call] = candidate
        if body.isUnsettled { all[call]?.isCertain = false }
      }
    }
    return Array(found.values)
  }

  /// Whether an expression gives truths, whatever is compared in it.
  func isTruth(_ node: SyntaxNode) -> Bool {
    bodies.contains { $0.truths.contains(ObjectIdentifier(node)) }
  }
}
