import Foundation
import HarkDomain
import HarkHub

/// How often each member of the staff may have a text read.
///
/// `@unchecked` because the lock guards what changes.
final class SupportLimits: @unchecked Sendable {
    private static let perSecond = 20.0

    private let lock = NSLock()
    private let start = ContinuousClock.now
    private var buckets: [AgentID: TokenBucket] = [:]

    /// Takes a call of the member's; returns nil when it may be, else the milliseconds until one may be again.
    func take(_ member: AgentID) -> Int? {
        let now = ContinuousClock.now - start
        return lock.withLock {
            if buckets.count > 1000 { buckets = buckets.filter { !$0.value.isFull(now: now) } }
            let fresh = TokenBucket(perSecond: Self.perSecond, burst: Self.perSecond, now: now)
            return buckets[member, default: fresh].take(now: now)
        }
    }
}
