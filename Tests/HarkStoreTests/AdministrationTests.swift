import GRDB
import HarkDomain
import Testing

@testable import HarkStore

struct AdministrationTests {
    private let directory = TemporaryDirectory()
    private let tom = AgentReference.tom.id

    @Test func `an account is found by any spelling of its address`() throws {
        let store = try staffed()

        let member = try store.staffMember(email: " TOM@Shop.Example")

        #expect(member?.record.profile.name == "Tom")
        #expect(member?.account?.email == "Tom@shop.example")
        #expect(try store.staffMember(tom) == member)
        #expect(try store.staffMember(email: "nobody@shop.example") == nil)
        #expect(try store.staff() == [member])
        store.close()
    }

    @Test func `an address belongs to one account`() throws {
        let store = try staffed()
        let other = AgentID(rawValue: 43)
        var batch = Batch()
        batch.agents = [AgentRecord(profile: AgentProfile(id: other, name: "Tim", role: .agent), since: .start)]
        batch.joined = [
            { db in
                try Account.insert(
                    Account(id: other, email: "tom@SHOP.example", passwordHash: "h", createdAt: .start),
                    db
                )
            }
        ]

        let error = #expect(throws: StoreError.self) { try store.commit(batch) }

        #expect(error?.takenColumn == "account.emailKey")
        #expect(try store.staff().count == 1)
        store.close()
    }

    @Test func `an account needs its agent`() throws {
        let store = try directory.open()

        let error = #expect(throws: StoreError.self) {
            try write(store) { try Account.insert(.tom, $0) }
        }

        guard case .refused = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        store.close()
    }

    @Test func `a session lasts until it is ended or its owner deactivated`() throws {
        let store = try staffed()
        let session = Session(
            tokenHash: [1, 2],
            account: tom,
            csrfHash: [3],
            createdAt: .start,
            expiresAt: .start + .seconds(60)
        )
        let second = Session(
            tokenHash: [9],
            account: tom,
            csrfHash: [3],
            createdAt: .start,
            expiresAt: .start + .seconds(9)
        )
        try write(store) { db in
            try Session.insert(session, db)
            try Session.insert(second, db)
            try Session.touch([1, 2], at: .start + .seconds(5), db)
        }

        #expect(try store.session(tokenHash: [1, 2])?.session.lastSeenAt == .start + .seconds(5))
        #expect(try store.session(tokenHash: [1, 2])?.member.record.profile.id == tom)
        #expect(try store.session(tokenHash: [1]) == nil)
        try write(store) { try Session.deleteExpired(before: .start + .seconds(10), $0) }
        #expect(try store.sessions(of: tom).map(\.tokenHash) == [[1, 2]])
        try write(store) { try Session.insert(second, $0) }
        try write(store) { [tom] in try Session.deleteAll(of: tom, except: [9], $0) }
        #expect(try store.sessions(of: tom).map(\.tokenHash) == [[9]])
        try deactivateTom(store)
        #expect(try store.session(tokenHash: [9]) == nil)
        store.close()
    }

    @Test func `a token works until it is revoked`() throws {
        let store = try staffed()
        let token = APIToken(id: APITokenID(rawValue: 6), account: tom, name: "script", createdAt: .start)
        try write(store) { try APIToken.insert(token, hash: [7], $0) }

        #expect(try store.apiToken(hash: [7])?.token == token)
        #expect(try store.apiToken(hash: [8]) == nil)
        try write(store) { db in
            try APIToken.touch(token.id, at: .start + .seconds(1), db)
            try APIToken.revoke(token.id, at: .start + .seconds(2), db)
        }
        #expect(try store.apiToken(hash: [7]) == nil)
        #expect(try store.apiTokens(of: tom).first?.revokedAt == .start + .seconds(2))
        #expect(try store.apiTokens(of: tom).first?.lastUsedAt == .start + .seconds(1))
        store.close()
    }

    @Test func `the audit only grows`() throws {
        let store = try directory.open()
        let entry = AuditEntry(at: .start, actor: tom, actorName: "Tom", action: "session.started", object: "x")
        try write(store) { db in for _ in 0..<3 { try AuditEntry.insert(entry, db) } }

        #expect(try store.audit(limit: 2).map(\.id) == [3, 2])
        #expect(try store.audit(before: 2).map(\.action) == ["session.started"])
        for sql in ["UPDATE audit SET actorName = 'Eve'", "DELETE FROM audit"] {
            #expect(throws: StoreError.self) { try write(store) { try $0.execute(sql: sql) } }
        }
        #expect(try store.audit().count == 3)
        store.close()
    }

    @Test func `contacts, visitors and their link are kept`() throws {
        let store = try directory.open()
        let contact = Contact(
            id: ContactID(rawValue: 3),
            name: "Maya 100%",
            email: "m@x.example",
            attributes: ["plan": "gold", "a": "\n"],
            createdAt: .start
        )
        let visitor = Visitor(id: .maya, site: .shop, tokensValidFrom: .start, firstSeenAt: .start)
        try write(store) { db in
            try Contact.write(contact, db)
            try Visitor.insertIfAbsent(visitor, db)
            try Visitor.insertIfAbsent(visitor, db)
            try Visitor.identify(.maya, as: contact.id, at: .start + .seconds(2), db)
        }

        #expect(try store.contact(contact.id) == contact)
        #expect(try store.contacts(matching: "100%") == [contact])
        #expect(try store.contacts(matching: "1_0") == [])
        #expect(try store.contacts(after: contact.id) == [])
        #expect(try store.visitor(.maya)?.contact == contact.id)
        #expect(try store.visitor(.maya)?.tokensValidFrom == .start + .seconds(2))
        try write(store) { try Contact.delete(contact.id, $0) }
        #expect(try store.visitor(.maya)?.contact == nil)
        store.close()
    }

    @Test func `a site keeps its words when its profile changes`() throws {
        let store = try directory.open()
        var site = SiteProfile(id: .shop, key: "shop", name: "Shop", hasBot: true, queue: QueueReference.billing.id)
        let words = SiteWords(greeting: "Hi!", starters: ["a", "b"])
        var batch = Batch()
        batch.sites = [site]
        batch.joined = [{ try SiteWords.set(words, for: .shop, $0) }]
        try store.commit(batch)
        site.name = "Shop 2"
        batch.sites = [site]
        batch.joined = []

        try store.commit(batch)

        #expect(try store.sites().map(\.profile) == [site])
        #expect(try store.sites().map(\.words) == [words])
        store.close()
    }

    @Test func `codes and labels are unique`() throws {
        let store = try directory.open()
        let hello = CannedResponse(id: CannedResponseID(rawValue: 1), shortCode: "hi", text: "Hello")
        let nihao = CannedResponse(id: CannedResponseID(rawValue: 2), shortCode: "hi", text: "你好", language: "zh")
        try write(store) { db in
            try CannedResponse.write(hello, db)
            try CannedResponse.write(nihao, db)
            try Label.write(Label(id: LabelID(rawValue: 1), name: "vip", colour: "red"), db)
        }

        #expect(try store.cannedResponses() == [hello, nihao])
        #expect(try store.labels().map(\.name) == ["vip"])
        let second = CannedResponse(id: CannedResponseID(rawValue: 3), shortCode: "hi", text: "")
        let twin = #expect(throws: StoreError.self) { try write(store) { try CannedResponse.write(second, $0) } }
        #expect(twin?.takenColumn == "cannedResponse.shortCode")
        try write(store) { db in
            try CannedResponse.delete(hello.id, db)
            try Label.delete(LabelID(rawValue: 1), db)
        }
        #expect(try store.cannedResponses() == [nihao])
        #expect(try store.labels().isEmpty)
        store.close()
    }

    private func write(_ store: Store, _ body: @escaping DatabaseWrite) throws {
        var batch = Batch()
        batch.joined = [body]
        try store.commit(batch)
    }

    private func staffed() throws -> Store {
        let store = try directory.open()
        var batch = Batch()
        batch.agents = [AgentRecord(profile: AgentProfile(id: tom, name: "Tom", role: .agent), since: .start)]
        batch.joined = [{ try Account.insert(.tom, $0) }]
        try store.commit(batch)
        return store
    }

    private func deactivateTom(_ store: Store) throws {
        var batch = Batch()
        let profile = AgentProfile(id: tom, name: "Tom", role: .agent, isActive: false)
        batch.agents = [AgentRecord(profile: profile, since: .start)]
        try store.commit(batch)
    }
}

extension Account {
    fileprivate static let tom = Account(
        id: AgentReference.tom.id,
        email: "Tom@shop.example",
        passwordHash: "hash",
        createdAt: .start
    )
}
