import Semantics

/// Reads from syntax trees what a port has to know of a file's names.
struct ImportReader {
  /// The top of paths that count: `jax` of `jax.numpy`.
  private let roots: Set<String>
  /// The names that an import of a port can bind, and those of Python's own that an edit can write.
  private let names: Set<String>

  init(_ specs: [Spec]) {
    roots = Set(specs.map { $0.package.module.rootName })
    names = specs.reduce(into: []) { names, spec in
      names.insert(spec.package.alias.rootName)
      names.formUnion(spec.edits.builtins)
    }
  }

  /// One for each part of the file; a cell of a notebook has what the cells above it import.
  func imports(in file: ParsedFile) -> [FileImports] {
    let parts = file.parts.map { Bound($0.module, roots) }
    let imported = Set(parts.flatMap(\.paths.keys))
    let taken = parts.reduce(into: Set<String>()) { $0.formUnion($1.others) }
      .intersection(names.union(imported))
    var paths: [String: String] = [:]
    return zip(file.parts, parts).map { part, bound in
      paths.merge(bound.paths) { first, _ in first }
      return FileImports(
        cell: part.cell, paths: paths.filter { !taken.contains($0.key) }, taken: taken,
        place: ImportPlace(part).place)
    }
  }
}

extension Spec.EditForms {
  /// The names of Python's own in all forms.
  fileprivate var builtins: Set<String> {
    let forms = [flatten, keepdims].compactMap { $0 } + resultDTypes.map(\.value)
    return (forms + casts.map(\.value) + fills.map(\.value)).builtins
  }
}

/// What the names of a program stand for.
private struct Bound {
  /// Imported for the whole program, from libraries that count.
  private(set) var paths: [String: String] = [:]
  /// Bound in any other way.
  private(set) var others: Set<String> = []

  init(_ module: SyntaxNode, _ roots: Set<String>) {
    var open = module.nodes(.body).map { (node: $0, isTop: true) }
    while let (node, isTop) = open.popLast() {
      var inner = node.children
      var isInnerTop = isTop
      switch node.kind {
      case .import, .importFrom:
        for (name, path) in node.importedPaths {
          note(name, path, isOfLibrary: isTop && roots.contains(path.rootName))
        }
        continue
      case .functionDef, .asyncFunctionDef, .classDef:
        take(node.text(.name))
        isInnerTop = false
      case .lambda: isInnerTop = false
      // What is imported for annotations alone is not there when the program runs.
      case .if where node.node(.test)?.identifiers.contains("TYPE_CHECKING") == true:
        inner = node.nodes(.orelse)
      case .arg: take(node.text(.arg))
      case .exceptHandler, .matchAs, .matchStar: take(node.text(.name))
      case .comprehension: take(node.node(.target))
      default: break
      }
      for target in node.boundTargets { take(target) }
      open += inner.map { ($0, isInnerTop) }
    }
  }

  private mutating func note(_ name: String, _ path: String, isOfLibrary: Bool) {
    if isOfLibrary, paths[name] ?? path == path { paths[name] = path } else { take(name) }
  }

  private mutating func take(_ name: String?) {
    if let name { others.insert(name) }
  }

  private mutating func take(_ target: SyntaxNode?) {
    guard let target else { return }
    switch target.kind {
    case .name: take(target.text(.id))
    case .tuple, .list: for element in target.nodes(.elts) { take(element) }
    case .starred: take(target.node(.value))
    default: break
    }
  }
}

/// Where one more import can stand in a program: behind its docstring and the imports at its head, before all else.
private struct ImportPlace {
  private let part: ParsedFile.Part

  init(_ part: ParsedFile.Part) { self.part = part }

  var place: FileImports.Place? {
    // A magic at the head of a cell stays the first line.
    let statements = part.module.nodes(.body).drop(while: part.isMagic)
    var head = statements.prefix { $0.kind == .import || $0.kind == .importFrom }
    if let first = statements.first, first.isDocstring {
      let rest = statements.dropFirst().prefix { $0.kind == .import || $0.kind == .importFrom }
      if rest.isEmpty { return behind(first, gap: lineEnd + lineEnd) }
      head = rest
    }
    if let last = head.last { return behind(last, gap: lineEnd) }
    return statements.first.flatMap(before)
  }

  private func behind(_ statement: SyntaxNode, gap: String) -> FileImports.Place? {
    guard let span = statement.span else { return nil }
    let text = part.text
    let end = text.utf8Range(of: span).upperBound
    let line = text.lines.line(span.end.line)
    guard end <= line.upperBound else { return nil }
    let rest = text.lines.utf8[end..<line.upperBound].drop { $0 == 0x20 || $0 == 0x09 }
    switch rest.first {
    case nil, UInt8(ascii: "#"):
      return place(line.upperBound, gap + indentation(ofLine: span.start.line), "")
    // Another statement stands on the line, and may need the import.
    case UInt8(ascii: ";"): return place(end, "; ", "")
    default: return nil
    }
  }

  private func before(_ statement: SyntaxNode) -> FileImports.Place? {
    let starts = ([statement] + statement.nodes(.decoratorList)).compactMap(\.span?.start.line)
    guard let line = starts.min() else { return nil }
    let range = part.text.lines.line(line)
    // What a magic of a cell runs first stands in its own line.
    guard part.cell == nil || !part.text.lines.utf8[range].starts(with: "%%".utf8) else {
      return nil
    }
    return place(range.lowerBound, indentation(ofLine: line), lineEnd)
  }

  /// What stands before a statement of the program: something only where a whole cell is indented.
  private func indentation(ofLine line: Int) -> String {
    let utf8 = part.text.lines.utf8[part.text.lines.line(line)]
    return String(decoding: utf8.prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }

  private func place(_ offset: Int, _ before: String, _ after: String) -> FileImports.Place {
    let span = part.text.span(of: offset..<offset)
    return FileImports.Place(
      position: span.start, offset: span.bytes.lowerBound, before: before, after: after)
  }

  /// The line end of the program's first line.
  private var lineEnd: String {
    let utf8 = part.text.lines.utf8
    guard let first = utf8.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), utf8[first] == 0x0D
    else { return "\n" }
    return utf8.dropFirst(first + 1).first == 0x0A ? "\r\n" : "\r"
  }
}

extension SyntaxNode {
  /// The names that an import binds, each with what it stands for; none for those of the package itself.
  fileprivate var importedPaths: [(name: String, path: String)] {
    nodes(.names).compactMap { alias in
      guard let path = alias.text(.name), path != "*" else { return nil }
      guard kind == .importFrom else {
        return alias.text(.asname).map { ($0, path) } ?? (path.rootName, path.rootName)
      }
      var level = 0
      if case .number(let number)? = self[.level] { level = number }
      // The module of the own package is no library's.
      let module = level == 0 ? text(.module) ?? "" : "."
      return (alias.text(.asname) ?? path, "\(module).\(path)")
    }
  }

  fileprivate var isDocstring: Bool {
    guard kind == .expr, case .literal(.string)? = node(.value)?[.value] else { return false }
    return true
  }
}
