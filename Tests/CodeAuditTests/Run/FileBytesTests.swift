import CodeAudit
import Foundation
import Testing

struct FileBytesTests {
  /// A few at once, and those that wait for their turn.
  @Test(arguments: [0, 1, 5_000, 9 << 20]) func wholeFiles(_ size: Int) throws {
    let folder = try TestFolder(["a.py": String(repeating: "x", count: size)])
    let bytes = FileBytes.read(folder("a.py")) { Array($0) }
    #expect(bytes == Array(repeating: UInt8(ascii: "x"), count: size))
  }

  /// Mapped, its pages would be gone, and with them the program.
  @Test func shrinkingFile() throws {
    let folder = try TestFolder(["a.py": String(repeating: "x", count: 1 << 20)])
    let path = folder("a.py")
    let count = FileBytes.read(path) { bytes in
      truncate(path, 0) == 0 ? bytes.count { $0 == UInt8(ascii: "x") } : 0
    }
    #expect(count == 1 << 20)
  }

  /// Nothing but its size is on the disk.
  @Test func tooLargeFile() throws {
    let folder = try TestFolder(["a.py": ""])
    let path = folder("a.py")
    #expect(truncate(path, FileBytes.most + 1) == 0)
    #expect(FileBytes.read(path) { $0.count } == nil)
    #expect(FileBytes.read(folder("b.py")) { $0.count } == nil)
  }
}
