import CodeAudit
import Testing

struct RuleSelectionTests {
  @Test(arguments: [
    ([], [], true), (["TB101"], [], true), (["TB102"], [], false), (["TB1"], [], true),
    ([], ["TB101"], false), ([], ["TB1"], false), (["TB101"], ["TB1"], true),
    (["TB1"], ["TB101"], false), (["TB101"], ["TB101"], false), ([], ["TB2"], true),
  ] as [([String], [String], Bool)])
  func wants(_ selected: [String], _ ignored: [String], _ isWanted: Bool) {
    let rules = RuleSelection(selected: selected, ignored: ignored)
    #expect(rules.wants("TB101") == isWanted)
  }
}
