import ArgumentParser
import Foundation
import Semantics

/// Where specs come from.
struct SpecOptions: ParsableArguments {
  @Option(name: .customLong("specs"), help: "A folder of spec files instead of the package's own.")
  var folder: String?

  func load() throws -> SpecFolder { try SpecFolder(path: try path()) }

  func path() throws -> String {
    if let folder { return folder }
    guard let found = Self.ownFolder else {
      throw UserError(
        "the package's Specs folder is not beside this program; name it with --specs DIR")
    }
    return found
  }

  /// `Specs` in the folder of the program or one above it, symbolic links resolved.
  private static let ownFolder: String? = {
    var place = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    while true {
      let folder = place.appending(path: "Specs").path(percentEncoded: false)
      if FileManager.default.fileExists(atPath: folder) { return folder }
      let above = place.deletingLastPathComponent()
      if above.path() == place.path() { return nil }
      place = above
    }
  }()
}
