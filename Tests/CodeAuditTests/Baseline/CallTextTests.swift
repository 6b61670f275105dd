import CodeAudit
import Testing

struct CallTextTests {
  /// What a formatter makes of a call is the same call.
  @Test(arguments: [
    ("np.argmax(x, axis = 1)", "np.argmax(x,axis=1)"),
    ("np.argmax(\n    x,  # the scores\n    axis=1,\n)", "np.argmax(x,axis=1)"),
    ("np.argmax( [1,\r\n 2, ], )", "np.argmax([1,2])"),
    ("f(x if y else not z)", "f(x if y else not z)"),
    ("f(x\n  for x\n  in y)", "f(x for x in y)"),
    ("f(a \\\n  + b)", "f(a+b)"), ("f('a  # b', \"it's ,)\")", "f('a  # b',\"it's ,)\")"),
    ("f('''a\n ' # b''' )", "f('''a\n ' # b''')"), (#"f("\" # ", x)"#, #"f("\" # ",x)"#),
    ("f(in_ ,'a' 'b')", "f(in_,'a' 'b')"), ("f(x, 'open", "f(x,'open"), ("", ""),
    ("f(größe  or  数)", "f(größe or 数)"), ("f(1 .real)", "f(1.real)"),
  ])
  func normalized(_ source: String, _ expected: String) {
    #expect(CallText.normalized(source) == expected)
    #expect(CallText.normalized(expected) == expected)
  }

  @Test func longCallsAreCut() {
    let text = CallText.normalized("f(" + String(repeating: "1,", count: 10_000) + ")")
    #expect(text.count == 400)
  }
}
