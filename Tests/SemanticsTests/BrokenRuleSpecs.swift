/// Specs with one fault: what replaces what in `BrokenSpec.sound`, and the whole message.
let brokenRuleSpecs: [BrokenSpec] = [
  BrokenSpec(
    "missing rule",
    replacing: "      ties: {value: first, status: observed, source: asked}\n",
    by: "",
    says: "?"),
  BrokenSpec(
    "misspelt rule",
    replacing: "      ties:",
    by: "      tise:",
    says: "?"),
  BrokenSpec(
    "rule without status",
    replacing: "ties: {value: first, status: observed,",
    by: "ties: {value: first,",
    says: "?"),
  BrokenSpec(
    "unknown status",
    replacing: "ties: {value: first, status: observed",
    by: "ties: {value: first, status: observd",
    says: "?"),
  BrokenSpec(
    "unknown value",
    replacing: "value: first,",
    by: "value: frist,",
    says: "?"),
  BrokenSpec(
    "unknown value, nothing near",
    replacing: "value: first,",
    by: "value: whatever,",
    says: "?"),
  BrokenSpec(
    "rule as text",
    replacing: "ties: {value: first, status: observed, source: asked}",
    by: "ties: first",
    says: "?"),
  BrokenSpec(
    "default-axis",
    replacing: "value: flatten",
    by: "value: flaten",
    says: "?"),
  BrokenSpec(
    "default-axis without error",
    replacing: "value: flatten",
    by: "value: {required: }",
    says: "?"),
  BrokenSpec(
    "default-axis empty",
    replacing: "value: flatten",
    by: "value: {}",
    says: "?"),
  BrokenSpec(
    "axis-bounds",
    replacing: "{outside: IndexError}",
    by: "{outside: indexError}",
    says: "?"),
  BrokenSpec(
    "axis-bounds, negative",
    replacing: "{outside: IndexError}",
    by: "{outside: IndexError, negative: from_end}",
    says: "?"),
  BrokenSpec(
    "axis-type incomplete",
    replacing: "{others: TypeError}",
    by: "{none: flatten}",
    says: "?"),
  BrokenSpec(
    "axis-type, treatment",
    replacing: "{others: TypeError}",
    by: "{others: flattened}",
    says: "?"),
  BrokenSpec(
    "axis-type, kind",
    replacing: "{others: TypeError}",
    by: "{others: TypeError, booll: floor}",
    says: "?"),
  BrokenSpec(
    "axis-type, names",
    replacing: "{others: TypeError}",
    by: "{others: TypeError, names: {rows: first}}",
    says: "?"),
  BrokenSpec(
    "axis-type, numbers",
    replacing: "{others: TypeError}",
    by: "{others: TypeError, numbers: {one: flatten}}",
    says: "?"),
  BrokenSpec(
    "result-dtype",
    replacing: "value: int64",
    by: "value: int46",
    says: "?"),
  BrokenSpec(
    "input-dtype",
    replacing: "[integers]",
    by: "[integer]",
    says: "?"),
  BrokenSpec(
    "input-dtype, refused",
    replacing: "[integers]",
    by: "[integers], refused: {flaots: TypeError}",
    says: "?"),
  BrokenSpec(
    "input-dtype as text",
    replacing: "[integers]",
    by: "integers",
    says: "?"),
  BrokenSpec(
    "nan",
    replacing: "value: first-wins",
    by: "value: first-win",
    says: "?"),
  BrokenSpec(
    "nan with two values",
    replacing: "value: first-wins",
    by: "value: {skipped: {all-nan: ValueError}, settles: ValueError}",
    says: "?"),
  BrokenSpec(
    "nan empty",
    replacing: "value: first-wins",
    by: "value: {}",
    says: "?"),
  BrokenSpec(
    "nan misspelt mapping",
    replacing: "value: first-wins",
    by: "value: {skiped: {all-nan: ValueError}}",
    says: "?"),
  BrokenSpec(
    "nan, start",
    replacing: "value: first-wins",
    by: "value: {never-wins: {start: infinty}}",
    says: "?"),
  BrokenSpec(
    "nan without all-nan",
    replacing: "value: first-wins",
    by: "value: {skipped: {}}",
    says: "?"),
  BrokenSpec(
    "nan, fallback",
    replacing: "value: first-wins",
    by: "value: {skipped: {all-nan: valueError}}",
    says: "?"),
  BrokenSpec(
    "nan, fallback index",
    replacing: "value: first-wins",
    by: "value: {skipped: {all-nan: {index: first}}}",
    says: "?"),
  BrokenSpec(
    "nan, fallback dtype",
    replacing: "value: first-wins",
    by: "value: {skipped: {all-nan: {index: 0, dtype: long}}}",
    says: "?"),
  BrokenSpec(
    "keepdims empty",
    replacing: "{unsupported: TypeError}",
    by: "{value: {}}",
    says: "?"),
  BrokenSpec(
    "keepdims {}",
    replacing: "value: {unsupported: TypeError}",
    by: "value: {}",
    says: "?"),
  BrokenSpec(
    "keepdims both",
    replacing: "{unsupported: TypeError}",
    by: "{unsupported: TypeError, supported: {}}",
    says: "?"),
  BrokenSpec(
    "keepdims misspelt",
    replacing: "value: {unsupported: TypeError}",
    by: "value: suported",
    says: "?"),
  BrokenSpec(
    "keepdims, treatment",
    replacing: "value: {unsupported: TypeError}",
    by: "value: {supported: {others: truthy}}",
    says: "?"),
  BrokenSpec(
    "empty without nothing-due",
    replacing: ", nothing-due: same",
    by: "",
    says: "?"),
  BrokenSpec(
    "empty, nothing-due",
    replacing: "nothing-due: same",
    by: "nothing-due: sane",
    says: "?"),
  BrokenSpec(
    "zero-dim empty",
    replacing: "      ties:",
    by: "      zero-dim: {value: {}, status: observed, source: asked}\n      ties:",
    says: "?"),
  BrokenSpec(
    "zero-dim as text",
    replacing: "      ties:",
    by: "      zero-dim: {value: accepted, status: observed, source: asked}\n      ties:",
    says: "?"),
  BrokenSpec(
    "skipna",
    replacing: "      ties:",
    by: "      skipna: {value: {default: True, when-false: first-wins}, status: observed, "
      + "source: asked}\n      ties:",
    says: "?"),
  BrokenSpec(
    "exception for nothing",
    replacing: "value: first,",
    by: "value: first, except: [{value: last}],",
    says: "?"),
  BrokenSpec(
    "exception, dtype",
    replacing: "value: first,",
    by: "value: first, except: [{dtypes: [floot], value: last}],",
    says: "?"),
  BrokenSpec(
    "exception, arrays",
    replacing: "value: first,",
    by: "value: first, except: [{arrays: emty, value: last}],",
    says: "?"),
  BrokenSpec(
    "exception, axes",
    replacing: "value: first,",
    by: "value: first, except: [{axes: [1.0], value: last}],",
    says: "?"),
  BrokenSpec(
    "contradiction: keepdims",
    replacing: "{unsupported: TypeError}",
    by: "supported",
    says: "?"),
  BrokenSpec(
    "contradiction: skipna",
    replacing: "      ties:",
    by: "      skipna: {value: {default: true, when-false: first-wins}, status: observed, "
      + "source: asked}\n      ties:",
    says: "?"),
  BrokenSpec(
    "contradiction: skipna missing",
    replacing: "{axis: axis}",
    by: "{axis: axis, skipna: skipna}",
    says: "?"),
  BrokenSpec(
    "contradiction: axis",
    replacing: "value: flatten",
    by: "value: {required: TypeError}",
    says: "?"),
  BrokenSpec(
    "contradiction: zero-dim",
    replacing: ", ranks: [1, 2]",
    by: "",
    says: "?"),
  BrokenSpec(
    "contradiction: complex-order missing",
    replacing: "[integers]",
    by: "[numbers]",
    says: "?"),
  BrokenSpec(
    "contradiction: complex-order",
    replacing: "      ties:",
    by: "      complex-order: {value: magnitude, status: observed, source: asked}\n      ties:",
    says: "?"),
  BrokenSpec(
    "contradiction: missing label",
    replacing: "value: first-wins",
    by: "value: {settles: missing-label}",
    says: "?"),
  BrokenSpec(
    "contradiction in an override",
    replacing: "extremum: max",
    by: "extremum: max\n    overrides:\n      - versions: \"<2\"\n        rules: {keepdims: "
      + "{value: supported, status: observed, source: asked}}",
    says: "?"),
]
