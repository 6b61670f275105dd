import Arrays
import Conformance
import Foundation
import PythonEmbedding
import Semantics

/// Speed as ratios against named peers in the same run: `scripts/bench` builds and starts this.
@main
struct Bench {
  static func main() throws {
    guard CommandLine.arguments.count == 3 else {
      print("usage: tiebreak-bench SPECS PYTHON")
      exit(2)
    }
    let specs = try SpecFolder(path: CommandLine.arguments[1])
    let environment = try PythonEnvironment(path: CommandLine.arguments[2])
    let interpreter = try Interpreter.start(environment)
    guard let spec = specs["numpy"], let function = spec.functions.first else { exit(2) }
    let library = try LiveLibrary(spec, in: interpreter)
    guard let profile = spec.profile(of: function, version: Version(library.version)) else {
      exit(2)
    }
    let bench = Bench(
      interpreter: interpreter, library: library, profile: profile,
      executable: environment.executable)
    print("NumPy \(library.version), CPython \(environment.version) as a shared library\n")
    try bench.single()
    try bench.stacked()
    bench.property()
    bench.memory(specs: CommandLine.arguments[1])
  }

  let interpreter: Interpreter
  let library: LiveLibrary
  let profile: Profile
  let executable: String

  /// One case a call: make it, emulate it, ask for it, compare.
  private func single() throws {
    let ours = best { nanoseconds(vectors(suite: .exhaustive, shape: [4], cases: 300_000)) }
    let shared = try best { try pythonLoop() }
    print("single calls, four float64, one case each")
    print("  make, emulate, call, compare   \(text(ours)) ns")
    print("  Python loop, same library      \(text(shared)) ns   ratio \(ratio(ours, shared))")
    if let own = ownLoop() {
      print("  Python loop, own executable    \(text(own)) ns   ratio \(ratio(ours, own))")
    }
    print("")
  }

  /// Many vectors as the rows of one call.
  private func stacked() throws {
    print("equal-length vectors stacked into one 2-D call, one core")
    for length in [2, 4, 8, 16] {
      let each = best {
        nanoseconds(vectors(suite: .stacked, shape: [2048, length], cases: 2048 * 1000))
      }
      print("  length \(length): \(text(each)) ns a vector, \(text(1000 / each)) million a second")
    }
  }

  /// The same property in Hypothesis: for four float64, NumPy's answer is the first NaN's or else first maximum's place.
  private func property() {
    let script = """
      import time, numpy as np
      from hypothesis import given, settings, strategies as st, HealthCheck
      from hypothesis.extra.numpy import arrays
      asked = 0
      @settings(max_examples=5000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
      @given(arrays(np.float64, 4, elements=st.floats(width=64)))
      def check(array):
          global asked
          asked += 1
          xs = array.tolist()
          nans = [i for i, x in enumerate(xs) if x != x]
          want = nans[0] if nans else max(range(4), key=xs.__getitem__)
          assert np.argmax(array) == want
      start = time.perf_counter()
      check()
      print((time.perf_counter() - start) / asked * 1e9)
      """
    guard let theirs = python(script) else {
      print("\nHypothesis is not installed in this environment: scripts/setup --tests brings it")
      return
    }
    let ours = best { nanoseconds(vectors(suite: .exhaustive, shape: [4], cases: 300_000)) }
    print("\nthe same property as a Hypothesis test")
    print(
      "  ours \(text(ours)) ns a case, Hypothesis \(text(theirs)) ns   \(Int(theirs / ours)) times as many cases a second"
    )
  }

  /// Peak memory of a worker, which must not grow with the number of cases.
  private func memory(specs: String) {
    print("\npeak memory of a worker, cases of every suite")
    for cases in [1_000_000, 10_000_000] {
      let start = ContinuousClock.now
      guard let peak = peakMemory(specs: specs, cases: cases) else { return }
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      print("  \(cases) cases: \(peak >> 10) MiB, \(text(seconds)) s")
    }
  }

  /// KiB.
  private func peakMemory(specs: String, cases: Int) -> Int? {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "tiebreak-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.path(percentEncoded: false)
    let setup = WorkerSetup(
      specs: specs, python: executable, library: profile.library, mode: .eager,
      board: place + "/board", log: place + "/log")
    let job = WorkerJob(function: profile.function, cases: cases, seed: 1)
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "tiebreak")
    process.arguments = ["worker"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    guard (try? process.run()) != nil else { return nil }
    input.fileHandleForWriting.write(Data("\(setup.json)\n\(job.json)\n".utf8))
    try? input.fileHandleForWriting.close()
    var peak = 0
    while !output.fileHandleForReading.availableData.isEmpty {
      peak = max(peak, Self.highWater(process.processIdentifier))
    }
    process.waitUntilExit()
    return peak
  }

  private static func highWater(_ process: Int32) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }

  /// Nanoseconds a case of a run over one stratum.
  private func nanoseconds(_ stratum: Stratum) -> Double {
    let plan = SuitePlan(strata: [stratum])
    let run = ProfileRun(library.function(profile), plan: plan) { _ in }
    let start = ContinuousClock.now
    let (tally, _) = run.run(from: .start) { false }
    let time = ContinuousClock.now - start
    precondition(tally.cases == stratum.count && tally.mismatches == 0, "the benchmark went wrong")
    return time / .nanoseconds(1) / Double(stratum.count)
  }

  private func vectors(suite: Suite, shape: [Int], cases: Int) -> Stratum {
    var stratum = Stratum(
      suite: suite, dtype: .float64, shape: shape,
      arguments: suite == .stacked ? [.init("axis", .int(-1))] : [],
      elements: suite == .stacked ? .random(7) : .combinations, space: 6561)
    stratum.count = cases
    return stratum
  }

  private static let loop = """
    import numpy as np, time
    arrays = [np.random.default_rng(k).normal(size=4) for k in range(1000)]
    def loop():
        argmax = np.argmax
        start = time.perf_counter_ns()
        for _ in range(300):
            for array in arrays:
                argmax(array)
        return (time.perf_counter_ns() - start) / 300_000
    loop()
    """

  private func pythonLoop() throws -> Double {
    let globals = try interpreter.dict([])
    _ = try interpreter.resolve(path: "builtins.exec").call([
      interpreter.string(Self.loop + "\nresult = loop()"), globals,
    ])
    return try globals.item(interpreter.string("result")).double()
  }

  /// The same loop in the environment's own executable, which on Debian is a static, faster build.
  private func ownLoop() -> Double? {
    python(Self.loop + "\nprint(min(loop() for _ in range(5)))")
  }

  /// The number that a script prints.
  private func python(_ script: String) -> Double? {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = ["-c", script]
    process.standardError = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Double(
      String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
  }

  private func best(_ measure: () throws -> Double) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<5 { least = min(least, try measure()) }
    return least
  }

  private func text(_ value: Double) -> String { String(format: "%.1f", value) }
  private func ratio(_ ours: Double, _ theirs: Double) -> String {
    String(format: "%.2f", ours / theirs)
  }
}
