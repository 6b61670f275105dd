import Arrays
import Emulation
import PythonEmbedding
import Semantics

/// A stratum made ready: its memory, the NumPy array on it, and the fast lane where there is one.
final class StratumCases {
  let stratum: Stratum
  let buffer: CaseBuffer?
  let inputs: CallInputs?
  let fast: FastLane?
  /// Chooses the elements where there is no buffer.
  private lazy var elements = CaseElements(
    stratum, cells: Shape.count(stratum.shape), extremum: extremum)
  private let extremum: FunctionSpec.Objective

  init(_ stratum: Stratum, live: LiveFunction) {
    self.stratum = stratum
    extremum = live.profile.extremum
    buffer = CaseBuffer(stratum, extremum: extremum)
    guard let buffer, let numpy = live.library.numpy,
      let array = try? numpy.array(
        at: buffer.origin, typestr: stratum.dtype.typeString(itemSize: buffer.itemSize),
        shape: stratum.shape, strides: buffer.strides, writable: true, owner: buffer)
    else {
      inputs = nil
      fast = nil
      return
    }
    inputs = CallInputs(buffer, array: array, library: live.library)
    // To prepare it costs more than a few calls do.
    fast = stratum.calls > 3 ? FastLane(buffer, array: array, live: live) : nil
  }

  /// Makes case (or stacked call) `k` the current one.
  func write(_ k: Int) { buffer?.write(k) }

  /// The array of the current case `k`.
  func array(_ k: Int) -> LabelledArray {
    stratum.array(buffer?.values ?? elements.values(k)) ?? LabelledArray(.empty(stratum.dtype))
  }
}
