/// Counts connections and WebSockets per address and in all, and meters requests per address.
struct AddressQuota {
    private struct Bucket {
        var tokens: Double
        var updated: Duration
    }

    private let limits: TransportLimits
    private var sockets: [PeerAddress.Key: Int] = [:]
    /// Connections that are no WebSocket.
    private var connections: [PeerAddress.Key: Int] = [:]
    private var buckets: [PeerAddress.Key: Bucket] = [:]
    private(set) var total = 0
    private var nextCleaning = Duration.zero

    init(limits: TransportLimits) {
        self.limits = limits
    }

    /// Counts one more WebSocket of an address; false when there are too many.
    mutating func take(_ address: PeerAddress) -> Bool {
        guard total < limits.socketsTotal else { return false }
        let count = sockets[address.key, default: 0]
        guard isExempt(address) || count < limits.socketsPerAddress else { return false }
        sockets[address.key] = count + 1
        total += 1
        return true
    }

    /// Gives one back.
    mutating func release(_ address: PeerAddress) {
        total -= 1
        let count = sockets[address.key, default: 1] - 1
        sockets[address.key] = count > 0 ? count : nil
    }

    /// Whether an address may have one more connection that is no WebSocket.
    func hasRoom(for address: PeerAddress) -> Bool {
        isExempt(address) || connections[address.key, default: 0] < limits.connectionsPerAddress
    }

    /// Counts one more connection, or one less.
    mutating func count(_ address: PeerAddress, _ change: Int) {
        let count = connections[address.key, default: 0] + change
        connections[address.key] = count > 0 ? count : nil
    }

    private func isExempt(_ address: PeerAddress) -> Bool { limits.exemptLoopback && address.isLoopback }

    /// Counts one request; false when the address has used up its share.
    mutating func takeRequest(_ address: PeerAddress, now: Duration) -> Bool {
        let rate = Double(limits.requestsPerSecondPerAddress)
        // Many strangers at once share what is left rather than growing the table.
        guard buckets.count < 50_000 || buckets[address.key] != nil else { return false }
        var bucket = buckets[address.key] ?? Bucket(tokens: rate * 2, updated: now)
        bucket.tokens = min(rate * 2, bucket.tokens + (now - bucket.updated) / .seconds(1) * rate)
        bucket.updated = now
        let isAllowed = bucket.tokens >= 1
        if isAllowed { bucket.tokens -= 1 }
        buckets[address.key] = bucket
        return isAllowed
    }

    /// Forgets addresses that have been quiet; cheap enough for each tick.
    mutating func tick(now: Duration) {
        guard now >= nextCleaning else { return }
        nextCleaning = now + .seconds(10)
        buckets = buckets.filter { now - $0.value.updated < .seconds(10) }
    }
}
