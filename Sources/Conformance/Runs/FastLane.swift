import Arrays
import Emulation
import PythonEmbedding
import Semantics

/// The way of most cases: a function called straight on the shared array, an answer of indices, and no allocation
/// between one case and the next.
///
/// It only says whether a case agrees. Whatever is out of the ordinary (an error, another kind of result, a
/// difference, several right answers) it leaves to the full comparison.
final class FastLane {
  private let ask: Ask
  private let stopwatch: Stopwatch
  private let reduction: Reduction
  private let numpy: NumPyBridge
  private let base: UnsafeMutableRawPointer
  private let resultShape: [Int]
  private let resultType: IndexType
  private let exercised: RuleNames
  private let isStacked: Bool
  private let answers: UnsafeMutablePointer<Int64>
  private let answerCount: Int

  /// How many cases agreed since the last `takeCounts`, by `MemoryTally`'s kinds.
  private var agreed = SIMD4<Int>.zero

  init?(_ buffer: CaseBuffer, array: PythonObject, live: LiveFunction) {
    let stratum = buffer.stratum
    let profile = live.profile
    guard let numpy = live.library.numpy, !profile.call.givesLabels,
      let plan = try? Plan(
        profile, dtype: stratum.dtype, shape: stratum.shape, strides: buffer.strides,
        arguments: stratum.arguments),
      case .reduce(let reduction) = plan.step, reduction.isPlain, !reduction.isFree,
      plan.unspecified == nil, !stratum.asksGradient,
      let type = IndexType.allCases.first(where: { $0.name == plan.resultDType }),
      // Longer slices may have indices that the type cannot hold.
      reduction.length <= 127 || type.name.hasSuffix("64") || type.name.hasSuffix("32"),
      let ask = Self.ask(live, buffer, array)
    else { return nil }
    self.numpy = numpy
    self.reduction = reduction
    self.ask = ask
    stopwatch = live.library.stopwatch
    base = buffer.origin
    resultShape = plan.resultShape
    resultType = type
    exercised = plan.exercised
    isStacked = stratum.isStacked
    answerCount = plan.resultCount
    answers = .allocate(capacity: max(answerCount, 1))
    answers.initialize(repeating: 0, count: max(answerCount, 1))
  }

  deinit { answers.deallocate() }

  /// How the library is asked: a call prepared to the last pointer, or the spec's expression.
  private enum Ask {
    case prepared(PreparedCall)
    case compiled(CompiledCall, CallInputs)
  }

  private static func ask(
    _ live: LiveFunction, _ buffer: CaseBuffer, _ array: PythonObject
  ) -> Ask? {
    let arguments = buffer.stratum.arguments
    if let prepared = prepare(live.profile.call.expression, array, arguments, live.library) {
      return .prepared(prepared)
    }
    guard let call = try? live.compile(arguments) else { return nil }
    return .compiled(call, CallInputs(buffer, array: array, library: live.library))
  }

  private static func prepare(
    _ expression: CallExpression, _ array: PythonObject, _ arguments: [Call.Argument],
    _ library: LiveLibrary
  ) -> PreparedCall? {
    guard case .call(let call) = expression, call.takesArguments, call.keywords.isEmpty,
      !arguments.contains(where: \.name.isPlace)
    else { return nil }
    do throws(PythonError) {
      var keywords: [(String, PythonObject)] = []
      for argument in arguments {
        keywords.append((argument.name, try library.value(argument.value)))
      }
      switch (call.method, call.target, call.positional) {
      case (nil, .object(let path), [.input("array")]):
        return try PreparedCall(library.object(path), [array], keywords: keywords)
      case (let method?, .input("array"), []):
        return try PreparedCall(method: method, of: array, keywords: keywords)
      default: return nil
      }
    } catch {
      return nil
    }
  }

  /// Asks both; whether they plainly agree, which is then counted.
  func run(_ buffer: inout IndexBuffer) -> Bool {
    let tally = reduction.runInMemory(base, answers: answers)
    guard tally.failure == nil else { return false }
    guard asks(&buffer) else { return false }
    if isStacked { agreed &+= tally.slices } else { agreed[tally.kind] &+= 1 }
    return true
  }

  /// Asks the library; whether it answers as the emulator did.
  private func asks(_ buffer: inout IndexBuffer) -> Bool {
    let numpy = numpy
    let started = stopwatch.isDue() ? Stopwatch.now : 0
    func compare(_ reference: borrowing BorrowedReference, _ buffer: inout IndexBuffer) -> Bool {
      if started > 0 { stopwatch.addSample(Stopwatch.now &- started) }
      return numpy.decodeIndices(reference, into: &buffer) && matches(buffer)
    }
    switch ask {
    case .prepared(let call):
      return (try? call.withResult { compare($0, &buffer) }) ?? false
    case .compiled(let call, let inputs):
      guard let result = try? call.evaluate(inputs) else { return false }
      return result.withReference { compare($0, &buffer) }
    }
  }

  /// The counts so far, by the rules exercised; they start anew.
  func takeCounts() -> [(exercised: RuleNames, count: Int)] {
    defer { agreed = .zero }
    return (0..<4).map { (exercised.union(MemoryTally.exercised(kind: $0)), agreed[$0]) }
  }

  private func matches(_ buffer: borrowing IndexBuffer) -> Bool {
    guard buffer.type == resultType, buffer.rank == resultShape.count, buffer.count == answerCount
    else { return false }
    for axis in 0..<buffer.rank where buffer.dimension(axis) != resultShape[axis] { return false }
    return buffer.withValues { values in
      for place in 0..<answerCount where values[place] != answers[place] { return false }
      return true
    }
  }
}
