/// The customers of one queue in one replication: when they come, what they need, how long they wait.
///
/// Nothing here depends on what happens to them, so every policy meets the same people. Recorded customers come as they
/// came; what the record does not tell of them is drawn anew in each replication.
struct ArrivalStream {
    private let queue: SimulatedQueue
    private var arrivals: RandomStream
    private var service: RandomStream
    private var patience: RandomStream
    private var time = 0.0
    private var came = 0

    init(_ queue: SimulatedQueue, seed: UInt64, replication: Int, index: Int) {
        self.queue = queue
        arrivals = RandomStream(seed: seed, replication: replication, queue: index, purpose: .arrivals)
        service = RandomStream(seed: seed, replication: replication, queue: index, purpose: .service)
        patience = RandomStream(seed: seed, replication: replication, queue: index, purpose: .patience)
    }

    /// Who would come later than any horizon does not come.
    private static let latest = 400.0 * 86_400

    /// When the next customer comes; nil when nobody ever does.
    ///
    /// The rate changes by the hour, so an exponential number is used up at the rate of each hour it passes.
    mutating func nextArrival() -> Double? {
        guard queue.recorded.isEmpty else {
            return came < queue.recorded.count ? queue.recorded[came].atSeconds : nil
        }
        guard queue.arrivalsPerHour.contains(where: { $0 > 0 }) else { return nil }
        var left = arrivals.exponential()
        while true {
            let hour = (time / 3600).rounded(.down)
            let rate = queue.arrivalsPerHour[Int(hour) % queue.arrivalsPerHour.count] / 3600
            let end = (hour + 1) * 3600
            if rate > 0, left <= rate * (end - time) {
                time += left / rate
                return time
            }
            left -= rate * (end - time)
            time = end
            guard time <= Self.latest else { return nil }
        }
    }

    /// What the customer who has just come needs.
    mutating func draw() -> RecordedCustomer {
        var drawn = RecordedCustomer(
            atSeconds: time,
            serviceSeconds: queue.service.draw(&service),
            patienceSeconds: queue.patience?.draw(&patience)
        )
        guard !queue.recorded.isEmpty else { return drawn }
        let customer = queue.recorded[came]
        came += 1
        drawn.serviceSeconds = customer.serviceSeconds ?? drawn.serviceSeconds
        drawn.patienceSeconds = customer.patienceSeconds ?? drawn.patienceSeconds
        drawn.demand = customer.demand
        return drawn
    }
}
