/// Specs with one fault: what replaces what in `BrokenSpec.sound`, and the whole message.
let brokenStructureSpecs: [BrokenSpec] = [
  BrokenSpec(
    "list for the file",
    whole: "- a\n- b\n",
    says: "?"),
  BrokenSpec(
    "text for the file",
    whole: "numpy\n",
    says: "?"),
  BrokenSpec(
    "empty file",
    whole: "",
    says: "?"),
  BrokenSpec(
    "only a comment",
    whole: "# nothing yet\n",
    says: "?"),
  BrokenSpec(
    "unknown key",
    replacing: "library: demo",
    by: "libary: demo",
    says: "?"),
  BrokenSpec(
    "unknown key, nothing near",
    replacing: "library: demo",
    by: "library: demo\nzzzzzz: 1",
    says: "?"),
  BrokenSpec(
    "missing key",
    replacing: "library: demo\n",
    by: "",
    says: "?"),
  BrokenSpec(
    "package without module",
    replacing: ", module: demo",
    by: "",
    says: "?"),
  BrokenSpec(
    "package is text",
    replacing: "{version: demo.__version__, module: demo}",
    by: "demo",
    says: "?"),
  BrokenSpec(
    "path that is none",
    replacing: "version: demo.__version__",
    by: "version: demo.__version__()",
    says: "?"),
  BrokenSpec(
    "no function",
    whole: "library: demo\npackage: {version: a.b, module: a}\nfunctions: {}\n",
    says: "?"),
  BrokenSpec(
    "functions as a list",
    whole: "library: demo\npackage: {version: a.b, module: a}\nfunctions: [argmax]\n",
    says: "?"),
  BrokenSpec(
    "unknown key of a function",
    replacing: "    extremum:",
    by: "    extremun:",
    says: "?"),
  BrokenSpec(
    "missing extremum",
    replacing: "    extremum: max\n",
    by: "",
    says: "?"),
  BrokenSpec(
    "wrong extremum",
    replacing: "extremum: max",
    by: "extremum: maxx",
    says: "?"),
  BrokenSpec(
    "missing call",
    replacing: "    call: {path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}\n",
    by: "",
    says: "?"),
  BrokenSpec(
    "like a function below",
    replacing: "extremum: max",
    by: "like: argmin",
    says: "?"),
  BrokenSpec(
    "like a misspelt function",
    added: "  argmin: {like: argmx, extremum: min}\n",
    says: "?"),
  BrokenSpec(
    "like itself",
    replacing: "extremum: max",
    by: "like: argmax",
    says: "?"),
  BrokenSpec(
    "checks incomplete",
    replacing: "extremum: max",
    by: "extremum: max\n    checks: [arguments, axis-type]",
    says: "?"),
  BrokenSpec(
    "checks with one twice",
    replacing: "extremum: max",
    by: "extremum: max\n    checks: [arguments, axis-type, keepdims, skipna, input-dtype, "
      + "zero-dim, axis-bounds, empty, empty]",
    says: "?"),
  BrokenSpec(
    "misspelt check",
    replacing: "extremum: max",
    by: "extremum: max\n    checks: [argument]",
    says: "?"),
  BrokenSpec(
    "not-tested as text",
    replacing: "extremum: max",
    by: "extremum: max\n    not-tested: much",
    says: "?"),
  BrokenSpec(
    "override for everything",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{absent: true}]",
    says: "?"),
  BrokenSpec(
    "absent quoted",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \"<1\", absent: \"true\"}]",
    says: "?"),
  BrokenSpec(
    "absent yes",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \"<1\", absent: yes}]",
    says: "?"),
  BrokenSpec(
    "versions 1.22",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \"1.22\", absent: true}]",
    says: "?"),
  BrokenSpec(
    "versions <1.22-x",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \"<1.22-x\", absent: true}]",
    says: "?"),
  BrokenSpec(
    "versions <1.22 beta",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \"<1.22 beta\", absent: true}]",
    says: "?"),
  BrokenSpec(
    "versions <",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \"<\", absent: true}]",
    says: "?"),
  BrokenSpec(
    "versions =1.0",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \"=1.0\", absent: true}]",
    says: "?"),
  BrokenSpec(
    "versions >=1.0,",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \">=1.0,\", absent: true}]",
    says: "?"),
  BrokenSpec(
    "versions >=1.0,,<2.0",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \">=1.0,,<2.0\", absent: true}]",
    says: "?"),
  BrokenSpec(
    "versions <1..2",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \"<1..2\", absent: true}]",
    says: "?"),
  BrokenSpec(
    "versions <1.x",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \"<1.x\", absent: true}]",
    says: "?"),
  BrokenSpec(
    "versions ~=1.0",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \"~=1.0\", absent: true}]",
    says: "?"),
  BrokenSpec(
    "versions >= 1.0 <2",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \">= 1.0 <2\", absent: true}]",
    says: "?"),
  BrokenSpec(
    "versions <99999999999999999999",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides: [{versions: \"<99999999999999999999\", absent: true}]",
    says: "?"),
]
