/// A place in a run: the next call to make.
package struct Position: Sendable, Hashable, Comparable {
  package var stratum: Int
  package var call: Int
  /// The row of a stacked call that is made row by row; -1 for the whole call.
  package var row: Int

  package init(stratum: Int, call: Int, row: Int = -1) {
    self.stratum = stratum
    self.call = call
    self.row = row
  }

  package static let start = Position(stratum: 0, call: 0)

  package static func < (left: Position, right: Position) -> Bool {
    (left.stratum, left.call, left.row) < (right.stratum, right.call, right.row)
  }
}
