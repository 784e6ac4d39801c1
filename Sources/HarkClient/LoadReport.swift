/// What a load run measured.
public struct LoadReport: Sendable {
    /// Messages that were acked and delivered within the window.
    public internal(set) var messages = 0
    /// Calls that the server refused, by slug.
    public internal(set) var refusals: [String: Int] = [:]
    /// Messages sent within the window that were never acked or never delivered.
    public internal(set) var lost = 0
    /// The length of the window.
    public internal(set) var window = Duration.zero
    /// From sending (at a fixed rate: from when it was due) to the ack.
    public internal(set) var acked = LatencyHistogram()
    /// From sending (at a fixed rate: from when it was due) to the arrival on the other side.
    public internal(set) var delivered = LatencyHistogram()
    /// How late the generator itself sent what was due; empty in closed loop.
    public internal(set) var late = LatencyHistogram()
    /// The server's processor time within the window; nil without its process id.
    public internal(set) var serverCPU: Duration?
    /// What the idle sockets cost; nil without any.
    public internal(set) var idle: IdleReport?

    /// Messages each second.
    public var rate: Double { window > .zero ? Double(messages) * 1_000_000 / Double(window.wholeMicroseconds) : 0 }

    /// The server's processor time for each message, in microseconds.
    public var cpuPerMessage: Double? {
        guard let serverCPU, messages > 0 else { return nil }
        return Double(serverCPU.wholeMicroseconds) / Double(messages)
    }

    /// The results, one on a line.
    public var summary: String {
        var lines: [String] = []
        if let idle { lines.append(idle.summary) }
        if window > .zero {
            lines.append("messages   \(messages) in \(window.inSeconds) s, \(rate.rounded(to: 1)) a second")
            lines.append("send→ack   \(acked.summary)")
            lines.append("send→seen  \(delivered.summary)")
        }
        if late.count > 0 { lines.append("own delay  \(late.summary)") }
        if let cpuPerMessage { lines.append("server CPU \(cpuPerMessage.rounded(to: 1)) µs a message") }
        for (slug, count) in refusals.sorted(by: { $0.key < $1.key }) { lines.append("refused    \(count) (\(slug))") }
        if lost > 0 { lines.append("lost       \(lost)") }
        return lines.joined(separator: "\n")
    }
}

/// What opening and holding sockets that say nothing costs.
public struct IdleReport: Sendable {
    /// How many sockets were opened and welcomed.
    public internal(set) var sockets = 0
    /// How long that took.
    public internal(set) var connecting = Duration.zero
    /// The server's resident memory before and after, in KiB; nil without its process id.
    public internal(set) var memory: (before: Int, after: Int)?
    /// The server's processor time for connecting all.
    public internal(set) var connectCPU: Duration?
    /// The server's processor time while nobody spoke, and how long that was.
    public internal(set) var quiet: (cpu: Duration, time: Duration)?

    /// The results, one on a line.
    public var summary: String {
        let rate = Double(sockets) * 1_000_000 / Double(max(1, connecting.wholeMicroseconds))
        var lines = ["idle       \(sockets) sockets in \(connecting.inSeconds) s, \(rate.rounded(to: 0)) a second"]
        if let memory, sockets > 0 {
            let each = Double(memory.after - memory.before) / Double(sockets)
            lines.append("memory     \(each.rounded(to: 2)) KiB a socket (\(memory.before) → \(memory.after) KiB)")
        }
        if let connectCPU, sockets > 0 {
            let each = Double(connectCPU.wholeMicroseconds) / Double(sockets)
            lines.append("connect    \(each.rounded(to: 1)) µs of server CPU each")
        }
        if let quiet, quiet.time > .zero {
            let share = Double(quiet.cpu.wholeMicroseconds) / Double(quiet.time.wholeMicroseconds) * 100
            lines.append("quiet      \(share.rounded(to: 2)) % of one core over \(quiet.time.inSeconds) s")
        }
        return lines.joined(separator: "\n")
    }
}

extension LatencyHistogram {
    /// Mean, percentiles and longest in milliseconds.
    public var summary: String {
        let shares = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99.9", 0.999)]
        let parts = shares.map { "\($0.0) \(inMilliseconds(percentile($0.1)))" }
        return parts.joined(separator: "  ") + "  max \(inMilliseconds(maximum)) ms"
    }

    private func inMilliseconds(_ microseconds: Int) -> Double { (Double(microseconds) / 1000).rounded(to: 2) }
}

extension Duration {
    /// The duration in seconds with one decimal.
    var inSeconds: Double { (Double(wholeMicroseconds) / 1_000_000).rounded(to: 1) }
}
