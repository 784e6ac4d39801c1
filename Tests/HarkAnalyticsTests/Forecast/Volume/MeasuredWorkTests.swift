import HarkDomain
import Testing

@testable import HarkAnalytics

struct MeasuredWorkTests {
    private func chat(_ number: Int64, from start: Int64, wait: Int64, handling: Int64, agent: Int64 = 1) -> ChatFacts {
        var facts = ChatFacts(ConversationID(rawValue: number))
        facts.queuedAt = Timestamp(milliseconds: start)
        facts.firstWait = wait
        facts.endedAt = Timestamp(milliseconds: start + wait + handling)
        facts.hadPerson = handling > 0
        facts.handling = handling
        facts.reason = handling > 0 ? ResolutionReason.agent : .abandoned
        facts.agent = handling > 0 ? AgentReference(id: AgentID(rawValue: agent), name: "Tom") : nil
        return facts
    }

    @Test func `handling is a mean, patience all waits over those who left`() throws {
        let chats = [
            chat(1, from: 0, wait: 30_000, handling: 300_000), chat(2, from: 600_000, wait: 90_000, handling: 500_000),
            chat(3, from: 700_000, wait: 120_000, handling: 0),
        ]

        let measured = try #require(MeasuredWork(chats))

        #expect(measured.work.handlingSeconds == 400 && measured.work.patienceSeconds == 240)
        #expect(measured.work.concurrency == 1 && measured.work.slowdown == 0 && measured.personShare == 1)
    }

    @Test func `agents hold as many at once as they mostly do`() throws {
        let own = (0..<10).map { chat($0, from: $0 * 100_000, wait: 0, handling: 300_000) }
        let other = chat(20, from: 0, wait: 0, handling: 300_000, agent: 2)

        #expect(MeasuredWork(own + [other])?.work.concurrency == 3)
    }

    @Test func `what the bot ended is no work for people`() throws {
        var contained = ChatFacts(ConversationID(rawValue: 9))
        contained.endedAt = Timestamp(milliseconds: 1_000)

        let measured = try #require(MeasuredWork([contained, chat(1, from: 0, wait: 0, handling: 60_000)]))

        #expect(measured.personShare == 0.5 && measured.work.patienceSeconds == 180)
        #expect(MeasuredWork([contained]) == nil)
    }
}
