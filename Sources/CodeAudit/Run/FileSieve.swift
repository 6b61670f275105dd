internal import Foundation
internal import Semantics

/// Tells which files are to be parsed: those whose bytes may hold a call, and of which no earlier audit is known.
struct FileSieve: Sendable {
  let filter: NameFilter
  /// `nil` where nothing is kept.
  let known: CacheContents?

  /// What is to be done with a file.
  enum Course: Sendable {
    /// Nothing; whether anything is to be remembered that was not known before.
    case done(HashedAudit?, Record?)
    case job(AuditJob, Record?)
  }

  /// What is remembered of a file when it is done.
  struct Record: Sendable {
    /// Absolute.
    var place: String
    var file: CacheContents.File
    /// As it was before it was read.
    var stamp: FileStamp
    /// Whether its content is known, too.
    var isResultKnown = false

    /// What an audit is kept by, if it is that of the file's bytes and not of this run's course.
    func content(of audit: FileAudit) -> ContentHash? {
      audit.isLasting && FileStamp(of: place) == stamp ? file.content : nil
    }
  }

  private static let folder = FileManager.default.currentDirectoryPath

  static func place(of path: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  func course(of path: String) -> Course {
    let place = Self.place(of: path)
    guard let known, let stamp = FileStamp(of: path) else { return course(of: path, nil) }
    let old = known.files[place]
    if let old, old.stamp == stamp, let result = audit(old.content, path) {
      guard old.day != CacheContents.today else { return .done(result.audit, nil) }
      var file = old
      file.day = CacheContents.today
      return .done(
        result.audit, Record(place: place, file: file, stamp: stamp, isResultKnown: true))
    }
    return course(of: path, stamp)
  }

  private func course(of path: String, _ stamp: FileStamp?) -> Course {
    let isNotebook = path.hasSuffix(".ipynb")
    let course = FileBytes.read(path) { bytes -> Course in
      guard let stamp, known != nil else {
        let passes = filter.lets(bytes, isNotebook: isNotebook)
        return passes ? .job(AuditJob(path: path), nil) : .done(nil, nil)
      }
      let content = ContentHash(bytes, in: path)
      var record = Record(
        place: Self.place(of: path),
        file: CacheContents.File(
          stamp: stamp.isSettled ? stamp : nil, content: content, day: CacheContents.today),
        stamp: stamp)
      if let result = audit(content, path) {
        record.isResultKnown = true
        let isNew = known?.files[record.place] != record.file
        return .done(result.audit, isNew ? record : nil)
      }
      return filter.lets(bytes, isNotebook: isNotebook)
        ? .job(AuditJob(path: path), record) : .done(nil, record)
    }
    // What cannot be read is not stopped here: the worker says why it cannot.
    return course ?? .job(AuditJob(path: path), nil)
  }

  /// What is known of a content; in it `nil` where nothing was to be parsed.
  private func audit(_ content: ContentHash, _ path: String) -> (audit: HashedAudit?, Void)? {
    guard let bytes = known?.results[content] else { return nil }
    if bytes.isEmpty { return (nil, ()) }
    guard let json = try? JSONValue(parsingUTF8: bytes), var audit = try? FileAudit(json: json)
    else { return nil }
    audit.name(path)
    return (HashedAudit(audit: audit, content: content), ())
  }
}

/// An audit of a file.
struct HashedAudit: Sendable {
  var audit: FileAudit
  /// The hash of the bytes that it is of; `nil` where nothing of it is to be kept.
  var content: ContentHash?
}

extension ContentHash {
  /// - Parameter path: of a notebook the same bytes mean something else.
  init(_ bytes: UnsafeRawBufferPointer, in path: String) {
    self.init(bytes, seed: path.hasSuffix(".ipynb") ? 1 : 0)
  }
}

extension FileAudit {
  /// Gives it the name of another file with the same bytes.
  fileprivate mutating func name(_ path: String) {
    guard self.path != path else { return }
    self.path = path
    for place in calls.indices { calls[place].file = path }
  }
}

extension CacheContents {
  /// Remembers what an audit gave, if it is to be kept; `nil` where nothing was to be parsed.
  mutating func note(_ audit: HashedAudit?, for record: FileSieve.Record) {
    if !record.isResultKnown {
      if let audit {
        guard let content = audit.content else { return }
        results[content] = Array("\(audit.audit.json)".utf8)
      } else {
        results[record.file.content] = []
      }
    }
    files[record.place] = record.file
  }
}
