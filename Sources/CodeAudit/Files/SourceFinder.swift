import Foundation

/// A file to be audited.
package struct FoundFile: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case python, notebook
  }

  /// As the user named it, or below what the user named.
  package var path: String
  package var kind: Kind

  package init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }
}

/// Finds the Python files and notebooks in files and folders.
///
/// A file that is named is always taken. In folders, `.gitignore` files are respected (those above a folder too, up to
/// the repository's root), hidden folders and those that tools make are passed over, and symbolic links to folders are
/// not followed, as git does not: a loop of them ends nothing.
package struct SourceFinder {
  package struct Failure: Hashable, Sendable {
    package var path: String
    package var reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  package private(set) var files: [FoundFile] = []
  /// What could not be read.
  package private(set) var failures: [Failure] = []
  /// Globs that leave out more, as a `.gitignore` would, from the working folder.
  private let excluded: [IgnorePattern]
  /// Files by their real paths; one that is come to twice keeps the first name. A single path leads to each file once.
  private var seen: Set<String>?
  private let workingFolder: String
  /// The folder that is walked or the file that is taken: as it is named, from the working folder, and as it really is.
  private var root = (name: "", inner: "", real: "")

  package init(_ paths: [String], excluding globs: [String] = []) {
    self.init(paths, excluding: globs, workingFolder: PathText.workingFolder)
  }

  package init(_ paths: [String], excluding globs: [String], workingFolder: String) {
    excluded = globs.compactMap { IgnorePattern(line: $0) }
    self.workingFolder = workingFolder
    if paths.count > 1 { seen = [] }
    // What is said of files that are named holds for those that are found in folders too.
    let isFolder = paths.map { path in
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
    for (path, isFolder) in zip(paths, isFolder) where !isFolder { add(path) }
    for (path, isFolder) in zip(paths, isFolder) where isFolder { add(path) }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func add(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return fail(path) }
    if status.st_mode & S_IFMT == S_IFDIR {
      var trimmed = path
      while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
      let name = trimmed == "." ? "" : trimmed
      let inner = PathText.relative(
        PathText.absolute(path, in: workingFolder), to: workingFolder)
      guard !excluded.leaveOut(inner, isFolder: true) else { return }
      root.inner = inner
      enter(trimmed, named: name)
      walk(name, Self.ignoreFiles(above: path, named: name))
    } else if status.st_mode & S_IFMT == S_IFREG {
      if let problem = Self.problem(of: path) {
        failures.append(Failure(path: path, reason: problem))
      } else {
        enter(path, named: path)
        take(path, kind: Self.kind(of: path) ?? .python)
      }
    } else {
      failures.append(Failure(path: path, reason: "is neither a file nor a folder"))
    }
  }

  private mutating func fail(_ path: String) {
    failures.append(Failure(path: path, reason: String(cString: strerror(errno))))
  }

  private mutating func take(_ path: String, kind: FoundFile.Kind) {
    let place = seen == nil ? "" : root.real + path.dropFirst(root.name.count)
    if seen?.insert(place).inserted ?? true { files.append(FoundFile(path: path, kind: kind)) }
  }

  private mutating func enter(_ path: String, named name: String) {
    root.name = name
    guard seen != nil, let resolved = realpath(path, nil) else { return }
    defer { free(resolved) }
    let real = String(cString: resolved)
    // What follows the name of any other folder begins with a slash.
    let isOpen = name.isEmpty || name == "/"
    root.real = isOpen && real != "/" ? real + "/" : real
  }

  /// How a path below the folder that is walked is written in the working folder, however that folder was named.
  private func fromWorkingFolder(_ path: String) -> String {
    let rest = path.dropFirst(root.name.count).drop { $0 == "/" }
    return root.inner.isEmpty ? String(rest) : "\(root.inner)/\(rest)"
  }

  private mutating func walk(_ folder: String, _ above: IgnoreFile) {
    guard let entries = Self.entries(of: folder.isEmpty ? "." : folder) else { return fail(folder) }
    var ignored = above
    if entries.contains(where: { $0.name == ".gitignore" }),
      let data = FileManager.default.contents(atPath: join(folder, ".gitignore"))
    {
      ignored = above.adding(String(decoding: data, as: UTF8.self), in: folder)
    }
    for entry in entries {
      let path = join(folder, entry.name)
      let isFolder = entry.kind == .folder
      guard isFolder ? !Self.isPassedOver(entry.name) : Self.kind(of: entry.name) != nil else {
        continue
      }
      guard !ignored.leavesOut(path, name: entry.name, isFolder: isFolder),
        !isExcluded(path, name: entry.name, isFolder: isFolder)
      else { continue }
      if isFolder {
        walk(path, ignored)
      } else if let kind = Self.kind(of: entry.name) {
        take(path, kind: kind)
      }
    }
  }

  private func isExcluded(_ path: String, name: String, isFolder: Bool) -> Bool {
    !excluded.isEmpty
      && excluded.leaveOut(fromWorkingFolder(path), name: name, isFolder: isFolder)
  }

  private func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder == "/" ? "/" + name : folder + "/" + name
  }

  // MARK: Names

  private static func kind(of name: String) -> FoundFile.Kind? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch name[dot...] {
    case ".py", ".pyi", ".pyw": return .python
    case ".ipynb": return .notebook
    default: return nil
    }
  }

  /// Why a file that is named is none that can be audited, whatever it holds.
  private static func problem(of path: String) -> String? {
    guard kind(of: path) == nil else { return nil }
    let isData = [".npy", ".npz", ".csv", ".parquet"].contains { path.lowercased().hasSuffix($0) }
    guard !isData else { return "holds data: only Python files and notebooks are audited" }
    let start = try? FileHandle(forReadingFrom: URL(filePath: path)).read(upToCount: 4096)
    return (start ?? Data()).contains(0) ? "is neither a Python file nor a notebook" : nil
  }

  /// Folders that hold what tools made: nobody's own source.
  private static func isPassedOver(_ name: String) -> Bool {
    name.hasPrefix(".")
      || ["__pycache__", "__pypackages__", "node_modules", "site-packages", "venv"].contains(name)
  }

  // MARK: The file system

  private enum EntryKind { case file, folder }

  private static func entries(of folder: String) -> [(name: String, kind: EntryKind)]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var entries: [(name: String, kind: EntryKind)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_DIR): entries.append((name, .folder))
      case Int32(DT_REG): entries.append((name, .file))
      case Int32(DT_LNK), Int32(DT_UNKNOWN):
        let isLink = Int32(entry.pointee.d_type) == Int32(DT_LNK)
        var status = stat()
        guard stat(folder + "/" + name, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFREG {
          entries.append((name, .file))
        } else if status.st_mode & S_IFMT == S_IFDIR, !isLink {
          entries.append((name, .folder))
        }
      default: continue
      }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The `.gitignore` files of the folders above one, from the root of its repository on; none outside a repository.
  private static func ignoreFiles(above folder: String, named name: String) -> IgnoreFile {
    guard let resolved = realpath(folder, nil) else { return IgnoreFile() }
    defer { free(resolved) }
    let parts = String(cString: resolved).split(separator: "/").map(String.init)
    func path(_ count: Int) -> String { "/" + parts.prefix(count).joined(separator: "/") }
    let root = (0...parts.count).last {
      FileManager.default.fileExists(atPath: path($0) + "/.git")
    }
    guard let root else { return IgnoreFile() }
    return (root..<parts.count).reduce(IgnoreFile()) { ignored, count in
      guard let data = FileManager.default.contents(atPath: path(count) + "/.gitignore") else {
        return ignored
      }
      return ignored.adding(
        String(decoding: data, as: UTF8.self), in: name,
        lead: parts[count...].joined(separator: "/"))
    }
  }
}
