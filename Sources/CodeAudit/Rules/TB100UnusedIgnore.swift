internal import Semantics

/// A comment that silences nothing. It looks at no call, so it is no `AuditRule`: it is asked when all else is known.
package enum UnusedIgnore {
  package static let page = RulePage(
    code: "TB100", name: "unused-ignore", severity: .cosmetic,
    summary: "A comment silences a finding that is not there.",
    what: """
      Reports `# tiebreak: ignore`, `ignore[…]` and `ignore-file[…]` that silence nothing, codes in them that no rule \
      has, and comments that cannot be read as one or stand where they have no effect. A code whose rule was not \
      asked is left alone.
      """,
    why: "A comment that outlives its reason hides the next finding in that place.",
    before: """
      import numpy as np

      best = np.argmax(np.array([1, 2]))  # tiebreak: ignore[TB101]
      """,
    after: """
      import numpy as np

      best = np.argmax(np.array([1, 2]))
      """,
    whenWrong: """
      Where the finding comes and goes with the libraries that are asked for (`--to`), the comment is needed in one \
      run and not in the other: those codes are left alone in runs that do not ask for them.
      """,
    measured: """
      Not measured: no package uses these comments yet.
      """)
}
