public import HarkDomain

/// Slows down whoever guesses passwords: each failure beyond the first few doubles the wait.
///
/// It counts by account and by address apart. An account's wait stays short, so that a stranger cannot
/// keep its owner out; an address's wait grows long. An attempt counts as failed from its start until it
/// succeeds, so that attempts side by side do not slip through.
public struct LoginThrottle: Sendable {
    private var accounts = Ledger(freeFailures: 5, longestWait: .seconds(60))
    private var addresses = Ledger(freeFailures: 20, longestWait: .seconds(900))

    /// Creates a throttle that has seen nobody.
    public init() {}

    /// Starts an attempt.
    ///
    /// - Throws: `throttled` when the account or the address must wait; such an attempt does not count.
    public mutating func begin(account: String, address: String, at now: Timestamp) throws(AuthError) {
        let wait = max(accounts.wait(of: account, at: now), addresses.wait(of: address, at: now))
        guard wait <= .zero else { throw .throttled(retryAfterMs: Int(wait.wholeMilliseconds)) }
        accounts.count(account, at: now)
        addresses.count(address, at: now)
    }

    /// Ends an attempt well: the account starts afresh, the address gets this attempt back.
    ///
    /// An address does not start afresh, else an attacker with one account would.
    public mutating func succeed(account: String, address: String) {
        accounts.forget(account)
        addresses.takeBack(address)
    }
}

/// Failures by key, as many as fit; the oldest make room.
private struct Ledger: Sendable {
    struct Entry: Sendable {
        var failures: Int
        var last: Timestamp
    }

    static let maximumEntries = 10_000
    static let memory: Duration = .seconds(3600)

    let freeFailures: Int
    let longestWait: Duration
    var entries: [String: Entry] = [:]

    func wait(of key: String, at now: Timestamp) -> Duration {
        guard let entry = entries[key], entry.failures >= freeFailures, now - entry.last < Self.memory else {
            return .zero
        }
        let doublings = min(entry.failures - freeFailures, 12)
        let wait = min(longestWait, .seconds(1 << doublings))
        return min(wait, wait - (now - entry.last))
    }

    mutating func count(_ key: String, at now: Timestamp) {
        if let entry = entries[key], now - entry.last < Self.memory {
            entries[key] = Entry(failures: entry.failures + 1, last: now)
        } else {
            if entries.count >= Self.maximumEntries { makeRoom(at: now) }
            entries[key] = Entry(failures: 1, last: now)
        }
    }

    mutating func forget(_ key: String) { entries[key] = nil }

    mutating func takeBack(_ key: String) {
        guard var entry = entries[key] else { return }
        entry.failures -= 1
        entries[key] = entry.failures > 0 ? entry : nil
    }

    /// Drops what is forgotten anyway, else the older half.
    private mutating func makeRoom(at now: Timestamp) {
        entries = entries.filter { now - $0.value.last < Self.memory }
        guard entries.count >= Self.maximumEntries else { return }
        let middle = entries.values.map(\.last).sorted()[entries.count / 2]
        entries = entries.filter { $0.value.last > middle }
    }
}
