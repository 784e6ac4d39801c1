import Foundation

/// What a log does not tell of its customers, and draws of it.
///
/// Handling times of those whom nobody answered are drawn from those of their queue, patience of those who were answered
/// from the queue's curve, longer than they waited in fact. Draws go by the customers' order and the queue they came to
/// in fact, so every plan meets the same people.
struct TrialUnknowns: Sendable {
    /// What is drawn of a customer.
    struct Drawn: Sendable {
        let service: Double
        /// Nil: waits for ever.
        let patience: Double?
    }

    /// What is assumed where a log holds no handling time at all.
    private static let assumedHandling = 300.0

    private let customers: [TrialWindow.Customer]
    private let queueOf: [Int]
    /// Handling times by queue.
    private let handling: [[Double]]
    /// Patience by queue.
    let patience: [PatienceCurve]

    /// Learns from who came.
    ///
    /// - Parameters:
    ///   - customers: who came.
    ///   - queueOf: the index of the queue each came to in fact.
    ///   - queues: how many queues there are.
    init(_ customers: [TrialWindow.Customer], queueOf: [Int], queues: Int) {
        (self.customers, self.queueOf) = (customers, queueOf)
        var (times, waits) = (
            [[Double]](repeating: [], count: queues), [[PatienceCurve.Wait]](repeating: [], count: queues)
        )
        for (customer, queue) in zip(customers, queueOf) {
            if let handling = customer.handling { times[queue].append(handling) }
            waits[queue].append(.init(seconds: customer.wait, gaveUp: customer.gaveUp))
        }
        let all = times.flatMap(\.self)
        let fallback = all.isEmpty ? [Self.assumedHandling] : all
        handling = times.map { $0.isEmpty ? fallback : $0 }
        let rate = PatienceCurve.rate(waits.joined())
        patience = waits.map { PatienceCurve($0, all: rate) }
    }

    /// Draws what is not known of each customer, in their order.
    func draw(seed: UInt64, replication: Int) -> [Drawn] {
        var service = RandomStream(seed: seed, replication: replication, queue: 0, purpose: .service)
        var waiting = RandomStream(seed: seed, replication: replication, queue: 0, purpose: .patience)
        let patience = patience.map { $0.varied(&waiting) }
        return zip(customers, queueOf).map { customer, queue in
            let times = handling[queue]
            let drawn = times[min(times.count - 1, Int(service.unit() * Double(times.count)))]
            let exponential = waiting.exponential()
            return Drawn(
                service: customer.handling ?? max(drawn, customer.handledSoFar),
                patience: customer.gaveUp
                    ? customer.wait : patience[queue].draw(after: customer.wait, exponential: exponential)
            )
        }
    }
}
