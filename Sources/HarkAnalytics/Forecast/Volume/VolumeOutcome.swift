public import HarkDomain

/// A promise beside what came.
public struct VolumeOutcome: Hashable, Sendable {
    /// What was promised.
    public let promise: VolumePromise
    /// How many contacts arrived.
    public let came: Int
    /// How those were served who came to people; nil where nothing was promised of that.
    public let service: ServiceOutcome?

    /// Whether as many came as the range for four of five holds.
    public var isWithinRange: Bool { contacts.isWithin80 }

    /// The promise of contacts beside what came.
    public var contacts: ForecastOutcome { ForecastOutcome(promised: promise.contacts, came: Double(came)) }
}

/// How many were answered in time of those who came to people in a stretch.
public struct ServiceOutcome: Hashable, Sendable {
    /// How many came to people.
    public let people: Int
    /// How many of these a person had in time.
    public let inTime: Int

    /// The share that was answered in time; nil when nobody came to people.
    public var share: Double? { people > 0 ? Double(inTime) / Double(people) : nil }
}

/// A contact that came to people.
public struct PersonContact: Hashable, Sendable {
    /// When it began.
    public let at: Timestamp
    /// How long it waited for the person who had it; nil when nobody had it, or nobody has it yet.
    /// - Units: seconds.
    public let waitSeconds: Double?

    /// Creates a contact from its parts.
    public init(at: Timestamp, waitSeconds: Double?) { (self.at, self.waitSeconds) = (at, waitSeconds) }
}

extension VolumeQuestion {
    /// Promises for stretches that are whole, each once, in the order of time; of several the last one counts.
    func outcome(_ history: VolumeHistory) -> [VolumeOutcome] {
        let promised = Dictionary(promises.map { ($0.at.milliseconds, $0) }) { $1 }
        let waits = Dictionary(grouping: contacts) { history.start(of: $0.at.milliseconds) }
        return zip(history.stretches, history.counts).compactMap { stretch, count in
            promised[stretch.start].map { promise in
                let waits = waits[stretch.start] ?? []
                let service = promise.service.map { ServiceOutcome(waits, within: $0.target.withinSeconds) }
                return VolumeOutcome(promise: promise, came: count, service: service)
            }
        }
    }
}

extension ServiceOutcome {
    fileprivate init(_ contacts: [PersonContact], within seconds: Double) {
        people = contacts.count
        inTime = contacts.count { contact in contact.waitSeconds.map { $0 <= seconds } ?? false }
    }
}

extension VolumeHistory {
    /// When the whole stretch begins that holds a moment; nil outside of all.
    fileprivate func start(of moment: Int64) -> Int64? {
        var (low, high) = (0, stretches.count)
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].end <= moment { low = middle + 1 } else { high = middle }
        }
        guard low < stretches.count, stretches[low].start <= moment else { return nil }
        return stretches[low].start
    }
}
