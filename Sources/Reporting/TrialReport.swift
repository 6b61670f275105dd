package import Emulation
import Semantics

/// The text of `tiebreak try`: one block for each different answer, with who gives it and why.
package struct TrialReport {
  private let trial: Trial
  private let style: Style
  private let width: Int

  package init(_ trial: Trial, style: Style, width: Int = 80) {
    self.trial = trial
    self.style = style
    self.width = width
  }

  package var text: String {
    var lines = question
    for group in groups { lines += [""] + block(group) }
    let impossible = impossibilities
    if !impossible.isEmpty { lines += [""] + impossible }
    lines += verdict
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: The question

  private var question: [String] {
    let values = trial.array.values
    let shape = values.shape.map(String.init).joined(separator: ", ")
    let comma = values.rank == 1 ? "," : ""
    let data = nested(values.elements.map { "\($0)" }, shape: values.shape)
    var asked = "\(values.dtype), shape (\(shape)\(comma))"
    asked += trial.axis.map { ", axis=\($0)" } ?? ", no axis"
    if trial.keepdims { asked += ", keepdims=True" }
    return wrapped(data, width: width).map { style($0, .strong) } + [style(asked, .faint)]
  }

  // MARK: Answers

  private struct Group {
    var title: String
    var isError: Bool
    var entries: [Trial.Entry]
  }

  private var groups: [Group] {
    var groups: [Group] = []
    for entry in trial.entries {
      guard case .answer(let answer, _) = entry.reply else { continue }
      let title = answer.title
      if let place = groups.firstIndex(where: { $0.title == title }) {
        groups[place].entries.append(entry)
      } else {
        var isError = false
        if case .error = answer.outcome { isError = true }
        groups.append(Group(title: title, isError: isError, entries: [entry]))
      }
    }
    return groups
  }

  private func block(_ group: Group) -> [String] {
    var lines = [style(group.title, group.isError ? .bad : .good)]
    let libraries = group.entries.reduce(into: [String]()) { names, entry in
      if !names.contains(entry.library) { names.append(entry.library) }
    }
    for library in libraries {
      let entries = group.entries.filter { $0.library == library }
      var reasons: [(text: String, functions: [String])] = []
      for entry in entries {
        let reason = entry.reason
        if let place = reasons.firstIndex(where: { $0.text == reason }) {
          reasons[place].functions.append(entry.function)
        } else {
          reasons.append((reason, [entry.function]))
        }
      }
      for (position, reason) in reasons.enumerated() {
        lines += row(position == 0 ? library : "", reason.functions, reason.text)
      }
    }
    return lines
  }

  private func row(_ library: String, _ functions: [String], _ reason: String) -> [String] {
    let margin = 2 + nameWidth + 2
    let names = wrapped(functions.joined(separator: ", "), width: width - margin)
    var lines = names.enumerated().map { position, line in
      let head = position == 0 ? library : ""
      let padding = String(repeating: " ", count: nameWidth - head.count + 2)
      return "  " + style(head, .name) + padding + line
    }
    if !reason.isEmpty {
      lines += wrapped(reason, width: width - margin - 2).map {
        String(repeating: " ", count: margin + 2) + style($0, .faint)
      }
    }
    return lines
  }

  private var nameWidth: Int { trial.entries.map(\.library.count).max() ?? 0 }

  // MARK: The rest

  private var impossibilities: [String] {
    var reasons: [(text: String, names: [String])] = []
    for entry in trial.entries {
      guard case .impossible(let why) = entry.reply else { continue }
      let name = "\(entry.library) \(entry.function)"
      if let place = reasons.firstIndex(where: { $0.text == why }) {
        reasons[place].names.append(name)
      } else {
        reasons.append((why, [name]))
      }
    }
    guard !reasons.isEmpty else { return [] }
    return [style("not asked", .notable)]
      + reasons.flatMap { reason in
        wrapped("\(reason.names.joined(separator: ", ")): \(reason.text)", width: width - 4)
          .enumerated().map { ($0 == 0 ? "  " : "    ") + $1 }
      }
  }

  private var verdict: [String] {
    let asked = trial.entries.filter { $0.observed != nil }
    guard !asked.isEmpty else { return [] }
    let wrong = asked.filter { $0.isContradicted }
    if wrong.isEmpty {
      return ["", style("live: all \(asked.count) functions asked answered as declared", .good)]
    }
    return [""]
      + wrong.map {
        style(
          "live: \($0.library) \($0.function) answered \($0.observed?.brief ?? "")", .bad)
      }
  }
}

extension Trial.Entry {
  fileprivate var reason: String {
    guard case .answer(_, let reasons) = reply else { return "" }
    return reasons.map(\.value).joined(separator: "; ")
  }

  /// Whether the live library answered otherwise.
  package var isContradicted: Bool {
    guard let observed, case .answer(let answer, _) = reply else { return false }
    return answer.difference(from: observed) != nil
  }
}

extension Answer {
  fileprivate var title: String {
    guard !freedom.isEmpty else { return outcome.brief }
    let choices = freedom.sorted { $0.key < $1.key }.map { _, labels in
      "any of " + labels.map(\.text).sorted().joined(separator: " ")
    }
    return outcome.brief + " or another: " + choices.joined(separator: "; ")
  }
}
