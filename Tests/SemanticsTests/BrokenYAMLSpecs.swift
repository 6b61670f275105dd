/// Specs with one fault: what replaces what in `BrokenSpec.sound`, and the whole message.
let brokenYAMLSpecs: [BrokenSpec] = [
  BrokenSpec(
    "tab",
    replacing: "    extremum: max",
    by: "\textremum: max",
    says: "?"),
  BrokenSpec(
    "unclosed bracket",
    replacing: "{path: demo.argmax",
    by: "{path: [demo.argmax",
    says: "?"),
  BrokenSpec(
    "unclosed quote",
    replacing: "library: demo",
    by: "library: \"demo",
    says: "?"),
  BrokenSpec(
    "bad indentation",
    replacing: "    extremum: max",
    by: "   extremum: max\n     x: 1",
    says: "?"),
  BrokenSpec(
    "colon in plain text",
    replacing: "source: asked}\n      axis-bounds",
    by: "source: asked: it}\n      axis-bounds",
    says: "?"),
  BrokenSpec(
    "two documents",
    replacing: "package:",
    by: "---\npackage:",
    says: "?"),
  BrokenSpec(
    "control character",
    replacing: "library: demo",
    by: "library: de\u{7}mo",
    says: "?"),
  BrokenSpec(
    "undefined alias",
    replacing: "extremum: max",
    by: "extremum: *other",
    says: "?"),
  BrokenSpec(
    "alias of a value",
    replacing: "nan: {value: first-wins",
    by: "nan: {value: *a",
    says: "?"),
  BrokenSpec(
    "merge key",
    replacing: "  argmax:\n",
    by: "  argmax:\n    <<: {like: x}\n",
    says: "?"),
  BrokenSpec(
    "list as key",
    replacing: "library: demo",
    by: "[library]: demo",
    says: "?"),
  BrokenSpec(
    "duplicate key of the file",
    replacing: "library: demo",
    by: "library: demo\ntitle: Demo\nlibrary: other",
    says: "?"),
  BrokenSpec(
    "duplicate rule",
    replacing: "      ties:",
    by: "      keepdims: {value: supported}\n      ties:",
    says: "?"),
  BrokenSpec(
    "duplicate key in flow style",
    replacing: "{value: first, status",
    by: "{value: first, value: last, status",
    says: "?"),
  BrokenSpec(
    "duplicate key in two spellings",
    replacing: "{accepted: [integers]}",
    by: "{accepted: [integers], refused: {str: TypeError, \"str\": KeyError}}",
    says: "?"),
  BrokenSpec(
    "duplicate number key",
    replacing: "axis-type: {value: {others: TypeError}",
    by: "axis-type: {value: {others: TypeError, numbers: {1: flatten, \"1\": floor}}",
    says: "?"),
  BrokenSpec(
    "duplicate key in notes",
    replacing: "library: demo",
    by: "notes: [{1: a, \"1\": b}]\nlibrary: demo",
    says: "?"),
  BrokenSpec(
    "no for a library",
    replacing: "library: demo",
    by: "library: no",
    says: "?"),
  BrokenSpec(
    "on for a title",
    replacing: "library: demo",
    by: "library: demo\ntitle: on",
    says: "?"),
  BrokenSpec(
    "number for a library",
    replacing: "library: demo",
    by: "library: 5",
    says: "?"),
  BrokenSpec(
    "null for a library",
    replacing: "library: demo",
    by: "library: ~",
    says: "?"),
  BrokenSpec(
    "nothing for a library",
    replacing: "library: demo",
    by: "library:",
    says: "?"),
  BrokenSpec(
    "number with underscores",
    replacing: "value: flatten",
    by: "value: 1_000",
    says: "?"),
  BrokenSpec(
    "octal number",
    replacing: "value: flatten",
    by: "value: 010",
    says: "?"),
  BrokenSpec(
    "quoted number",
    replacing: "value: flatten",
    by: "value: \"0\"",
    says: "?"),
  BrokenSpec(
    "float as source",
    replacing: "ties: {value: first, status: observed, source: asked}",
    by: "ties: {value: first, status: observed, source: 2.1}",
    says: "?"),
  BrokenSpec(
    "date as source",
    replacing: "ties: {value: first, status: observed, source: asked}",
    by: "ties: {value: first, status: observed, source: 2020-01-01}",
    says: "?"),
]
