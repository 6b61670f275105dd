/// Writes fixes into the bytes of a file; every byte that no edit means is kept.
///
/// A fix is taken whole or not at all. Where two of them touch the same bytes, the first one by place is taken and
/// the other waits: after a new audit of the new text it may fit, and may be another one. An edit that fixes share is
/// made once.
package struct EditApplier: Sendable {
  package private(set) var bytes: [UInt8]
  package private(set) var applied: [Fix] = []
  /// Those that met others, and those that lie outside the file or not at the ends of characters.
  package private(set) var waiting: [Fix] = []

  /// - Parameter fixes: in any order; the same fix under two findings is taken once.
  package init(_ original: [UInt8], _ fixes: some Sequence<Fix>) {
    var taken: [Fix.Edit] = []
    var seen: Set<Fix> = []
    let ordered = fixes.filter { seen.insert($0).inserted }
      .enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
    for (_, fix) in ordered {
      let fits =
        !fix.edits.isEmpty && fix.edits.allSatisfy { Self.isInside($0, original) }
        && fix.isFreeOfOverlaps
        && fix.edits.allSatisfy { edit in
          edit.isShared && taken.contains(edit) || !taken.contains { $0.meets(edit) }
        }
      if fits {
        taken += fix.edits.filter { !$0.isShared || !taken.contains($0) }
        applied.append(fix)
      } else {
        waiting.append(fix)
      }
    }
    bytes = Self.write(taken, into: original)
  }

  private static func write(_ edits: [Fix.Edit], into original: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    // What is inserted stands before what is replaced from there on, and what fixes share before all.
    let ordered = edits.enumerated().sorted { first, second in
      let keys = [first, second].map { place, edit in
        let range = edit.span.bytes
        return [range.lowerBound, edit.isShared ? 0 : 1, range.isEmpty ? 0 : 1, place]
      }
      return keys[0].lexicographicallyPrecedes(keys[1])
    }
    for (_, edit) in ordered {
      result += original[place..<edit.span.bytes.lowerBound]
      result += edit.replacement.utf8
      place = edit.span.bytes.upperBound
    }
    return result + original[place...]
  }

  private static func isInside(_ edit: Fix.Edit, _ original: [UInt8]) -> Bool {
    let range = edit.span.bytes
    return range.lowerBound >= 0 && range.upperBound <= original.count
      && [range.lowerBound, range.upperBound].allSatisfy { place in
        // No character begins with a continuation byte.
        place == original.count || original[place] & 0b1100_0000 != 0b1000_0000
      }
  }
}

extension Fix {
  /// What is shared stands elsewhere.
  fileprivate var start: Int {
    edits.filter { !$0.isShared }.map(\.span.bytes.lowerBound).min() ?? 0
  }

  fileprivate var isFreeOfOverlaps: Bool {
    edits.indices.allSatisfy { first in
      edits.indices.allSatisfy { second in
        first >= second || !edits[first].overlaps(edits[second])
      }
    }
  }
}

extension Fix.Edit {
  /// Whether two edits of one fix change the same bytes; insertions at one place follow each other.
  fileprivate func overlaps(_ other: Fix.Edit) -> Bool {
    span.bytes.overlaps(other.span.bytes)
      || span.bytes.isEmpty && other.span.bytes.strictlyHolds(span.bytes.lowerBound)
      || other.span.bytes.isEmpty && span.bytes.strictlyHolds(other.span.bytes.lowerBound)
  }

  /// Whether edits of two fixes come too close: what is inserted at one place by both has no order.
  fileprivate func meets(_ other: Fix.Edit) -> Bool {
    overlaps(other)
      || span.bytes.isEmpty && other.span.bytes.isEmpty && span.bytes == other.span.bytes
  }
}

extension Range<Int> {
  fileprivate func strictlyHolds(_ place: Int) -> Bool { lowerBound < place && place < upperBound }
}
