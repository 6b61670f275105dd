import Testing

extension EndToEnd {
  /// Damaged sources crash and stall nothing, and are mended or left as they are. `scripts/fuzz-audit` without arguments
  /// tries 10,000 files, in some minutes.
  @Suite struct FuzzAudit {
    @Test(arguments: [("numpy", "torch"), ("torch", "numpy")])
    func damagedSources(from source: String, to target: String) throws {
      let ending = try Program.script(
        "fuzz-audit", "--files 400 --batch 200 --seed ci --from '\(source)' --to '\(target)'")
      #expect(ending.code == 0, "\(ending.output)")
      #expect(ending.errors == "")
      // What is drawn has something to find and to mend.
      let counts = try #require(
        ending.output.firstMatch(
          of: /400 files, (\d+) parsed, (\d+) errors, (\d+) calls, \d+ findings, (\d+) mended/)
      ).output
      #expect(
        [counts.1, counts.2, counts.3, counts.4].allSatisfy { $0 != "0" }, "\(ending.output)")
    }
  }
}
