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
    ("f(a \\\n  + b)", "f(a+b)"), ("f('a  # b', \"it's ,)\")", "f(\"a  # b\",\"it's ,)\")"),
    ("f('''a\n ' # b''' )", "f(\"\"\"a\n ' # b\"\"\")"), (#"f("\" # ", x)"#, #"f("\" # ",x)"#),
    ("f(in_ ,'a' 'b')", #"f(in_,"a" "b")"#), ("f(x, 'open", #"f(x,"open"#), ("", ""),
    ("f(größe  or  数)", "f(größe or 数)"), ("f(1 .real)", "f(1.real)"),
    // Quotes and prefixes of strings.
    ("f(x['a'])", #"f(x["a"])"#),
    (#"f('it\'s "x"')"#, #"f("it's \"x\"")"#),
    (#"f(U'a', Rb'\d', BR'"')"#, #"f("a",rb"\d",br'"')"#),
    (#"f('\\', "\'")"#, #"f("\\","'")"#),
    (#"f(f'{x["a"]:">3} {{', F"{y['b']!r}")"#, ##"f(f"{x["a"]:\">3} {{",f"{y["b"]!r}")"##),
    ("f('''a\" ''', '''b''')", "f('''a\" ''',\"\"\"b\"\"\")"),
    (#"f(f'{x['a']}', 'b')"#, #"f(f"{x["a"]}","b")"#),
    // Brackets.
    ("(np.argmax)(x)", "np.argmax(x)"), ("np.argmax((x))", "np.argmax(x)"),
    ("((np).argmax)(((x)), axis=(1))", "np.argmax(x,axis=1)"),
    ("(x.T).argmax((-1))", "x.T.argmax(-1)"),
    ("f((a + b), *(c), k=(a or b),)", "f(a+b,*c,k=a or b)"),
    ("(\n  df\n  .mean()\n).idxmax()", "df.mean().idxmax()"),
    ("f(not(x), y if(a)else(b))", "f(not x,y if a else b)"),
    // Those that matter.
    ("f((a + b) * c, ((a + b)) * d)", "f((a+b)*c,(a+b)*d)"), ("f((1, 2))", "f((1,2))"),
    ("f((x for x in y))", "f((x for x in y))"),
    ("(lambda: x)().argmax()", "(lambda:x)().argmax()"), ("f(x == (a == b))", "f(x==(a==b))"),
    ("f()(x)(y)", "f()(x)(y)"), ("(a + b).argmax()", "(a+b).argmax()"),
    ("f((x := 1), ())", "f((x:=1),())"), ("f(x(", "f(x("),
  ])
  func normalized(_ source: String, _ expected: String) {
    #expect(CallText.normalized(source) == expected)
    #expect(CallText.normalized(expected) == expected)
  }

  @Test func longCallsAreCut() {
    let text = CallText.normalized("f(" + String(repeating: "1,", count: 10_000) + ")")
    #expect(text.count == 400)
    for count in 390..<402 {
      let name = String(repeating: "a", count: count)
      for source in ["f(\(name) if b)", "f(\(name), 'it\\'s  ')", "f(\(name), (b))"] {
        let text = CallText.normalized(source)
        #expect(text.count <= 400 && CallText.normalized(text) == text)
      }
    }
  }
}
