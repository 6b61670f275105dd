/// A CPython version without its release level.
public struct PythonVersion: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public var major: Int
  public var minor: Int
  public var micro: Int

  public init(major: Int, minor: Int, micro: Int) {
    self.major = major
    self.minor = minor
    self.micro = micro
  }

  /// The oldest that can be embedded: `PyObject_VectorcallMethod` came with it.
  public static let oldestSupported = PythonVersion(major: 3, minor: 9, micro: 0)

  public var description: String { "\(major).\(minor).\(micro)" }

  public static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor, left.micro) < (right.major, right.minor, right.micro)
  }
}
