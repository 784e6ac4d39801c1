import HarkDomain
import HarkFloor
import HarkHub
public import HarkStore

/// Proves that the projections are what the log makes of them, by folding the whole log anew.
public struct FoldCheck: Sendable {
    private var floor = Floor(policy: FloorPolicy())

    /// Compares every projection with the fold and lists the differences.
    ///
    /// It asks now and then whether it is still wanted; given up, it says nothing of worth.
    /// - Throws: `StoreError` when the database fails.
    /// - Complexity: O(events) time, O(conversations) memory.
    public static func differences(in store: Store, while isWanted: () -> Bool = { true }) throws -> [String] {
        var check = FoldCheck()
        var broken: [String] = []
        try store.forEachRow { row in
            do {
                check.floor.evolve(try Event(row))
            } catch {
                broken.append("the event at position \(row.position) can't be read: \(error)")
            }
            return row.position % 1024 != 0 || isWanted()
        }
        guard isWanted() else { return broken }
        return try broken + check.conversations(store) + check.staff(store) + check.profiles(store)
    }

    private func conversations(_ store: Store) throws -> [String] {
        var differences: [String] = []
        for id in floor.conversations.ids.sorted() where try store.record(id) != floor.conversations[id] {
            differences.append("the row of conversation \(id) is not what its events make of it")
        }
        return differences
    }

    private func staff(_ store: Store) throws -> [String] {
        let stored = Dictionary(uniqueKeysWithValues: try store.staff().map { ($0.record.profile.id, $0.record) })
        return floor.agents.values.filter { stored[$0.profile.id] != $0 }
            .map { "the row of staff member \($0.profile.id) is not what the events make of it" }
    }

    private func profiles(_ store: Store) throws -> [String] {
        let queues = Dictionary(uniqueKeysWithValues: try store.queues().map { ($0.id, $0) })
        let sites = Dictionary(uniqueKeysWithValues: try store.sites().map { ($0.profile.id, $0.profile) })
        let isLast = try store.routingVersion()?.published == floor.routing
        let plan = isLast ? [] : ["the routing plan is not the last one published"]
        let isLastSurvey = try store.surveyVersion()?.published == floor.surveys
        let surveys = isLastSurvey ? [] : ["the survey plan is not the last one published"]
        return plan + surveys
            + floor.queues.values.filter { $0.isActive && queues[$0.id] != $0 }
            .map { "the row of queue \($0.id) is not what the events make of it" }
            + floor.sites.values.filter { $0.isActive && sites[$0.id] != $0 }
            .map { "the row of site \($0.id) is not what the events make of it" }
    }
}
