/// A Jupyter notebook by its cells, as its file holds them.
package struct Notebook: Sendable {
  package struct Cell: Sendable {
    /// Among all cells, from 0.
    package var number: Int
    package var isPython: Bool
    package var source: String
    /// The strings that make up the source: their bytes between the quotes.
    var strings: [Range<Int>]
    /// Where the source is a list, its place.
    var list: Range<Int>?
  }

  package let bytes: [UInt8]
  package let cells: [Cell]

  /// Reads formats 3 and 4.
  package init(_ bytes: [UInt8]) throws(AuditError) {
    if let invalid = bytes.firstInvalidUTF8 {
      let byte = "0x" + String(bytes[invalid], radix: 16)
      throw AuditError("byte \(byte) is not UTF-8", at: invalid, in: bytes)
    }
    self.bytes = bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    // Spaces instead of a mark keep all places as they are.
    let tree = try JSONTree(
      bytes.starts(with: mark) ? [0x20, 0x20, 0x20] + bytes[mark.count...] : bytes)
    let lists: [JSONTree?]
    if let sheets = tree["worksheets"]?.elements {
      lists = sheets.map { $0.value["cells"] }
    } else {
      lists = [tree["cells"]]
    }
    let isPython = Self.isPython(tree["metadata"], bytes)
    var cells: [Cell] = []
    for list in lists {
      guard let elements = list?.elements else {
        throw AuditError("not a notebook: it has no list of cells")
      }
      for element in elements {
        cells.append(Self.cell(element.value, cells.count, isPython, bytes))
      }
    }
    self.cells = cells
  }

  private static func cell(
    _ tree: JSONTree, _ number: Int, _ isPythonNotebook: Bool, _ bytes: [UInt8]
  ) -> Cell {
    var cell = Cell(number: number, isPython: false, source: "", strings: [], list: nil)
    switch tree["source"] ?? tree["input"] {
    case .string(let range): cell.strings = [range]
    case .array(let elements, let range):
      cell.list = range
      for element in elements {
        // A source that is no text is none of ours.
        guard case .string(let string) = element.value else { return cell }
        cell.strings.append(string)
      }
    case .object, .other, nil: return cell
    }
    cell.source = cell.strings.map { JSONTree.text(of: bytes[$0]) }.joined()
    let language =
      tree["language"]?.text(in: bytes)
      ?? tree["metadata"]?["vscode"]?["languageId"]?.text(in: bytes)
    cell.isPython =
      tree["cell_type"]?.text(in: bytes) == "code"
      && (language.map(isPython) ?? isPythonNotebook)
    return cell
  }

  /// A notebook that tells no language is one of Python, unless its kernel is known to be another's.
  private static func isPython(_ metadata: JSONTree?, _ bytes: [UInt8]) -> Bool {
    let kernel = metadata?["kernelspec"]
    let language =
      metadata?["language_info"]?["name"]?.text(in: bytes) ?? kernel?["language"]?.text(in: bytes)
    if let language { return isPython(language) }
    // Environments of Python have any names.
    let title = kernel?["display_name"]?.text(in: bytes)?.lowercased() ?? ""
    guard !title.hasPrefix("python"), let name = kernel?["name"]?.text(in: bytes) else {
      return true
    }
    let word = name.lowercased().drop { !$0.isLetter }.prefix(while: \.isLetter)
    return !otherKernels.contains(String(word))
  }

  /// The first words of names that kernels of other languages are installed under.
  private static let otherKernels: Set<String> = [
    "almond", "bash", "clojure", "coffeescript", "cpp", "csharp", "dart", "deno", "elixir",
    "evcxr", "fsharp", "gnuplot", "go", "gonb", "gophernotes", "haskell", "ihaskell", "ijavascript",
    "ir", "iruby", "itypescript", "java", "javascript", "jslab", "julia", "kotlin", "lua", "maple",
    "mathematica", "matlab", "net", "nodejs", "octave", "perl", "php", "powershell", "prolog",
    "pwsh", "r", "raku", "ruby", "rust", "sas", "scala", "scilab", "spark", "sparkkernel",
    "sparkrkernel", "spylon", "sql", "stata", "swift", "toree", "tslab", "typescript", "wolfram",
    "wolframlanguage", "xcpp", "xjavascript", "xlua", "xr", "xsql", "xsqlite",
  ]

  private static func isPython(_ language: String) -> Bool {
    let name = language.lowercased()
    return name.hasPrefix("python") || name == "ipython" || name.isEmpty
  }
}

extension Notebook {
  /// Whether a file is a notebook, as its name says, or as standard input looks, which has none.
  static func stands(in bytes: [UInt8], of path: String) -> Bool {
    guard path == Audit.standardInput else { return path.hasSuffix(".ipynb") }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = bytes[(bytes.starts(with: mark) ? mark.count : 0)...]
      .first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    // Each notebook has to name its format.
    return start == UInt8(ascii: "{") && bytes.contains("\"nbformat\"".utf8)
  }
}

extension SyntaxReader {
  /// A notebook's cells of Python, each parsed by itself: a broken one is an error, and the others are read.
  package func readNotebook(_ path: String, _ bytes: [UInt8]) -> ParsedFile {
    var file = ParsedFile(path: path, parts: [])
    do throws(AuditError) {
      for cell in try Notebook(bytes).cells where cell.isPython {
        read(cell, into: &file)
      }
    } catch {
      file.errors.append(error)
    }
    return file
  }

  private func read(_ cell: Notebook.Cell, into file: inout ParsedFile) {
    let text = SourceText(cell.source)
    do throws(AuditError) {
      guard let module = try module(of: text) else { return }
      file.parts.append(ParsedFile.Part(cell: cell.number, text: text, module: module))
    } catch {
      var error = error
      error.cell = cell.number
      file.errors.append(error)
    }
  }

  /// `nil` for a cell in another language.
  private func module(of text: SourceText) throws(AuditError) -> SyntaxNode? {
    guard let source = Magics.python(in: text.lines) else { return nil }
    do throws(AuditError) {
      return try parse(source, as: text)
    } catch {
      // Some magics expand names and braces before what follows them is run: then it need not be Python.
      guard source.hasStatementsOfMagics,
        let rest = Magics.python(in: text.lines, withStatements: false)
      else { throw error }
      return try parse(rest, as: text)
    }
  }

  /// A Python file or a notebook.
  package func readFile(_ path: String, _ bytes: [UInt8]) -> ParsedFile {
    guard !Notebook.stands(in: bytes, of: path) else { return readNotebook(path, bytes) }
    do throws(AuditError) {
      return ParsedFile(path: path, parts: [try read(bytes)])
    } catch {
      return ParsedFile(path: path, parts: [], errors: [error])
    }
  }
}
