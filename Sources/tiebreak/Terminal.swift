import ArgumentParser
import Foundation

/// Something that this machine lacks: one line on standard error, and exit code 3.
struct MissingPart: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

enum Output {
  /// Writes a line to standard output at once.
  static func line(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  /// Writes a line to standard error.
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

enum Input {
  /// Calls `body` with each line of a file, or of standard input for `-`.
  static func forEachLine(of file: String, _ body: (String) throws -> Void) throws {
    let source: UnsafeMutablePointer<FILE>
    if file == "-" {
      guard let input = fdopen(0, "r") else { throw UserError("standard input cannot be read") }
      source = input
    } else {
      guard let opened = fopen(file, "r") else {
        throw UserError("\(file): \(String(cString: strerror(errno)))")
      }
      source = opened
    }
    defer { fclose(source) }
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    while true {
      errno = 0
      let length = getline(&buffer, &capacity, source)
      guard length >= 0, let buffer else {
        if errno != 0 { throw UserError("\(file): \(String(cString: strerror(errno)))") }
        return
      }
      let bytes = UnsafeRawBufferPointer(start: buffer, count: length)
      try body(String(decoding: bytes, as: UTF8.self))
    }
  }
}

extension Output {
  /// Writes text to standard output as it is.
  static func text(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// Whether people read standard output, and want colour.
  static var isTerminal: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }
}
