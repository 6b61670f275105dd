import Semantics
import Testing

extension EndToEnd {
  /// Libraries that a check asks only by name answer as their specs say, where they are installed.
  @Suite struct OnRequest {
    static let libraries: [String] =
      (try? SpecFolder(path: "\(Program.package)/Specs"))?.specs
      .filter(\.isOnRequest).map(\.library) ?? []

    @Test(arguments: libraries)
    func answersAsDeclared(library: String) throws {
      let folder = try Folder()
      let ending = try Program.run([
        "check", library, "--cases", "1000", "--time-limit", "120", "--report", folder.path,
      ])
      // 3: it, or what it stands on, is not installed.
      let codes: [Int32] = Program.isPromised(library, isOnRequest: true) ? [0] : [0, 3]
      #expect(codes.contains(ending.code), "\(ending.output)\(ending.errors)")
    }

    /// Unnamed it is listed, not asked.
    @Test func isListedWhereNotNamed() throws {
      let folder = try Folder()
      let ending = try Program.run([
        "check", "--function", "ops.argmax", "--cases", "10", "--report", folder.path,
      ])
      let report = try Report(in: folder.path)
      #expect(report.profiles.isEmpty)
      for library in Self.libraries {
        #expect(report.notTested.contains { $0["library"]?.text == library })
      }
      #expect(ending.code == 0)
    }
  }
}
