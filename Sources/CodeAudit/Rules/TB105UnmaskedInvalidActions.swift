import Semantics

/// The best action is taken without the mask that says which are allowed.
struct UnmaskedInvalidActions: AuditRule {
  let page = RulePage(
    code: "TB105", name: "unmasked-invalid-actions", severity: .silent,
    summary: "The best of all actions is taken though the function knows which are allowed.",
    what: """
      Reports a reduction over scores of actions (`q_values`, `logits`, `probs` …) in a function that has a name for \
      what is allowed (`action_mask`, `valid_actions`, `legal_moves`, or just `mask` in a function on actions) where that name has no part in the array, nor \
      in what the answer is checked against.
      """,
    why: """
      The highest score may belong to an action that the environment does not allow. It is then refused, replaced at \
      random, or carried out and learnt from.
      """,
    before: """
      import numpy as np

      def act(q_values, action_mask):
          return np.argmax(q_values, axis=-1)
      """,
    after: """
      import numpy as np

      def act(q_values, action_mask):
          allowed = np.where(action_mask, q_values, -np.inf)
          return np.argmax(allowed, axis=-1)
      """,
    whenWrong: """
      Where the scores were masked before they came here, a name such as `masked_q` for the parameter ends the finding.
      """,
    measured: """
      In 1,923 calls of some 90 packages, several libraries for reinforcement learning among them, it reported \
      none after two had been read and found wrong (the function asks whether there is a mask). How often it is \
      right has been seen on its fixture only.
      """)

  func check(_ call: ResolvedCall, in context: RuleContext) -> Violation? {
    guard let array = context.array(of: call), call.site.form != .partial else { return nil }
    let flow = context.flow(around: call.node)
    let restrictions = restrictions(in: flow, context)
    guard !restrictions.isEmpty, let span = call.node.span,
      isUnmaskedScore(array, flow, context), !isHeeded(restrictions, by: call, context)
    else { return nil }
    // A restriction that comes later has nothing to do with it.
    let isKnownBefore = restrictions.contains { name in
      flow.parameters.contains(name)
        || flow.bindings.contains { path, bindings in
          path.lastPart == name
            && bindings.contains { $0.target.span.map { $0.start < span.start } ?? false }
        }
    }
    guard isKnownBefore, let name = restrictions.sorted().first else { return nil }
    return Violation(
      "\(name) says which actions are allowed and has no part in the array; set the others to -inf before the reduction"
    )
  }

  /// Whether an array is one of scores that was not masked already, by whatever name.
  private func isUnmaskedScore(
    _ array: SyntaxNode, _ flow: ScopeFlow, _ context: RuleContext
  ) -> Bool {
    let derivation = flow.derivation(of: array)
    let isScore = ([array] + derivation.dropFirst().prefix(3)).contains { node in
      node.identifiers.contains { context.words.mentions($0, .scores) }
    }
    return isScore
      && !derivation.contains { node in
        node.identifiers.contains {
          isRestriction($0, context) || RuleWords.words(of: $0).contains { $0.hasPrefix("mask") }
        }
      }
  }

  /// Whether the answer is checked or looked up afterwards, or a restriction decides whether there is one.
  private func isHeeded(
    _ restrictions: Set<String>, by call: ResolvedCall, _ context: RuleContext
  ) -> Bool {
    let isChecked = context.results(of: call).contains { result in
      context.tree.ancestors(of: result).prefix { $0.kind != .functionDef && !isStatement($0) }
        .contains { !$0.identifiers.isDisjoint(with: restrictions) }
    }
    // `if action_mask is None`: the mask decides which way the function goes.
    return isChecked
      || context.tree.ancestors(of: call.node).contains { ancestor in
        guard let test = ancestor.node(.test) else { return false }
        return !test.identifiers.isDisjoint(with: restrictions)
      }
  }

  private func isStatement(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .if, .for, .while, .with, .try, .module, .classDef, .asyncFunctionDef: true
    default: false
    }
  }

  private func isRestriction(_ name: String, _ context: RuleContext) -> Bool {
    context.words.mentions(name, .restrictions) && context.words.mentions(name, .actions)
  }

  /// Names of the scope that tell what is allowed, functions aside.
  private func restrictions(in flow: ScopeFlow, _ context: RuleContext) -> Set<String> {
    context.remembered("\(page.code) restrictions", of: flow) {
      let isOnActions = context.words.mentions(flow.root.text(.name) ?? "", .actions)
      let bound = Array(flow.bindings.keys.map(\.lastPart)) + flow.parameters
      return Set(
        bound.filter { name in
          isRestriction(name, context)
            || (isOnActions
              && RuleWords.words(of: name).allSatisfy {
                context.words.lists($0, under: .restrictions)
              })
        })
    }
  }
}
