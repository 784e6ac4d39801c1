import HarkRouting
import HarkStore

extension RoutingDesk {
    /// The holidays of the plan that holds, by day: all that are closed are of one kind, the others each of its name.
    ///
    /// - Throws: `StoreError`.
    func specialDays() async throws(StoreError) -> [String: String] {
        let holidays = try await held().plan.businessHours.flatMap(\.holidays)
        let kinds = holidays.map { ($0.date, $0.open.isEmpty ? "closed" : $0.name) }
        return Dictionary(kinds) { first, _ in first }
    }
}
