import Testing

extension EndToEnd {
  /// What the documentation says was found is what the libraries answer today.
  @Suite struct Findings {
    @Test func reproducersGiveWhatIsShown() throws {
      let python = try #require(Program.python)
      let ending = try Program.shell(
        "'\(python)/bin/python' '\(Program.fixtures)/run_findings.py' "
          + "'\(Program.package)/docs/findings.md' 2>/dev/null")
      #expect(ending.code == 0, "\(ending.output)")
      #expect(ending.output.contains(" run, "))
    }

    /// A result that is another one is told.
    @Test func wrongResultIsTold() throws {
      let python = try #require(Program.python)
      let folder = try Folder()
      let page = "```python\nimport math\nx = 2\nmath.floor(x)  # → 3\n```\n"
      try page.write(to: folder.url("page.md"), atomically: true, encoding: .utf8)
      let ending = try Program.shell(
        "'\(python)/bin/python' '\(Program.fixtures)/run_findings.py' '\(folder.url("page.md").path)'"
      )
      #expect(ending.code == 1)
      #expect(ending.output.contains("→ 2, and not 3"))
    }
  }
}
