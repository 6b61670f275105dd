// An audit's worker that misbehaves where the source that it reads calls `crash()`, `hang()` and their like, and
// otherwise answers each call that it finds; started as `parent`, the pool of one such worker.

import CodeAudit
import Foundation
import PythonEmbedding
import Semantics

struct Misbehaving: SourceAnalyzer {
  var settings: JSONValue

  func analyze(_ file: ParsedFile) -> FileAudit {
    var audit = FileAudit(path: file.path)
    for part in file.parts { visit(part.module, part, &audit) }
    return audit
  }

  private func visit(_ node: SyntaxNode, _ part: ParsedFile.Part, _ audit: inout FileAudit) {
    if node.kind == .call, let span = node.span, let callee = node.node(.func)?.span {
      misbehave(part.text.text(of: callee))
      audit.calls.append(
        CallSite(
          file: audit.path, cell: part.cell, span: span, library: "unknown",
          function: part.text.text(of: callee), form: .alias, isCertain: false, arguments: [],
          hasOpenArguments: false, array: nil, callee: callee))
    }
    for child in node.children { visit(child, part, &audit) }
  }

  private func misbehave(_ name: String) {
    switch name {
    case "crash": raise(SIGSEGV)
    case "leave": _exit(3)
    case "hang":
      if let path = settings["pid"]?.text {
        try? "\(getpid())".write(toFile: path, atomically: true, encoding: .utf8)
      }
      while true { sleep(1) }
    case "spin": while true { _ = getpid() }
    case "dawdle": usleep(300_000)
    case "hog":
      var blocks: [[UInt8]] = []
      while true { blocks.append([UInt8](repeating: 1, count: 16 << 20)) }
    case "dive": _ = dive(1)
    case "chatter": print("this is no answer")
    default: break
    }
  }

  /// Deeper than any stack.
  private func dive(_ depth: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 100) { frame in
      frame.initialize(repeating: depth)
      return dive(depth + 1) ^ frame[depth % 100]
    }
  }
}

struct Refused: Error, CustomStringConvertible {
  var description: String
}

if CommandLine.arguments.dropFirst().first == "parent" {
  let pool = AuditPool(
    program: CommandLine.arguments[0],
    environment: try PythonEnvironment(path: CommandLine.arguments[2]),
    settings: .object(["pid": .string(CommandLine.arguments[3])]))
  _ = try await pool.audit([AuditJob(path: "a.py", source: .bytes(Array("hang()".utf8)))])
} else {
  AuditWorker.main { settings in
    if let reason = settings["refuse"]?.text { throw Refused(description: reason) }
    return Misbehaving(settings: settings)
  }
}
