import HarkDomain
import HarkHub
import HarkTesting
import Testing

struct AccessTests {
    private static func record(
        _ status: ConversationStatus,
        queue: QueueProfile = .billing,
        assignee: AgentProfile? = nil,
        offer: AgentProfile? = nil,
        participants: [AgentID] = []
    ) -> ConversationRecord {
        var record = ConversationRecord(
            id: ConversationID(rawValue: 1),
            site: .shop,
            visitor: .maya,
            queue: queue.reference,
            startedAt: Timestamp(milliseconds: 0)
        )
        record.status = status
        record.assignee = assignee?.reference
        record.participants = participants
        record.offer = offer.map {
            StandingOffer(id: OfferID(rawValue: 1), agent: $0.reference, expiresAt: Timestamp(milliseconds: 1))
        }
        return record
    }

    private func sees(_ profile: AgentProfile, _ record: ConversationRecord) -> Bool {
        Access.sees(.staff(StaffPrincipal(profile)), record)
    }

    @Test func `an agent sees what waits in the agent's queues, not what is with the bot or a colleague`() {
        #expect(sees(.ada, Self.record(.queued)))
        #expect(sees(.ada, Self.record(.offered, offer: .tom)))
        #expect(!sees(.ada, Self.record(.bot)))
        #expect(!sees(.ada, Self.record(.active, assignee: .tom)))
        #expect(!sees(.ada, Self.record(.resolved)))
        #expect(!sees(.ada, Self.record(.queued, queue: .shipping)))
    }

    @Test func `an agent sees what the agent holds, is offered or took part in`() {
        #expect(sees(.ada, Self.record(.active, queue: .shipping, assignee: .ada)))
        #expect(sees(.ada, Self.record(.wrapUp, queue: .shipping, assignee: .ada)))
        #expect(sees(.ada, Self.record(.offered, queue: .shipping, offer: .ada)))
        #expect(sees(.ada, Self.record(.resolved, queue: .shipping, participants: [.ada])))
    }

    @Test func `a supervisor sees the own queues, all when none are set`() {
        var narrow = AgentProfile.sue
        narrow.queues = [.shipping]

        #expect(sees(.sue, Self.record(.bot)) && sees(.sue, Self.record(.resolved, queue: .shipping)))
        #expect(sees(narrow, Self.record(.active, queue: .shipping, assignee: .tom)))
        #expect(!sees(narrow, Self.record(.active, assignee: .tom)))
    }

    @Test func `an admin sees everything, a visitor the own conversations, nobody nothing`() {
        let admin = AgentProfile(id: .ada, name: "Ann", role: .admin)

        #expect(sees(admin, Self.record(.active, assignee: .tom)))
        #expect(Access.sees(.visitor(.maya), Self.record(.active)))
        #expect(!Access.sees(.visitor(.leo), Self.record(.active)))
        #expect(!Access.sees(.nobody, Self.record(.active)))
    }

    @Test func `nobody and visitors may do nothing with what the staff work with`() {
        let objects: [AccessObject] = [
            .conversations, .contacts, .agents, .queues, .sites, .cannedResponses, .labels, .ownAccess, .articles,
            .botRules, .language, .reports, .routing, .surveys,
        ]
        for object in objects {
            for action in Action.allCases {
                #expect(!Access.allows(.nobody, action, on: object))
                #expect(!Access.allows(.visitor(.maya), action, on: object))
            }
        }
    }
}
