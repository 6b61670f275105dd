/// A piece of a source that is not all UTF-8.
struct SourcePiece: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  var bytes: [UInt8]

  init(stringLiteral text: String) { bytes = Array(text.utf8) }
  init(arrayLiteral bytes: UInt8...) { self.bytes = bytes }
}

func bytes(_ pieces: SourcePiece...) -> [UInt8] { pieces.flatMap(\.bytes) }
