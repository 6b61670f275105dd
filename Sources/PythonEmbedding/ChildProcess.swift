internal import Glibc

/// A short child process: its output and its status, waited for. The environment variables and the
/// working folder are this process's own.
enum ChildProcess {
  struct Result {
    var output: String
    var errorOutput: String
    var status: Status
  }

  enum Status: Equatable, CustomStringConvertible {
    case exited(Int32)
    case killed(signal: Int32)

    var description: String {
      switch self {
      case .exited(let code): "it ended with exit code \(code)"
      case .killed(let signal): "it was killed by signal \(signal)"
      }
    }
  }

  /// A system call that failed before the child ran.
  struct Failure: Error, CustomStringConvertible {
    var code: Int32
    var description: String { String(cString: strerror(code)) }
  }

  static func run(_ executable: String, _ arguments: [String]) throws(Failure) -> Result {
    let output = try Pipe()
    let errorOutput = try Pipe()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writeEnd, 1)
    posix_spawn_file_actions_adddup2(&actions, errorOutput.writeEnd, 2)

    var process = pid_t()
    var vector = ([executable] + arguments).map { strdup($0) } + [nil]
    defer { for argument in vector { free(argument) } }
    let code = posix_spawn(&process, executable, &actions, nil, &vector, environ)
    close(output.writeEnd)
    close(errorOutput.writeEnd)
    guard code == 0 else {
      close(output.readEnd)
      close(errorOutput.readEnd)
      throw Failure(code: code)
    }
    let texts = drain(output.readEnd, errorOutput.readEnd)
    return Result(output: texts.0, errorOutput: texts.1, status: wait(for: process))
  }

  /// Both ends are marked to close in programs that other threads start: one that inherited the
  /// write end would keep the reader waiting.
  private struct Pipe {
    var readEnd: Int32
    var writeEnd: Int32

    init() throws(Failure) {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw Failure(code: errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      readEnd = ends[0]
      writeEnd = ends[1]
    }
  }

  /// Reads both until both end, whichever the child writes to: reading one after the other would
  /// block for good once the other pipe is full.
  private static func drain(_ first: Int32, _ second: Int32) -> (String, String) {
    let ends = [first, second]
    var waiting = ends.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var texts: [[UInt8]] = [[], []]
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while waiting.contains(where: { $0.fd >= 0 }) {
      guard poll(&waiting, 2, -1) >= 0 || errno == EINTR else { break }
      for index in 0..<2 where waiting[index].fd >= 0 && waiting[index].revents != 0 {
        let count = read(ends[index], &chunk, chunk.count)
        if count > 0 {
          texts[index] += chunk[..<count]
        } else if count == 0 || errno != EINTR {
          waiting[index].fd = -1
        }
      }
    }
    for end in ends { close(end) }
    return (String(decoding: texts[0], as: UTF8.self), String(decoding: texts[1], as: UTF8.self))
  }

  private static func wait(for process: pid_t) -> Status {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: signal)
  }
}
