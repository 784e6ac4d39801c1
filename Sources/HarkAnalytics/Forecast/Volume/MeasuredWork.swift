import HarkDomain

/// What contacts ask of people, as the conversations of the past tell it.
public struct MeasuredWork: Hashable, Sendable {
    /// What a contact asks of those who handle it.
    public var work: ContactWork
    /// The share of arrivals that come to people: 0 to 1.
    public var personShare: Double

    /// Takes what is known from elsewhere.
    public init(work: ContactWork, personShare: Double = 1) {
        (self.work, self.personShare) = (work, min(max(0, personShare), 1))
    }

    /// The patience that is assumed while nobody has left and nobody has waited longer.
    /// - Units: seconds.
    private static let leastKnownPatience = 180.0

    /// Measures conversations that have ended; nil when people had none of them.
    ///
    /// The handling time is the mean of what people spent; as it was measured while agents held several, it is taken as it
    /// is, without a slowdown. Patience is all that customers waited over how many left: of waits that end at random it is
    /// the likeliest, and one that was answered tells as much as it lasted. An agent holds as many at once as are not
    /// exceeded in nine tenths of the time in which agents hold any.
    /// - Source: the exponential distribution's likelihood under censoring, as for patience in Brown and others,
    ///   "Statistical Analysis of a Telephone Call Center" (2005), section 5.
    public init?(_ conversations: some Sequence<ChatFacts>) { self.init(conversations.compactMap(EndedContact.init)) }

    /// Measures contacts that have ended; nil when people had none of them.
    init?(_ ended: [EndedContact]) {
        let handled = ended.filter { $0.hadPerson && $0.handling > 0 }
        guard !handled.isEmpty else { return nil }
        let waited = ended.reduce(0.0) { $0 + Double($1.firstWait) } / 1000
        let left = ended.count(where: \.isAbandoned)
        self.init(
            work: ContactWork(
                handlingSeconds: handled.reduce(0.0) { $0 + Double($1.handling) } / Double(handled.count) / 1000,
                patienceSeconds: left > 0 ? max(1, waited / Double(left)) : max(Self.leastKnownPatience, waited),
                concurrency: HeldAtOnce(handled).most
            ),
            personShare: Double(ended.count(where: \.cameToPeople)) / Double(ended.count)
        )
    }
}

/// A contact that has ended, as far as it tells of work.
struct EndedContact {
    /// Who had it last; nil when nobody had it.
    var agent: Int64?
    /// Since when people had it.
    ///
    /// - Units: milliseconds, as all of these.
    var heldAt: Int64?
    var endedAt: Int64
    var firstWait: Int64 = 0
    var handling: Int64 = 0
    var hadPerson = false
    var cameToPeople = false
    var isAbandoned = false
}

extension EndedContact {
    init?(_ facts: ChatFacts) {
        guard let ended = facts.endedAt else { return nil }
        self.init(
            agent: facts.agent?.id.rawValue,
            heldAt: facts.queuedAt.map { $0.milliseconds + (facts.firstWait ?? 0) },
            endedAt: ended.milliseconds,
            firstWait: facts.firstWait ?? 0,
            handling: facts.handling,
            hadPerson: facts.hadPerson,
            cameToPeople: facts.queuedAt != nil,
            isAbandoned: facts.isAbandoned
        )
    }
}

/// How long agents held how many conversations at once.
private struct HeldAtOnce {
    /// The time for which some agent held so many.
    private var times: [Int: Int64] = [:]

    init(_ contacts: [EndedContact]) {
        var changes: [Int64: [(at: Int64, by: Int)]] = [:]
        for contact in contacts {
            guard let agent = contact.agent, let start = contact.heldAt, start < contact.endedAt else { continue }
            changes[agent, default: []] += [(start, 1), (contact.endedAt, -1)]
        }
        for own in changes.values { add(own.sorted { ($0.at, $0.by) < ($1.at, $1.by) }) }
    }

    private mutating func add(_ changes: [(at: Int64, by: Int)]) {
        var (held, since) = (0, Int64(0))
        for change in changes {
            if held > 0 { times[held, default: 0] += change.at - since }
            (held, since) = (held + change.by, change.at)
        }
    }

    /// How many are not exceeded in nine tenths of the time.
    var most: Int {
        var left = times.values.reduce(0, +) / 10
        for held in times.keys.sorted(by: >) {
            left -= times[held] ?? 0
            if left < 0 { return held }
        }
        return 1
    }
}
