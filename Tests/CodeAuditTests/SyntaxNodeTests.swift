import CodeAudit
import Testing

struct SyntaxNodeTests {
  @Test func children() {
    let name = SyntaxNode(.name, span: nil, fields: [(.id, .text("np"))])
    let call = SyntaxNode(
      .call, span: nil, fields: [(.func, .node(name)), (.args, .nodesAndGaps([name, nil]))])
    #expect(call.children.map(\.kind) == [.name, .name])
    #expect(call.node(.func)?.text(.id) == "np")
    #expect(call.nodes(.args).count == 1)
    #expect(call.nodes(.keywords).isEmpty)
  }
}
