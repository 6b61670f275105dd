/// Specs with one fault: what replaces what in `BrokenSpec.sound`, and the whole message.
let brokenCallSpecs: [BrokenSpec] = [
  BrokenSpec(
    "path beside method",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{path: demo.argmax, method: argmax}",
    says: "?"),
  BrokenSpec(
    "path beside expression",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{path: demo.argmax, expression: $array}",
    says: "?"),
  BrokenSpec(
    "nothing called",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{parameters: {axis: axis}, ranks: [1]}",
    says: "?"),
  BrokenSpec(
    "of alone",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{of: $list, ranks: [1]}",
    says: "?"),
  BrokenSpec(
    "path that is no path",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{path: demo argmax}",
    says: "?"),
  BrokenSpec(
    "method that is no name",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{method: demo.argmax}",
    says: "?"),
  BrokenSpec(
    "array that is no name",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{path: demo.argmax, array: \"a b\"}",
    says: "?"),
  BrokenSpec(
    "unknown role",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{path: demo.argmax, parameters: {axis: axes}}",
    says: "?"),
  BrokenSpec(
    "ranks as a number",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{path: demo.argmax, ranks: 1}",
    says: "?"),
  BrokenSpec(
    "ranks as floats",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{path: demo.argmax, ranks: [1.0]}",
    says: "?"),
  BrokenSpec(
    "result",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{path: demo.argmax, result: label}",
    says: "?"),
  BrokenSpec(
    "unknown input",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{path: demo.argmax, of: $aray}",
    says: "?"),
  BrokenSpec(
    "unknown key of an expression",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {calls: demo.argmax}}",
    says: "?"),
  BrokenSpec(
    "empty expression",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {}}",
    says: "?"),
  BrokenSpec(
    "expression as a list",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: [1]}",
    says: "?"),
  BrokenSpec(
    "of beside call",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {call: demo.argmax, of: $array, arguments: true}}",
    says: "?"),
  BrokenSpec(
    "positional beside item",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {item: 0, of: $array, positional: []}}",
    says: "?"),
  BrokenSpec(
    "keyword beside object",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {object: demo.x, keyword: {a: 1}}}",
    says: "?"),
  BrokenSpec(
    "method without receiver",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {method: argmax, arguments: true}}",
    says: "?"),
  BrokenSpec(
    "misspelt key beside call",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {call: demo.argmax, argumnets: true}}",
    says: "?"),
  BrokenSpec(
    "arguments twice",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {call: a.b, arguments: true, positional: [{call: c.d, arguments: true}]}}",
    says: "?"),
  BrokenSpec(
    "arguments nowhere",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {call: a.b}, parameters: {axis: axis}}",
    says: "?"),
  BrokenSpec(
    "no in an expression",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {call: a.b, positional: [no]}}",
    says: "?"),
  BrokenSpec(
    "True in an expression",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {call: a.b, positional: [True]}}",
    says: "?"),
  BrokenSpec(
    "underscores in an expression",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {call: a.b, positional: [1_000]}}",
    says: "?"),
  BrokenSpec(
    "hexadecimal in an expression",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {call: a.b, positional: [0x10]}}",
    says: "?"),
  BrokenSpec(
    ".inf in an expression",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {call: a.b, positional: [.inf]}}",
    says: "?"),
  BrokenSpec(
    "sign in an expression",
    replacing: "{path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}",
    by: "{expression: {call: a.b, positional: [+1]}}",
    says: "?"),
  BrokenSpec(
    "input that every spec has",
    replacing: "functions:",
    by: "inputs: {list: [{value: 1}]}\nfunctions:",
    says: "?"),
  BrokenSpec(
    "input of one below",
    replacing: "functions:",
    by: "inputs: {a: [{value: $b}], b: [{value: 1}]}\nfunctions:",
    says: "?"),
  BrokenSpec(
    "inherited override keeps the other's call",
    added:
      "    overrides:\n      - {versions: \"<2\", call: {path: demo.old.argmax}}\n  argmin:\n  "
      + "  like: argmax\n    extremum: min\n    call: {path: demo.argmin}\n",
    says: "?"),
  BrokenSpec(
    "inherited override for modes",
    added:
      "    overrides:\n      - {modes: [jit, lazy], call: {path: demo.old.argmax}}\n  argmin:\n"
      + "    like: argmax\n    extremum: min\n    call: {path: demo.argmin}\n    overrides:\n    "
      + "  - {versions: \"<2\", call: {path: demo.old.argmin}}\n",
    says: "?"),
]
