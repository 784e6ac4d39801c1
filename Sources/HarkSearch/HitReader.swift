import GRDB
import HarkDomain
import HarkLanguage
import HarkStore

/// Reads hits from the log, as far as the asker may see them.
struct HitReader {
    private let query: SearchQuery
    private let scope: SearchIndex.Scope
    private let store: Store
    private let tokenizer = SearchTokenizer()
    /// Conversations looked at so far; nil for one that the asker has no business with.
    private var records: [Int64: ConversationRecord?] = [:]

    init(_ query: SearchQuery, _ scope: SearchIndex.Scope, _ store: Store) {
        (self.query, self.scope, self.store) = (query, scope, store)
    }

    /// How many conversations were looked at.
    var looked: Int { records.count }

    /// Reads the hit in a row; nil when it is not for the asker, or when the log no longer says so.
    mutating func hit(at row: IndexRow, _ db: Database) throws -> SearchHit? {
        guard let record = try record(row.talk, db) else { return nil }
        let page = try store.events(record.id, after: row.seq - 1, limit: 1, audience: .staff)
        guard let event = page.rows.first, event.seq == row.seq, let text = event.searchedText,
            let snippet = Snippet(text, query, tokenizer)
        else { return nil }
        return SearchHit(
            conversation: record.id,
            seq: event.seq,
            at: event.at,
            type: event.type,
            by: Author(
                kind: AuthorKind(rawValue: event.authorKind) ?? .system,
                id: event.authorID,
                name: event.authorName
            ),
            snippet: snippet
        )
    }

    /// Reads hits by the name or address of a conversation's contact.
    func ofContacts(_ limit: Int) throws -> [SearchHit] {
        let ids = try store.conversations(ofContactsWith: query.words, limit: limit)
        return try store.conversations(ids, passing: scope.filter).filter(scope.sees).compactMap { record in
            guard let contact = try record.contact.flatMap({ try store.contact($0) }) else { return nil }
            let text = [contact.name, contact.email, contact.phone].compactMap { $0 }.joined(separator: " · ")
            return SearchHit(
                conversation: record.id,
                seq: 1,
                at: record.startedAt,
                type: SearchHit.contactType,
                by: .visitor(record.visitor, name: contact.name),
                snippet: Snippet(text, query, tokenizer) ?? Snippet(whole: text)
            )
        }
    }

    private mutating func record(_ talk: Int64, _ db: Database) throws -> ConversationRecord? {
        if let known = records[talk] { return known }
        let record = try TalkQuery.conversation(at: talk, db).flatMap { id in
            try store.conversations([id], passing: scope.filter).first(where: scope.sees)
        }
        records[talk] = .some(record)
        return record
    }
}
