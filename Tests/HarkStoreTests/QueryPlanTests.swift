import GRDB
import HarkDomain
import Testing

@testable import HarkStore

/// The hot queries go by an index, however much lies in the tables.
struct QueryPlanTests {
    private let directory = TemporaryDirectory()

    @Test(arguments: [
        (StreamPositions.query, "event USING COVERING INDEX eventByKey (stream=?)"),
        (EventQuery.one, "event USING INTEGER PRIMARY KEY (rowid=?)"),
        (EventQuery.sentKeys, "event USING INDEX"), (EventQuery.botTalk, "event USING INDEX eventByKey (stream=?)"),
        (EventQuery.start, "e USING INDEX eventByKey (stream=? AND authorID=? AND clientID=?)"),
        (EventQuery.start, "c USING COVERING INDEX conversationByVisitor (visitor=? AND site=?)"),
        (LogCheck.rows, "event USING INTEGER PRIMARY KEY (rowid>?)"),
        (EventQuery.stretch(of: [.messagePosted]), "event USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"),
        (StreamCheck.rows, "event USING INDEX eventByKey (stream=?)"),
        (ConversationQuery.one, "conversation USING INTEGER PRIMARY KEY (rowid=?)"),
        (ConversationQuery.last, "conversation USING INDEX conversationByVisitor (visitor=? AND site=?)"),
        (ConversationQuery.readMarks, "readMark USING PRIMARY KEY (conversation=?)"),
        (ConversationQuery.resolvedSince, "conversation USING COVERING INDEX conversationResolved (resolvedAt>?)"),
        (FloorImage.rated, "conversation USING INDEX conversationResolved (resolvedAt>?)"),
        (FloorImage.asked, "conversation USING INDEX conversationResolved (resolvedAt>?)"),
        (ConversationRow.touch, "conversation USING INTEGER PRIMARY KEY (rowid=?)"),
        (
            ConversationSelection(ConversationFilter()).sqlOfOne, "conversation USING INTEGER PRIMARY KEY (rowid=?)"
        ),
        (Session.find, "USING PRIMARY KEY (tokenHash=?)"),
        (APIToken.find, "t USING INDEX"),
        (StaffQuery.byID, "a USING INTEGER PRIMARY KEY"),
        (StaffQuery.byEmail, "u USING INDEX"),
    ])
    func `a hot query searches`(sql: String, step: String) throws {
        let plan = try plan(sql)

        #expect(plan.contains { $0.hasPrefix("SEARCH") && $0.contains(step) }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test func `a start reads open conversations only`() throws {
        #expect(try plan(FloorImage.openConversations) == ["SCAN conversation USING INDEX conversationOpen"])
    }

    @Test func `listings go by id, or by the narrower index there is`() throws {
        var filter = ConversationFilter()
        #expect(try plan(listing: filter) == ["SEARCH conversation USING INTEGER PRIMARY KEY (rowid<?)"])
        filter.statuses = [.queued, .active]
        #expect(try plan(listing: filter) == ["SEARCH conversation USING INDEX conversationOpen (id<?)"])
        filter.statuses = []
        filter.contact = ContactID(rawValue: 1)
        let byContact = "SEARCH conversation USING INDEX conversationByContact (contact=? AND id<?)"
        #expect(try plan(listing: filter) == [byContact])
        filter.contact = nil
        filter.visitor = .maya
        #expect(try plan(listing: filter).first?.contains("conversationByVisitor (visitor=?") == true)
    }

    private func plan(listing filter: ConversationFilter) throws -> [String] {
        try plan(ConversationSelection(filter).sql)
    }

    private func plan(_ sql: String) throws -> [String] {
        let store = try directory.open()
        defer { store.close() }
        return try store.pool.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql.replacing("?", with: "1")).map { $0["detail"] }
        }
    }
}
