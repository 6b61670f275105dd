internal import Foundation

/// A file that is written beside its place first and then renamed: there is no moment without a whole file, and a
/// write that fails leaves the old one.
///
/// Symbolic links stay, since the file that they lead to is replaced; so do its permissions. What is no regular file,
/// such as a pipe or `/dev/stdout`, has nothing to keep, and is written in place.
package struct FileReplacement: Sendable {
  /// Why a file cannot be written.
  package struct Failure: Error, Hashable, CustomStringConvertible {
    package var path: String
    /// Its number in `errno.h`.
    package var code: Int32

    package init(path: String, code: Int32) {
      self.path = path
      self.code = code
    }

    package var reason: String { String(cString: strerror(code)) }
    package var description: String { "\(path): \(reason)" }
  }

  /// As it was named.
  package let path: String
  /// Where the bytes are to stand, links followed; `nil` where they are written in place.
  private let target: String?

  package init(_ path: String) {
    self.path = path
    target = Self.target(of: path)
  }

  /// Replaces a file at once. Where only the file can be written and not its folder, it is written in place.
  package static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let file = FileReplacement(path)
    do throws(Failure) {
      try file.stage(bytes)
      try file.commit()
    } catch {
      file.discard()
      guard [EACCES, EPERM, EROFS, EBUSY].contains(error.code), access(path, W_OK) == 0 else {
        throw error
      }
      try file.write(bytes, at: path, O_TRUNC)
    }
  }

  /// The place beside the file where it is written first; `nil` where there is none.
  package var stagingPlace: String? {
    target.map { target in
      let start = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
      return "\(target[..<start]).\(target[start...]).\(getpid())"
    }
  }

  /// Whether a file can be made beside it. Tried, not asked: root may write everywhere by its permissions, and in some
  /// folders nobody can make a file.
  package var canBeStaged: Bool {
    guard stagingPlace != nil else { return access(path, W_OK) == 0 }
    defer { discard() }
    return (try? stage([])) != nil
  }

  /// Writes the bytes beside the file, or in place where that is the way.
  package func stage(_ bytes: [UInt8]) throws(Failure) {
    guard let stagingPlace else { return try write(bytes, at: path, O_TRUNC) }
    unlink(stagingPlace)
    try write(bytes, at: stagingPlace, O_EXCL)
  }

  /// Puts what was staged in the file's place.
  package func commit() throws(Failure) {
    guard let stagingPlace, let target else { return }
    guard rename(stagingPlace, target) == 0 else { throw Failure(path: path, code: errno) }
  }

  /// Removes what was staged and not put in place.
  package func discard() {
    if let stagingPlace { unlink(stagingPlace) }
  }

  private func write(_ bytes: [UInt8], at place: String, _ flags: Int32) throws(Failure) {
    let descriptor = open(place, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o666)
    guard descriptor >= 0 else { throw Failure(path: path, code: errno) }
    defer { close(descriptor) }
    if place == stagingPlace { keepOwner(of: descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw Failure(path: path, code: errno) }
      rest = rest.dropFirst(written)
    }
    // Before the old file goes; pipes and terminals know no such thing.
    if place == stagingPlace, fsync(descriptor) != 0 { throw Failure(path: path, code: errno) }
  }

  /// Gives the new file the owner and permissions of the old one, if there is one.
  private func keepOwner(of descriptor: Int32) {
    var old = stat()
    guard let target, stat(target, &old) == 0 else { return }
    // Only root can give files away; whoever may write this one keeps it otherwise.
    _ = fchown(descriptor, old.st_uid, old.st_gid)
    fchmod(descriptor, old.st_mode & 0o7777)
  }

  /// The file at the end of symbolic links, which need not exist; `nil` for all that is no regular file.
  private static func target(of path: String) -> String? {
    var place = path
    for _ in 0..<40 {
      // `/dev/stdout` leads to whatever file the shell has opened there, which is not to be renamed away.
      guard !place.hasPrefix("/dev/"), !place.hasPrefix("/proc/") else { return nil }
      var status = stat()
      guard lstat(place, &status) == 0 else { return place }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return place
      case S_IFLNK:
        guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: place) else {
          return nil
        }
        let folder = place.lastIndex(of: "/").map { place[...$0] } ?? ""
        place = next.hasPrefix("/") ? next : folder + next
      default: return nil
      }
    }
    return nil
  }
}
