import Foundation

/// Commands of GitHub Actions: levels, places and the escaping of texts.
struct GitHubCommands {
  private let checkout: Checkout

  /// So many of each level GitHub shows for a step; more it drops in silence.
  static let limit = 10

  init(root: String? = nil) {
    checkout = Checkout(root: root, variable: "GITHUB_WORKSPACE")
  }

  /// Lines and columns from 1; the end column is the last one's.
  struct Place {
    var file: String
    var line: Int?
    var endLine: Int?
    var column: Int?
    var endColumn: Int?
  }

  func command(_ level: String, title: String, _ lines: [String], place: Place? = nil) -> String {
    var properties = place.map { ["file=\(property($0.file))"] } ?? []
    let numbers = [
      ("line", place?.line), ("endLine", place?.endLine), ("col", place?.column),
      ("endColumn", place?.endColumn),
    ]
    properties += numbers.compactMap { name, value in value.map { "\(name)=\($0)" } }
    properties.append("title=\(property(title))")
    let text = lines.map(\.visible).joined(separator: "\n")
    return "::\(level) \(properties.joined(separator: ","))::\(data(text))"
  }

  private func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private func property(_ text: String) -> String {
    data(text.visible).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  /// A path as the checkout has it; `nil` outside of it.
  func relative(_ file: String) -> String? { checkout.relative(file) }
}
