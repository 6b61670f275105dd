import Semantics

/// An index flows into what is differentiated.
struct DifferentiablePath: AuditRule {
  let page = RulePage(
    code: "TB107", name: "differentiable-path", severity: .silent,
    summary: "The index flows into a loss, where its gradient is zero or missing.",
    what: """
      Reports a reduction, of a library that differentiates, whose answer flows by arithmetic into a value on which \
      `backward()` is called, into the first argument of a loss function, or into what a function returns that is a \
      loss by its name or is handed to `grad`. An answer that is compared (accuracy), used as an index (`gather`), \
      passed as a target, or that stands under `no_grad` or behind `detach()` is left alone.
      """,
    why: """
      The index does not change when scores change a little: its gradient is zero almost everywhere. Training goes \
      on without an error and learns nothing through that path.
      """,
    before: """
      import torch
      import torch.nn.functional as F

      def position_loss(heatmap, target):
          position = torch.argmax(heatmap, dim=-1)
          return F.mse_loss(position.float(), target)
      """,
    after: """
      import torch
      import torch.nn.functional as F

      def position_loss(heatmap, target):
          places = torch.arange(heatmap.shape[-1], dtype=heatmap.dtype)
          position = (heatmap.softmax(dim=-1) * places).sum(dim=-1)
          return F.mse_loss(position, target)
      """,
    whenWrong: """
      Where no gradient is wanted through the index (a straight-through estimator, a metric), `detach()` or `no_grad` \
      says so and ends the finding.
      """,
    measured: """
      In 1,923 calls of some 90 packages it reported none: how often it is right has been seen on its fixture only.
      """)

  func check(_ call: ResolvedCall, in context: RuleContext) -> Violation? {
    guard let facts = context.facts(of: call), facts.isDifferentiated, call.site.form != .partial,
      !isUnderNoGrad(call.node, context)
    else { return nil }
    let isGeneric = call.site.library == CallSite.unknownLibrary
    let flow = context.flow(around: call.node)
    var tainted = context.results(of: call)
    var seen = Set(tainted.map(ObjectIdentifier.init))
    var next = 0
    while next < tainted.count, tainted.count < 200 {
      let node = tainted[next]
      next += 1
      if let sink = sink(of: node, flow, context, isGeneric: isGeneric) {
        return Violation(
          "the index flows into \(sink), and no gradient flows back through it; use a soft maximum, or detach it where none is wanted"
        )
      }
      for reader in readers(of: node, flow, context)
      where seen.insert(ObjectIdentifier(reader)).inserted {
        tainted.append(reader)
      }
    }
    return nil
  }

  private func isUnderNoGrad(_ node: SyntaxNode, _ context: RuleContext) -> Bool {
    context.tree.ancestors(of: node).contains { ancestor in
      let marks = ancestor.kind == .with ? ancestor.nodes(.items) : ancestor.nodes(.decoratorList)
      return marks.contains { mark in
        mark.identifiers.contains { $0.hasPrefix("no_grad") || $0 == "inference_mode" }
      }
    }
  }

  /// What takes the value on: the expression around it, or the reads of the name it is assigned to.
  private func readers(of node: SyntaxNode, _ flow: ScopeFlow, _ context: RuleContext)
    -> [SyntaxNode]
  {
    guard let parent = context.tree.parent(of: node) else { return [] }
    switch parent.kind {
    case .binOp, .unaryOp: return [parent]
    case .ifExp: return parent.node(.test) === node ? [] : [parent]
    case .attribute:
      // A method of the value: `i.float()`.
      guard let call = context.tree.parent(of: parent), call.kind == .call,
        call.node(.func) === parent,
        let name = parent.text(.attr), !context.words.lists(name, under: .lookups)
      else { return [] }
      return [call]
    case .call:
      guard parent.nodes(.args).first === node, let name = parent.nameOfCallee,
        !context.words.lists(name, under: .lookups)
      else { return [] }
      return [parent]
    case .assign, .annAssign, .augAssign:
      let targets =
        parent.kind == .assign ? parent.nodes(.targets) : [parent.node(.target)].compactMap(\.self)
      return targets.flatMap { target in
        target.dottedPath.map { path in (flow.loads[path] ?? []).filter { isAfter($0, target) } }
          ?? []
      }
    default: return []
    }
  }

  private func isAfter(_ node: SyntaxNode, _ other: SyntaxNode) -> Bool {
    guard let place = node.span?.start, let end = other.span?.end else { return false }
    return place >= end
  }

  private func sink(
    of node: SyntaxNode, _ flow: ScopeFlow, _ context: RuleContext, isGeneric: Bool
  ) -> String? {
    guard let parent = context.tree.parent(of: node) else { return nil }
    if parent.kind == .attribute, parent.text(.attr) == "backward" {
      return "a value that goes backward"
    }
    if parent.kind == .call, parent.nodes(.args).first === node, let name = parent.nameOfCallee {
      if context.words.lists(name, under: .lossFunctions) { return name }
      let isLoss = RuleWords.words(of: name).contains { context.words.mentions($0, .losses) }
      if isLoss, !isGeneric { return name }
    }
    if parent.kind == .return, parent.node(.value) === node,
      let name = flow.root.text(.name), isDifferentiated(name, context)
    {
      return "what \(name) returns"
    }
    return nil
  }

  /// A function that is a loss, or is handed to one that differentiates it.
  private func isDifferentiated(_ name: String, _ context: RuleContext) -> Bool {
    let words = RuleWords.words(of: name)
    if let last = words.last, last == "loss" || words.first == "loss" { return true }
    return context.differentiated.contains(name)
  }
}
