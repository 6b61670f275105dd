import ArgumentParser
import Conformance
import Foundation
import Semantics

/// Something that this machine lacks: one line on standard error, and exit code 3.
struct MissingPart: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

enum Output {
  /// Writes a line to standard output at once.
  static func line(_ text: String) { self.text(text + "\n") }

  /// Writes text to standard output as it is; leaves the program where that cannot be.
  ///
  /// A reader that has seen enough, as `head` has, is no error of anyone's: the program ends without a word.
  static func text(_ text: String) { bytes(Array(text.utf8)) }

  private static func bytes(_ bytes: [UInt8]) {
    switch write(bytes, to: STDOUT_FILENO) {
    case 0: return
    case EPIPE: Leftovers.shared.leave(128 + SIGPIPE)
    case let code:
      complain("tiebreak: standard output cannot be written: \(String(cString: strerror(code)))")
      Leftovers.shared.leave(2)
    }
  }

  /// Writes text to a file, or to standard output where none is named.
  static func text(_ text: String, toFile path: String?) throws {
    try bytes(Array(text.utf8), toFile: path)
  }

  static func bytes(_ bytes: [UInt8], toFile path: String?) throws {
    guard let path else { return self.bytes(bytes) }
    try FileReplacement.write(bytes, to: path)
  }

  /// Writes a line to standard error, if anyone reads that.
  static func complain(_ text: String) { _ = write(text + "\n", to: STDERR_FILENO) }

  /// Whether people read standard output, and want colour.
  static var isTerminal: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }

  /// The columns of the terminal that standard output is; 80 where it is none.
  static var terminalWidth: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(Int(size.ws_col), 120)
  }

  /// Writes all of a text; the error's number, or 0.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    write(Array(text.utf8), to: descriptor)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written >= 0 {
          rest = rest.dropFirst(written)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}

enum Input {
  /// All of standard input.
  static func bytes() -> [UInt8] { Array(FileHandle.standardInput.readDataToEndOfFile()) }

  /// What messages call a file; `-` is standard input.
  static func name(of file: String) -> String { file == "-" ? "standard input" : file }

  /// Calls `body` with each line of a file, or of standard input for `-`; `nil` stands for a line that is not UTF-8.
  static func forEachLine(of file: String, _ body: (String?) throws -> Void) throws {
    let source: UnsafeMutablePointer<FILE>
    let name = name(of: file)
    func failure() -> UserError { UserError("\(name): \(String(cString: strerror(errno)))") }
    guard let opened = file == "-" ? fdopen(0, "r") : fopen(file, "r") else { throw failure() }
    source = opened
    defer { fclose(source) }
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    while true {
      errno = 0
      let length = getline(&buffer, &capacity, source)
      guard length >= 0, let buffer else {
        if errno != 0 { throw failure() }
        return
      }
      let bytes = UnsafeRawBufferPointer(start: buffer, count: length)
      try body(String(validating: bytes, as: UTF8.self))
    }
  }
}
