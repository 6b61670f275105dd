import CodeAudit
import Testing

/// Trees, written as text: kinds in order, fields as `name=`.
struct TreeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source: String
    var tree: String
    var testDescription: String { source }

    init(_ source: String, _ tree: String) {
      self.source = source
      self.tree = tree
    }
  }

  static let cases = [
    Case(
      "import numpy as np, os.path",
      "Import(names=[alias(name='numpy', asname='np'), alias(name='os.path')])"),
    Case("from . import x", "ImportFrom(names=[alias(name='x')], level=1)"),
    Case(
      "np.argmax(x, axis=-1)",
      "Expr(value=Call(func=Attribute(value=Name(id='np'), attr='argmax'), args=[Name(id='x')], "
        + "keywords=[keyword(arg='axis', value=UnaryOp(op='USub', operand=Constant(value=integer(Optional(1)))))]))"
    ),
    Case(
      "a < b <= 1.5",
      "Expr(value=Compare(left=Name(id='a'), ops=['Lt', 'LtE'], comparators=[Name(id='b'), "
        + "Constant(value=float(1.5))]))"),
    Case(
      "{**a, 'k': None}",
      "Expr(value=Dict(keys=[nil, Constant(value=string(\"k\"))], "
        + "values=[Name(id='a'), Constant(value=none)]))"),
    Case("global a, b", "Global(names=['a', 'b'])"),
    Case("x = True", "Assign(targets=[Name(id='x')], value=Constant(value=bool(true)))"),
    Case("x = b'a'", "Assign(targets=[Name(id='x')], value=Constant())"),
    Case("x = ...", "Assign(targets=[Name(id='x')], value=Constant())"),
    Case("x = 2j", "Assign(targets=[Name(id='x')], value=Constant())"),
    Case("x = '\\ud800'", "Assign(targets=[Name(id='x')], value=Constant())"),
    Case(
      "99999999999999999999", "Expr(value=Constant(value=integer(nil)))"),
    Case(
      "lambda *, k, j=2: k",
      "Expr(value=Lambda(args=arguments(kwonlyargs=[arg(arg='k'), arg(arg='j')], "
        + "kw_defaults=[nil, Constant(value=integer(Optional(2)))]), body=Name(id='k')))"),
    Case(
      "x[1:, ...]",
      "Expr(value=Subscript(value=Name(id='x'), slice=Tuple(elts=[Slice(lower="
        + "Constant(value=integer(Optional(1)))), Constant()])))"),
    Case(
      "u'é'", "Expr(value=Constant(value=string(\"é\"), kind='u'))"),
    Case(
      "[i async for i in x if i]",
      "Expr(value=ListComp(elt=Name(id='i'), generators=[comprehension(target=Name(id='i'), "
        + "iter=Name(id='x'), ifs=[Name(id='i')], is_async=1)]))"),
  ]

  @Test(arguments: cases) func tree(_ sample: Case) throws {
    let wrapped =
      sample.source.contains("async for")
      ? "async def f():\n  \(sample.source)" : sample.source
    let module = try SharedReader.read(wrapped).module
    let body = module.nodes(.body).first.map {
      $0.kind == .asyncFunctionDef ? $0.nodes(.body)[0] : $0
    }
    #expect(body.map(Self.text) == sample.tree)
  }

  static func text(_ node: SyntaxNode) -> String {
    let fields = node.fields.compactMap { field -> String? in
      if field.name == .isAsync, case .number(0) = field.value { return nil }
      return "\(field.name.rawValue)=\(text(field.value))"
    }
    return "\(node.kind.rawValue)(\(fields.joined(separator: ", ")))"
  }

  private static func text(_ value: SyntaxNode.Value) -> String {
    switch value {
    case .node(let node): text(node)
    case .nodes(let nodes): "[\(nodes.map(text).joined(separator: ", "))]"
    case .nodesAndGaps(let nodes):
      "[\(nodes.map { $0.map(text) ?? "nil" }.joined(separator: ", "))]"
    case .text(let text): "'\(text)'"
    case .texts(let texts): "[\(texts.map { "'\($0)'" }.joined(separator: ", "))]"
    case .literal(let literal): "\(literal)"
    case .number(let number): "\(number)"
    }
  }
}
