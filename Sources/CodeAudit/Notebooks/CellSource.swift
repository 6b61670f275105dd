/// A cell as Python's parser gets it: with as many lines as the cell, each of them without what stands at its front and
/// is none of Python's.
package struct CellSource: Hashable, Sendable {
  package var utf8: [UInt8]
  /// How many bytes less stand before the code of each line than in the cell; empty where none do.
  package var shifts: [Int] = []
  /// Whether some of its code stood behind magics.
  package var hasStatementsOfMagics = false

  package init(_ utf8: [UInt8], shifts: [Int] = [], hasStatementsOfMagics: Bool = false) {
    self.utf8 = utf8
    self.shifts = shifts
    self.hasStatementsOfMagics = hasStatementsOfMagics
  }

  /// - Parameter line: from 1.
  func shift(inLine line: Int) -> Int {
    shifts.indices.contains(line - 1) ? shifts[line - 1] : 0
  }
}
