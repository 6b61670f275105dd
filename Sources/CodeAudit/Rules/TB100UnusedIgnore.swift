internal import Semantics

/// A comment that silences nothing. It looks at no call, so it is no `AuditRule`: it is asked when all else is known.
package enum UnusedIgnore {
  package static let page = RulePage(
    code: "TB100", name: "unused-ignore", severity: .cosmetic,
    summary: "A comment silences a finding that is not there.",
    what: """
      Reports codes in `# tiebreak: ignore[…]` and `ignore-file[…]` whose rules report nothing there, words that no \
      rule is called, comments without codes where there is no call, and comments that are misspelled or stand where \
      they have no effect. A code whose rule was not asked is left alone; beside a call so are the codes of ports and \
      comments without codes, since another run may need them. `--fix` takes away what is not needed; words that no \
      rule is called it leaves alone, unless with `--unsafe-fixes`.
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
      Where another version of `tiebreak` knows more rules, or more calls. The comment is not needed in any run of \
      this one.
      """,
    measured: """
      Not measured: no package uses these comments yet.
      """)
}
