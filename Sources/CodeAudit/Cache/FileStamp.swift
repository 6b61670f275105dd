internal import Foundation

/// What the file system says of a file's contents without their being read.
package struct FileStamp: Hashable, Sendable {
  var size: Int64
  var inode: UInt64
  var device: UInt64
  var modified: Int64
  var changed: Int64

  /// `nil` where there is no regular file.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    size = Int64(status.st_size)
    inode = UInt64(status.st_ino)
    device = UInt64(status.st_dev)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  package init(size: Int64, inode: UInt64, device: UInt64, modified: Int64, changed: Int64) {
    self.size = size
    self.inode = inode
    self.device = device
    self.modified = modified
    self.changed = changed
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Whether the last change is so long past that another one would have another time, whatever the clock's steps.
  var isSettled: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Self.nanoseconds(now) - max(modified, changed) > 2_000_000_000
  }
}
