import Semantics

/// How a file names what an edit writes: by what it imports, else by what one more import binds.
struct PortNames {
  private let package: Spec.Package
  /// `nil` where nobody looked: then the usual names are taken to be there.
  private let imports: FileImports?

  init(_ package: Spec.Package, _ imports: FileImports?) {
    self.package = package
    self.imports = imports
  }

  /// The name of the package that the file has for it, or gets by an import; `nil` where it stands for something else,
  /// or where no import fits in.
  private var module: String? {
    guard let imports else { return package.alias }
    let known = imports.paths.filter { $0.value == package.module }.keys.sorted()
    if let name = known.first { return name }
    let name = package.alias.rootName
    let isFree = !imports.taken.contains(name) && imports.paths[name] == nil
    return isFree && imports.place != nil ? package.alias : nil
  }

  /// Whether the package itself has no name in the file.
  var needsImport: Bool {
    imports.map { !$0.paths.values.contains(package.module) } ?? false
  }

  /// A path in the file's words; `nil` where there are none.
  func spelling(of path: String) -> String? {
    guard path == package.module || path.hasPrefix(package.module + ".") else { return path }
    let known = (imports?.paths ?? [:]).filter {
      path == $0.value || path.hasPrefix($0.value + ".")
    }
    let best = known.min { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    if let best { return best.key + path.dropFirst(best.value.count) }
    return module.map { $0 + path.dropFirst(package.module.count) }
  }

  /// The package under the name that the file has for it.
  var renamed: Spec.Package? {
    var renamed = package
    guard let module else { return nil }
    renamed.alias = module
    return renamed
  }

  /// Whether a name of Python's own stands for nothing else in the file.
  func isPython(_ name: String) -> Bool {
    guard let imports else { return true }
    return !imports.taken.contains(name) && imports.paths[name] == nil
  }

  /// Whether a piece of Python uses the package's name.
  func isUsed(in text: String) -> Bool {
    guard let module else { return false }
    return text.ranges(of: module + ".").contains { range in
      guard let before = text[..<range.lowerBound].last else { return true }
      return !before.isLetter && !before.isNumber && before != "_" && before != "."
    }
  }

  /// The edit that imports the package, and its line.
  var importing: (edit: Fix.Edit, line: String)? {
    imports?.place.map { ($0.edit(package.importLine), package.importLine) }
  }
}
