import GRDB
import HarkDomain
import Testing

@testable import HarkStore

struct FloorImageTests {
    private let directory = TemporaryDirectory()

    @Test func `a floor starts from what was written`() throws {
        var agent = AgentRecord(
            profile: AgentProfile(
                id: AgentReference.tom.id,
                name: "Tom",
                role: .supervisor,
                capacity: 3,
                skills: [Skill(name: "billing", level: 3)],
                languages: ["en", "zh"],
                queues: [QueueReference.billing.id]
            ),
            since: .start
        )
        (agent.availability, agent.isConnected, agent.idleSince) = (.busy, true, .start + .seconds(3))
        let queue = QueueProfile(id: QueueReference.billing.id, name: "billing", assignment: .offer, wrapUpSeconds: 20)
        let site = SiteProfile(
            id: .shop,
            key: "shop",
            name: "Shop",
            hasBot: true,
            queue: queue.id,
            origins: ["https://shop.example"]
        )
        var batch = Batch.talk(count: 3)
        batch.events.append(
            EventRow(
                position: 4,
                stream: 0,
                seq: 1,
                customerPrev: nil,
                at: .start,
                type: "agent.changed",
                authorKind: "system",
                payload: [1]
            )
        )
        batch.conversations += [.full, .fixture(3, status: .resolved), .fixture(4, status: .wrapUp)]
        (batch.agents, batch.queues, batch.sites) = ([agent], [queue], [site])
        batch.acknowledgements = ["handoff:x": .tom]
        let store = try directory.open()

        try store.commit(batch)

        let expected = FloorImage(
            position: 4,
            floorSeq: 1,
            queues: [queue],
            sites: [site],
            agents: [agent],
            open: [.full, .fixture(1, status: .active, head: 3), .fixture(4, status: .wrapUp)].sorted { $0.id < $1.id },
            acknowledgements: ["handoff:x": .tom]
        )
        #expect(try store.floorImage() == expected)
        store.close()
        let reopened = try directory.open()
        #expect(try reopened.floorImage() == expected)
        reopened.close()
    }

    @Test func `how long people had what was resolved is read with the rest`() throws {
        var batch = Batch()
        batch.events = [.fixture(position: 1, conversation: 7, seq: 1, type: "assignment.made")]
        var record = ConversationRecord.fixture(7, status: .resolved, head: 1)
        record.resolvedAt = .start + .seconds(75)
        batch.conversations = [record, .fixture(8, status: .resolved)]
        let store = try directory.open()

        try store.commit(batch)

        #expect(try store.floorImage().handled == [FloorImage.Handled(queue: QueueReference.billing.id, seconds: 75)])
        store.close()
    }

    @Test func `a routing plan is kept by version, and the last one holds`() throws {
        let store = try directory.open()
        let plans = (1...3).map { number in
            let published = RoutingPublished(version: number, note: "n\(number)", plan: "{}")
            return RoutingVersion(published, at: .start + .seconds(number), by: "Sue")
        }
        var batch = Batch()
        batch.routing = plans

        try store.commit(batch)

        #expect(try store.routingVersion() == plans[2])
        #expect(try store.routingVersion(1) == plans[0])
        #expect(try store.routingVersion(9) == nil)
        #expect(try store.routingVersions(after: 3, limit: 1) == [plans[1]])
        #expect(try store.floorImage().routing == plans[2].published)
        store.close()
    }

    @Test func `who was asked lately is in the image when asked for`() throws {
        let store = try directory.open()
        var (over, old) = (
            ConversationRecord.fixture(1, status: .resolved), ConversationRecord.fixture(2, status: .resolved)
        )
        (over.resolvedAt, old.resolvedAt) = (.start + .seconds(9), .start)
        (over.ask, old.ask) = (
            SurveyAsk(at: .start + .seconds(9), survey: .standard), SurveyAsk(at: .start, survey: .standard)
        )
        var open = ConversationRecord.fixture(3, status: .active)
        open.ask = SurveyAsk(at: .start + .seconds(3), survey: .standard)
        var batch = Batch()
        batch.conversations = [over, old, open]
        try store.commit(batch)

        let asked = try store.floorImage(askedSince: .start + .seconds(5)).asked

        #expect(asked.map(\.at) == [.start + .seconds(9), .start + .seconds(3)])
        #expect(asked.map(\.visitor) == [over.visitor, open.visitor])
        #expect(try store.floorImage().asked.isEmpty)
        store.close()
    }

    @Test func `messages and moves both reach the row`() throws {
        let store = try directory.open()
        var record = ConversationRecord.fixture(1, status: .active)
        for change: (inout ConversationRecord) -> Void in [
            { _ in }, { $0.head = 2 }, { $0.labels = ["x"] }, { $0.lastAnswerBy = .bot }, { $0 = $0.resolved() },
        ] {
            change(&record)
            var batch = Batch()
            batch.conversations = [record]
            try store.commit(batch)
            #expect(try store.record(record.id) == record)
        }
        #expect(try store.floorImage().open.isEmpty)
        store.close()
    }

    @Test func `ratings of what was resolved lately are in the image when asked for`() throws {
        let store = try directory.open()
        func rated(_ id: Int64, _ score: Int, resolvedAt time: Timestamp) -> ConversationRecord {
            var record = ConversationRecord.fixture(id, status: .resolved)
            record.resolvedAt = time
            record.survey = SurveyResult(score: score, solved: nil, comment: nil, at: time)
            return record
        }
        let late = Timestamp.start + .seconds(100)
        let bad = rated(1, 2, resolvedAt: late)
        var batch = Batch()
        let good = rated(2, 3, resolvedAt: late)
        batch.conversations = [bad, good, rated(3, 1, resolvedAt: .start)]
        try store.commit(batch)

        #expect(try store.floorImage(ratedSince: late).rated == [bad, good])
        #expect(try store.floorImage().rated.isEmpty)
        store.close()
    }

    @Test func `what is gone leaves the image`() throws {
        let store = try directory.open()
        var batch = Batch()
        batch.acknowledgements = ["a": .tom, "b": .tom]
        batch.queues = [QueueProfile(id: QueueReference.billing.id, name: "billing")]
        try store.commit(batch)

        batch.acknowledgements = ["a": nil]
        batch.queues[0].isActive = false
        try store.commit(batch)

        let image = try store.floorImage()
        #expect(image.acknowledgements == ["b": .tom])
        #expect(image.queues.isEmpty)
        store.close()
    }
}

extension ConversationRecord {
    fileprivate func resolved() -> ConversationRecord {
        var record = self
        (record.status, record.resolvedAt, record.reason) = (.resolved, .start + .seconds(60), .agent)
        return record
    }
}
