import GRDB
public import HarkDomain

extension Store {
    /// Lists conversations from the youngest on, after `cursor` when given.
    ///
    /// - Shape: at most `limit`.
    /// - Throws: `StoreError` when the database fails.
    public func conversations(
        _ filter: ConversationFilter,
        after cursor: ConversationID? = nil,
        limit: Int = 50
    ) throws(StoreError) -> ConversationPage {
        let selection = ConversationSelection(filter)
        return try read { db in
            let records = try selection.records(db, after: cursor, limit: limit + 1)
            let next = records.count > limit ? records[limit - 1].id : nil
            return ConversationPage(records: Array(records.prefix(limit)), next: next)
        }
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
            put(values, &binder)
            binder.put(limit)
        }
        return try db.all(sql, bind) { try ConversationRecord(&$0) }
    }

    /// Reads one conversation; nil when the filter does not let it through.
    func record(_ id: ConversationID, _ db: Database) throws -> ConversationRecord? {
        let bind = { (binder: inout Binder) in
            binder.put(id)
            put(values, &binder)
        }
        return try db.first(sqlOfOne, bind) { try ConversationRecord(&$0) }
    }

    private func put(_ values: [Value], _ binder: inout Binder) {
        for value in values {
            switch value {
            case .number(let number): binder.put(number)
            case .text(let text): binder.put(text)
            }
        }
    }
}
