import Foundation

/// Other processes, as /proc shows them.
enum Processes {
  /// The first worker of a run, once it has imported its library.
  static func worker(of parent: pid_t) async -> pid_t? {
    for _ in 0..<500 {
      if let child = children(of: parent).first(where: { isWorker($0) && hasNumPy($0) }) {
        return child
      }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return nil
  }

  static func children(of parent: pid_t) -> [pid_t] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []
    return tasks.flatMap { task in
      (read("/proc/\(parent)/task/\(task)/children") ?? "").split(separator: " ").compactMap {
        pid_t($0)
      }
    }
  }

  static func isAlive(_ process: pid_t) -> Bool {
    guard let status = read("/proc/\(process)/status") else { return false }
    return !status.contains("State:\tZ")
  }

  /// The most memory that it ever held, in bytes.
  static func highWater(_ process: pid_t) -> Int? {
    guard
      let line = read("/proc/\(process)/status")?.split(separator: "\n")
        .first(where: { $0.hasPrefix("VmHWM:") })
    else { return nil }
    return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1024 }
  }

  private static func isWorker(_ process: pid_t) -> Bool {
    read("/proc/\(process)/cmdline")?.contains("\0worker\0") ?? false
  }

  private static func hasNumPy(_ process: pid_t) -> Bool {
    read("/proc/\(process)/maps")?.contains("numpy") ?? false
  }

  private static func read(_ path: String) -> String? {
    // Files of /proc have no size, so they are read to their end.
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    return (try? file.readToEnd()).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) }
  }
}
