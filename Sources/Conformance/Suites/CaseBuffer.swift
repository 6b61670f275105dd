import Arrays
import Semantics

/// The memory of a stratum's array: written anew for each case, while the NumPy array on it stays the same object.
final class CaseBuffer {
  let stratum: Stratum
  let elements: CaseElements
  let strides: [Int]
  let itemSize: Int
  /// The element whose indices are all 0.
  let origin: UnsafeMutableRawPointer

  private let memory: UnsafeMutableRawPointer
  private let letters: UnsafeMutableRawPointer
  private let digits: UnsafeMutablePointer<UInt8>
  /// Where each cell lies; broadcast arrays have fewer cells than elements.
  private let cells: [Int]

  /// `nil` for types whose elements are not numbers in memory.
  init?(_ stratum: Stratum, extremum: FunctionSpec.Objective) {
    guard !stratum.dtype.isNullable, let itemSize = stratum.dtype.itemSize else { return nil }
    self.stratum = stratum
    self.itemSize = itemSize
    let placed = stratum.layout.place(shape: stratum.shape, itemSize: itemSize)
    strides = placed.strides
    let offsets = Shape.offsets(stratum.shape, strides: placed.strides)
    cells = stratum.layout == .broadcast ? Set(offsets).sorted() : offsets
    elements = CaseElements(stratum, cells: cells.count, extremum: extremum)
    memory = .allocate(byteCount: max(placed.byteCount, 64), alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: max(placed.byteCount, 64))
    origin = memory + placed.origin
    digits = .allocate(capacity: max(cells.count, 1))
    digits.initialize(repeating: 0, count: max(cells.count, 1))
    let alphabet = elements.alphabet
    letters = .allocate(byteCount: max(alphabet.count, 1) * itemSize, alignment: 64)
    letters.initializeMemory(as: UInt8.self, repeating: 0, count: max(alphabet.count, 1) * itemSize)
    if let encoded = try? NDArray(dtype: stratum.dtype, shape: [alphabet.count], elements: alphabet)
    {
      encoded.withBase { letters.copyMemory(from: $0, byteCount: alphabet.count * itemSize) }
    }
  }

  deinit {
    memory.deallocate()
    letters.deallocate()
    digits.deallocate()
  }

  /// Writes the elements of case (in a stacked stratum: of call) `k`.
  func write(_ k: Int) {
    elements.choose(k, into: digits)
    switch itemSize {
    case 1: copy(UInt8.self)
    case 2: copy(UInt16.self)
    case 4: copy(UInt32.self)
    case 8: copy(UInt64.self)
    default: copy(SIMD2<UInt64>.self)
    }
  }

  private func copy<Bits>(_: Bits.Type) {
    let letters = letters.assumingMemoryBound(to: Bits.self)
    cells.withUnsafeBufferPointer { cells in
      guard !elements.isFixed else {
        for cell in 0..<cells.count {
          (origin + cells[cell]).assumingMemoryBound(to: Bits.self).pointee = letters[cell]
        }
        return
      }
      for cell in 0..<cells.count {
        (origin + cells[cell]).assumingMemoryBound(to: Bits.self).pointee =
          letters[Int(digits[cell])]
      }
    }
  }

  /// The elements as they lie there now, in C order.
  var values: [Scalar] {
    Shape.offsets(stratum.shape, strides: strides).map {
      NDArray.element(at: origin + $0, dtype: stratum.dtype)
    }
  }
}
