package import Semantics

/// A case on which emulator and library differ, shrunk, with the rule that it turns on.
package struct Mismatch: Sendable, Hashable {
  package var rule: RuleName
  package var call: Call
  package var declared: Outcome
  package var observed: Outcome
  package var difference: OutcomeDifference
  /// The value of the rule under which the emulator would have answered as observed; `nil` where none does.
  package var fits: String?

  package init(
    rule: RuleName, call: Call, declared: Outcome, observed: Outcome, difference: OutcomeDifference,
    fits: String?
  ) {
    self.rule = rule
    self.call = call
    self.declared = declared
    self.observed = observed
    self.difference = difference
    self.fits = fits
  }

  /// How simple the call is; reports keep the simplest.
  package var size: Int {
    let values = call.array.values
    // An empty array is short, but no simple example unless emptiness is the point.
    return (values.count == 0 && rule != .empty ? 40 : values.count * 16) + values.rank * 4 + call
      .arguments.count * 8
      + (values.layout == .rowMajor ? 0 : 4)
      + values.elements.reduce(0) { $0 + "\($1)".utf8.count }
  }
}
