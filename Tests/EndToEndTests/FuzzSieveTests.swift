import Testing

extension EndToEnd {
  /// No file with a call is passed over, however the call is written. `scripts/fuzz-sieve` without arguments tries 5,000
  /// files, in some minutes.
  @Suite struct FuzzSieve {
    @Test func waysToWriteCalls() throws {
      let ending = try Program.script("fuzz-sieve", "--files 600 --batch 300 --seed ci")
      #expect(ending.code == 0, "\(ending.output)")
      #expect(ending.errors == "")
      // Most of what is drawn has a call.
      let count = try #require(ending.output.firstMatch(of: /600 files, (\d+) with calls/)).output.1
      #expect(Int(count) ?? 0 > 450, "\(ending.output)")
    }
  }
}
