import Arrays
import Emulation
import Semantics
import Testing

@Suite struct SteadyEmulatorTests {
  /// Whatever came before, each call is answered as if it were the first: in all orders of two, and again.
  @Test func formerCallsChangeNothing() throws {
    let profile = try TestSpec().profile()
    let square: [Scalar] = [0, 3, 2, 1].map { .float($0) }
    let calls: [(LabelledArray, [Call.Argument])] = try [
      (.floats(1, .nan, 2), []), (.floats(2, 1, 3), []), (.ints(2, 1, 3), []),
      (.floats(1, 2), []), (.floats(2, 1, 3), [.axis(.int(0))]),
      (.floats(2, 1, 3), [.axis(.int(7))]),
      (.made(.float64, [2, 2], square), [.axis(.int(0))]),
      (.made(.float64, [2, 2], square, .columnMajor), [.axis(.int(0))]),
      (.made(.float64, [2, 2], square, .reversed), [.axis(.int(0))]),
      (.empty(0), []), (.empty(0, 3), [.axis(.int(1))]),
    ]
    let plain = Emulator(profile)
    for first in calls {
      for second in calls {
        var steady = SteadyEmulator(profile)
        for call in [first, second, second, first] {
          #expect(try steady.answer(call.0, call.1) == plain.answer(call.0, call.1))
        }
      }
    }
  }
}
