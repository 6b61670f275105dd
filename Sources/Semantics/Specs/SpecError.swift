/// What is wrong with a spec, and where. Lines and columns count from 1.
public struct SpecError: Error, Hashable, CustomStringConvertible {
  public var file: String
  /// 0 where the file or folder as a whole is meant.
  public var line: Int
  public var column: Int
  /// The way down to the place, such as `functions.argmax.rules.ties`; empty at the top.
  public var path: String
  public var problem: String

  public var description: String {
    let place = path.isEmpty ? "" : "\(path): "
    let position = line == 0 ? "" : ":\(line):\(column)"
    return "\(file)\(position): \(place)\(problem)"
  }
}
