public import Foundation
import GRDB
public import HarkDomain

// What is made of the log needs of the store; it is itself no part of it.
extension Store {
    /// Where the index over this directory's log lies.
    public var searchFile: URL { URL(fileURLWithPath: directory.path(DataDirectory.searchFiles[0])) }

    /// Where the facts that are made of this directory's log lie.
    public var analyticsFile: URL { URL(fileURLWithPath: directory.path(DataDirectory.analyticsFiles[0])) }

    /// Reads the last position of the log.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func head() throws(StoreError) -> Int64 { try read { try FloorImage.head($0) } }

    /// Reads the events of some types at positions after `position` and up to `last`, in order.
    ///
    /// Rows that are not as written are left out; `checkRows` tells them.
    /// - Throws: `StoreError` when the database fails.
    public func rows(
        of types: [EventType],
        after position: Int64,
        upTo last: Int64
    ) throws(StoreError) -> [EventRow] {
        let bind = { (binder: inout Binder) in
            binder.put(position)
            binder.put(last)
        }
        return try read { db in
            try db.all(EventQuery.stretch(of: types), bind) { row in
                let (event, isIntact) = EventRow.read(&row)
                return isIntact ? event : nil
            }.compactMap { $0 }
        }
    }

    /// Reads those of some conversations that a filter lets through, in the order of `ids`.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func conversations(
        _ ids: [ConversationID],
        passing filter: ConversationFilter
    ) throws(StoreError) -> [ConversationRecord] {
        let selection = ConversationSelection(filter)
        return try read { db in try ids.compactMap { try selection.record($0, db) } }
    }

    /// Lists the youngest conversations of contacts that have all of some words at the beginning of a word of their
    /// names, at the beginning of their address or its domain, or in their number.
    ///
    /// In a text of other letters than ASCII a word may stand anywhere.
    /// - Shape: at most `limit` conversations, of at most 100 contacts, the youngest first.
    /// - Throws: `StoreError` when the database fails.
    public func conversations(
        ofContactsWith words: [String],
        limit: Int
    ) throws(StoreError) -> [ConversationID] {
        let condition = words.map { _ in ContactWords.condition }.joined(separator: " AND ")
        let query = """
            SELECT id FROM conversation WHERE contact IN
            (SELECT id FROM contact WHERE \(condition) ORDER BY id DESC LIMIT 100) ORDER BY id DESC LIMIT ?
            """
        let bind = { (binder: inout Binder) in
            for word in words { ContactWords.bind(word, to: &binder) }
            binder.put(limit)
        }
        return try read { db in try db.all(query, bind) { $0.id() } }
    }
}

extension EventQuery {
    /// Reads the events of some types between two positions.
    static func stretch(of types: [EventType]) -> String {
        let names = types.map { "'\($0.rawValue)'" }.joined(separator: ",")
        return """
            SELECT \(EventRow.columns) FROM event WHERE position > ? AND position <= ? AND type IN (\(names))
            ORDER BY position
            """
    }
}

/// How a word is looked for in a contact.
private enum ContactWords {
    private static let fewestDigits = 4

    static let condition = #"""
        (name LIKE ? ESCAPE '\' OR name LIKE ? ESCAPE '\' OR email LIKE ? ESCAPE '\' OR email LIKE ? ESCAPE '\'
        OR phone LIKE ? ESCAPE '\')
        """#

    static func bind(_ word: String, to binder: inout Binder) {
        let beginning = String(Like.containing(word).dropFirst())
        let isPlain = word.utf8.allSatisfy { $0 < 0x80 }
        binder.put(isPlain ? beginning : "%" + beginning)
        binder.put("% " + beginning)
        binder.put(beginning)
        binder.put("%@" + beginning)
        let isNumber = word.filter(\.isNumber).count >= fewestDigits
        binder.put(isNumber ? "%" + beginning : nil as String?)
    }
}
