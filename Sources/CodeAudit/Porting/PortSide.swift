package import Semantics

/// A library at one end of a port, as `--from` and `--to` name it: `LIB`, `LIB@VERSION`, `LIB@MODE`,
/// `LIB@VERSION@MODE`.
package struct PortSide: Sendable {
  package var spec: Spec
  /// `nil` for the newest.
  package var version: Version?
  package var mode: Mode
  /// What calls in source files are said to be of: not the spec's own name where several specs share a library.
  let callLibrary: String
  /// The classes of errors that any spec names.
  let errors: [String: Spec.ErrorClass]
  /// As it was named.
  private let text: String

  /// - Parameter types: those beside the specs, where they are read already.
  /// - Throws: `PortError`, in one line, where the specs know no such library or mode.
  package init(
    _ text: String, specs: SpecFolder, types: TypeCatalog? = nil
  ) throws(PortError) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    let library = parts[0]
    guard let spec = specs[library] else {
      throw PortError(
        text, "\"\(library)\" is no library with a spec", nearestTo: library,
        among: specs.libraries)
    }
    self.text = text
    self.spec = spec
    errors = specs.specs.reduce(into: [:]) { all, spec in
      all.merge(spec.errors) { old, _ in old }
    }
    // Most libraries are called as their package is, and nothing has to be read.
    let isPackage = spec.package.module.rootName == spec.library
    callLibrary =
      isPackage
      ? spec.library
      : (types ?? (try? TypeCatalog(specs: specs)))?.library(ofSpec: library) ?? library
    mode = .eager
    guard parts.count <= 3 else {
      throw PortError(text, "more than a version and a mode stands behind \"\(library)\"")
    }
    for part in parts.dropFirst() {
      if let known = spec.modes.first(where: { $0.rawValue == part }) {
        mode = known
      } else if let version = Version(strict: part), self.version == nil {
        self.version = version
      } else {
        throw PortError(
          text, "\"\(part)\" is neither a version nor a mode of \(library)", nearestTo: part,
          among: spec.modes.map(\.rawValue))
      }
    }
    guard !profiles.isEmpty else {
      throw PortError(text, "\(name) has none of the functions in \(library)'s spec")
    }
  }

  /// What to say of a version that no run has asked; `nil` where there is nothing to say.
  package var warning: String? {
    version.flatMap(spec.doubt).map { "\"\(text)\": \($0)" }
  }

  /// The library, with version and mode where they are not the usual ones.
  package var name: String {
    spec.library + (version.map { " \($0)" } ?? "")
      + (mode == .eager ? "" : " (\(mode.rawValue))")
  }

  /// The functions that exist there, in file order.
  var profiles: [Profile] { spec.functions.compactMap(profile) }

  func profile(of function: FunctionSpec) -> Profile? {
    spec.profile(of: function, version: version, mode: mode)
  }

  /// Whether a function exists, though nothing is said of it in this mode.
  func hasInAnotherMode(_ name: String) -> Bool {
    plainProfile(of: name) != nil
  }

  /// A function's name, with the version where both ends are of one library, and with the mode.
  func title(of profile: Profile, isUpgrade: Bool) -> String {
    let suffix = isUpgrade || mode != .eager ? name.dropFirst(spec.library.count) : ""
    return profile.title + suffix
  }

  /// The function as it is called, without what a mode wraps around it.
  func plainCall(of profile: Profile) -> CallTemplate {
    plainProfile(of: profile.function)?.call ?? profile.call
  }

  /// As it is in no mode.
  private func plainProfile(of name: String) -> Profile? {
    spec.functions.first { $0.name == name }.flatMap { spec.profile(of: $0, version: version) }
  }
}

/// Why a name at an end of a port is none, in one line.
package struct PortError: Error, Hashable, CustomStringConvertible {
  package var description: String

  init(
    _ text: String, _ problem: String, nearestTo word: String = "", among known: [String] = []
  ) {
    let hint =
      nearest(word, among: known).map { "; did you mean \"\($0)\"?" }
      ?? (known.isEmpty ? "" : "; known are \(known.joined(separator: ", "))")
    description = "\"\(text)\": \(problem)\(hint)"
  }
}

extension Version {
  /// A whole version and nothing else, such as `2.15.0` or `2.0rc1`.
  fileprivate init?(strict text: String) {
    guard text.first?.isNumber == true,
      text.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLetter || ".+-".contains($0)) })
    else { return nil }
    self.init(text)
  }
}
