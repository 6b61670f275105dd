extension SpecFolder {
  /// The calls in `regressions/LIBRARY.ndjson`, by library: shrunk cases that once differed, and are asked in every
  /// run. Each names its function in full.
  ///
  /// - Throws: `SpecError` for the first line that is no call of the file's library.
  public func regressions() throws(SpecError) -> [String: [Call]] {
    let ending = ".ndjson"
    var calls: [String: [Call]] = [:]
    for (file, text) in try texts(beside: "regressions", ending: ending) {
      let name = file[(file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex)...]
      let library = String(name.dropLast(ending.count))
      guard let spec = self[library] else {
        throw SpecError(folder: file, problem: "there is no spec of \"\(library)\"")
      }
      // Not by characters: "\r\n" is one of its own.
      let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        let line = String(Substring(line))
        guard !line.allSatisfy(\.isWhitespace) else { continue }
        do throws(InvalidCall) {
          calls[library, default: []].append(try spec.regression(line))
        } catch {
          throw SpecError(file: file, line: number + 1, column: 1, path: "", problem: error.why)
        }
      }
    }
    return calls
  }
}

extension Spec {
  /// Reads a call that can be asked of this library.
  fileprivate func regression(_ line: String) throws(InvalidCall) -> Call {
    let json: JSONValue
    do { json = try JSONValue(parsing: line) } catch { throw InvalidCall("not JSON: \(error)") }
    var call = try Call(json: json)
    guard call.library == library else { throw InvalidCall("is a call of \"\(call.library)\"") }
    let rank = call.array.values.rank
    guard let function = function(named: call.function, rank: rank) else {
      let guess = nearest(call.function, among: functions.map(\.name))
      throw InvalidCall(
        "\"\(call.function)\" is no function of \(library) that has arrays of rank \(rank)"
          + (guess.map { "; did you mean \"\($0)\"?" } ?? ""))
    }
    call.function = function.name
    guard modes.contains(call.mode) else {
      throw InvalidCall("\(library) has no mode \(call.mode.rawValue)")
    }
    let templates = [function.call] + function.overrides.compactMap(\.call)
    guard templates.contains(where: { $0.accepts(rank: rank) }) else {
      throw InvalidCall("\(function.name) has no arrays of rank \(rank)")
    }
    guard !call.asksGradient || templates.contains(where: { $0.gradient != nil }) else {
      throw InvalidCall("\(function.name) has no gradient")
    }
    return call
  }
}
