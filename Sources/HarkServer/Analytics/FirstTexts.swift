import HarkDomain
import HarkStore

/// Reads what somebody said first in conversations, some conversations at a time, so that nobody waits long behind it.
struct FirstTexts: Sendable {
    private static let page = 50

    let store: Store
    /// Whose texts.
    let kinds: Set<AuthorKind>
    /// How many texts of each conversation.
    let most: Int
    /// So many events of one conversation are looked through.
    var mostEvents = 60

    /// The texts by conversation, in their order; without those in which there are none.
    ///
    /// - Throws: `StoreError`.
    func texts(in ids: [ConversationID]) async throws(StoreError) -> [ConversationID: [String]] {
        var texts: [ConversationID: [String]] = [:]
        for start in stride(from: 0, to: ids.count, by: Self.page) {
            let some = ids[start..<min(start + Self.page, ids.count)]
            let found = try await store.reading { store throws(StoreError) in
                var found: [(ConversationID, [String])] = []
                for id in some { found.append((id, try said(in: id, store))) }
                return found
            }
            for (id, said) in found where !said.isEmpty { texts[id] = said }
        }
        return texts
    }

    private func said(in id: ConversationID, _ store: Store) throws(StoreError) -> [String] {
        var texts: [String] = []
        do throws(StoreError) {
            for row in try store.events(id, after: 0, limit: mostEvents, audience: .customer).rows {
                // A row that can't be read is told by the checks of the log, and says nothing here.
                guard let event = try? Event(row), case .messagePosted(let message) = event.body else { continue }
                if kinds.contains(event.by.kind), message.choice == nil { texts.append(message.text) }
                if texts.count == most { break }
            }
        } catch {
            guard case .damaged = error else { throw error }
        }
        return texts
    }
}
