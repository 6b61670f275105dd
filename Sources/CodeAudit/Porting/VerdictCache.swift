import Synchronization

/// What has been found out about patterns of calls; few of them make up most of a code base.
final class VerdictCache: Sendable {
  private let verdicts = Mutex<[CallPattern: PortVerdict]>([:])

  /// Two threads may find out the same; both then say the same.
  func verdict(_ pattern: CallPattern, _ make: () -> PortVerdict) -> PortVerdict {
    if let known = verdicts.withLock({ $0[pattern] }) { return known }
    let verdict = make()
    verdicts.withLock { $0[pattern] = verdict }
    return verdict
  }
}
