import GRDB
public import HarkDomain

extension Store {
    /// Lists conversations from the youngest on, after `cursor` when given.
    ///
    /// - Shape: at most `limit`; a search for a text looks through a bounded number of conversations at once.
    /// - Throws: `StoreError` when the database fails.
    public func conversations(
        _ filter: ConversationFilter,
        after cursor: ConversationID? = nil,
        limit: Int = 50
    ) throws(StoreError) -> ConversationPage {
        let selection = ConversationSelection(filter)
        return try read { db in
            guard let text = filter.text, !text.isEmpty else {
                let records = try selection.records(db, after: cursor, limit: limit + 1)
                let next = records.count > limit ? records[limit - 1].id : nil
                return ConversationPage(records: Array(records.prefix(limit)), next: next)
            }
            let candidates = try selection.records(db, after: cursor, limit: ConversationSelection.searchedAtOnce)
            return try Self.search(candidates, for: text, limit: limit, db)
        }
    }

    private static func search(
        _ candidates: [ConversationRecord],
        for text: String,
        limit: Int,
        _ db: Database
    ) throws -> ConversationPage {
        var page = ConversationPage(records: [], next: nil)
        for record in candidates where try record.says(Like.containing(text), db) {
            page.records.append(record)
            if page.records.count == limit {
                page.next = record.id
                return page
            }
        }
        if candidates.count == ConversationSelection.searchedAtOnce { page.next = candidates.last?.id }
        return page
    }
}

extension ConversationSelection {
    fileprivate func records(
        _ db: Database,
        after cursor: ConversationID?,
        limit: Int
    ) throws -> [ConversationRecord] {
        let bind = { (binder: inout Binder) in
            binder.put(cursor?.rawValue ?? .max)
            for value in values {
                switch value {
                case .number(let number): binder.put(number)
                case .text(let text): binder.put(text)
                }
            }
            binder.put(limit)
        }
        return try db.all(sql, bind) { try ConversationRecord(&$0) }
    }
}

extension ConversationRecord {
    fileprivate func says(_ pattern: String, _ db: Database) throws -> Bool {
        let bind = { (binder: inout Binder) in
            binder.put(id)
            binder.put(pattern)
        }
        return try db.first(ConversationSelection.says, bind) { $0.number() } != nil
    }
}
