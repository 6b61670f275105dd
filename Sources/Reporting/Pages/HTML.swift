/// Pieces of HTML. Text that comes from elsewhere goes through `text` or `code`, and nothing else does.
enum HTML {
  static func text(_ text: String) -> String { text.visible.markupEscaped }

  static func code(_ text: String) -> String { "<code>\(self.text(text))</code>" }

  static func span(_ text: String, _ classes: String) -> String {
    "<span class=\"\(classes)\">\(self.text(text))</span>"
  }

  /// `items` are HTML, the names are text.
  static func definitions(_ items: [(name: String, html: String)]) -> String {
    "<dl>" + items.map { "<dt>\(text($0.name))</dt><dd>\($0.html)</dd>" }.joined() + "</dl>"
  }

  static func details(id: String?, summary: String, _ body: String) -> String {
    let id = id.map { " id=\"\(text($0))\"" } ?? ""
    return "<details\(id)><summary>\(summary)</summary>\n\(body)\n</details>"
  }

  /// A table that turns into a list on a narrow page. The first cell of a row is its name; cells are HTML.
  static func table(_ heads: [String], _ rows: [(id: String?, cells: [String])], kind: String)
    -> String
  {
    let head = heads.map { "<th scope=\"col\">\(text($0))</th>" }.joined()
    let body = rows.map { row in
      let cells = zip(heads, row.cells).enumerated().map { position, cell in
        position == 0
          ? "<td class=\"rule\">\(cell.1)</td>"
          : "<td data-name=\"\(text(cell.0))\">\(cell.1)</td>"
      }.joined()
      return "<tr\(row.id.map { " id=\"\(text($0))\"" } ?? "")>\(cells)</tr>"
    }.joined(separator: "\n")
    return """
      <table class="list \(kind)"><thead><tr>\(head)</tr></thead><tbody>
      \(body)
      </tbody></table>
      """
  }
}
