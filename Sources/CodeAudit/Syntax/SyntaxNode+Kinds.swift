extension SyntaxNode {
  /// The classes of `ast`, by their own names.
  package enum Kind: String, Sendable, CaseIterable {
    case module = "Module", interactive = "Interactive", expression = "Expression"
    case functionType = "FunctionType"
    case functionDef = "FunctionDef", asyncFunctionDef = "AsyncFunctionDef", classDef = "ClassDef"
    case `return` = "Return", delete = "Delete", assign = "Assign", typeAlias = "TypeAlias"
    case augAssign = "AugAssign", annAssign = "AnnAssign", `for` = "For", asyncFor = "AsyncFor"
    case `while` = "While", `if` = "If", with = "With", asyncWith = "AsyncWith", match = "Match"
    case raise = "Raise", `try` = "Try", tryStar = "TryStar", assert = "Assert", `import` = "Import"
    case importFrom = "ImportFrom", global = "Global", nonlocal = "Nonlocal", expr = "Expr", pass =
      "Pass"
    case `break` = "Break", `continue` = "Continue"
    case boolOp = "BoolOp", namedExpr = "NamedExpr", binOp = "BinOp", unaryOp = "UnaryOp", lambda =
      "Lambda"
    case ifExp = "IfExp", dict = "Dict", set = "Set", listComp = "ListComp", setComp = "SetComp"
    case dictComp = "DictComp", generatorExp = "GeneratorExp", await = "Await", yield = "Yield"
    case yieldFrom = "YieldFrom", compare = "Compare", call = "Call", formattedValue =
      "FormattedValue"
    case interpolation = "Interpolation", joinedStr = "JoinedStr", templateStr = "TemplateStr"
    case constant = "Constant", attribute = "Attribute", `subscript` = "Subscript", starred =
      "Starred"
    case name = "Name", list = "List", tuple = "Tuple", slice = "Slice", index = "Index"
    case extSlice = "ExtSlice"
    case comprehension, exceptHandler = "ExceptHandler", arguments, arg, keyword, alias, withitem
    case matchCase = "match_case"
    case matchValue = "MatchValue", matchSingleton = "MatchSingleton", matchSequence =
      "MatchSequence"
    case matchMapping = "MatchMapping", matchClass = "MatchClass", matchStar = "MatchStar"
    case matchAs = "MatchAs", matchOr = "MatchOr", typeVar = "TypeVar", paramSpec = "ParamSpec"
    case typeVarTuple = "TypeVarTuple"
    /// A class that came after this list was written; its children are looked at all the same.
    case other
  }

  /// The names of `_fields`.
  package enum Field: String, Sendable, CaseIterable {
    case body, typeIgnores = "type_ignores", name, args, returns, decoratorList = "decorator_list"
    case typeParams = "type_params", bases, keywords, value, targets, target, op, annotation,
      simple, iter
    case orelse, test, items, subject, cases, exc, cause, handlers, finalbody, msg, names, module,
      level
    case values, left, right, operand, keys, elt, key, generators, ops, comparators, `func`,
      conversion
    case formatSpec = "format_spec", str, kind, attr, slice, ctx, id, elts, lower, upper, step, ifs
    case isAsync = "is_async", type, posonlyargs, vararg, kwonlyargs, kwDefaults = "kw_defaults",
      kwarg
    case defaults, arg, asname, contextExpr = "context_expr", optionalVars = "optional_vars",
      pattern, `guard`
    case cls, patterns, kwdAttrs = "kwd_attrs", kwdPatterns = "kwd_patterns", rest, bound
    case defaultValue = "default_value", dims, typeComment = "type_comment", tag, n, s
    /// A field that came after this list was written.
    case other
  }
}
