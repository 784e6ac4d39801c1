import HarkDomain

/// When customers were asked for a rating, so that nobody is asked too often.
///
/// It knows the customers of the last ``SurveyRules/mostDays`` days and forgets older ones as it grows.
struct SurveyMemory: Hashable, Sendable {
    private enum Customer: Hashable, Sendable {
        case visitor(VisitorID)
        case contact(ContactID)
    }

    private var times: [Customer: Timestamp] = [:]
    private var sweepsAt = 1024

    /// Notes that the customer of a conversation was asked.
    mutating func note(_ visitor: VisitorID, _ contact: ContactID?, at time: Timestamp) {
        for customer in Self.customers(visitor, contact) {
            times[customer] = max(times[customer] ?? time, time)
        }
        if times.count >= sweepsAt { sweep(at: time) }
    }

    /// Takes back what was noted at that time.
    mutating func forget(_ visitor: VisitorID, _ contact: ContactID?, at time: Timestamp) {
        for customer in Self.customers(visitor, contact) where times[customer] == time { times[customer] = nil }
    }

    /// When the customer was asked last, as visitor or as contact; nil when nobody knows of it.
    func last(_ visitor: VisitorID, _ contact: ContactID?) -> Timestamp? {
        Self.customers(visitor, contact).compactMap { times[$0] }.max()
    }

    private mutating func sweep(at now: Timestamp) {
        times = times.filter { now - $0.value <= .seconds(86_400 * SurveyRules.mostDays) }
        sweepsAt = max(1024, times.count * 2)
    }

    private static func customers(_ visitor: VisitorID, _ contact: ContactID?) -> [Customer] {
        [.visitor(visitor)] + (contact.map { [.contact($0)] } ?? [])
    }
}
