import ArgumentParser
import CodeAudit
import Foundation

/// Whether an audit remembers what earlier ones gave.
struct AuditCacheOptions: ParsableArguments {
  @Flag(help: "Parse every file anew, and keep nothing.")
  var noCache = false

  @Option(
    help: ArgumentHelp(
      "Where results are kept for the next run. (default: ~/.cache/tiebreak/audit)",
      valueName: "folder"))
  var cacheDir: String?

  func validate() throws {
    if noCache, cacheDir != nil {
      throw ValidationError("--no-cache and --cache-dir exclude each other")
    }
  }

  func cache(of pool: AuditPool, specs: String) -> AuditCache? {
    guard !noCache else { return nil }
    return AuditCache(
      folder: cacheDir ?? UserCache.path + "/audit", key: CacheKey(pool: pool, specs: specs))
  }
}
