import HarkDomain
import Testing

@testable import HarkAnalytics

struct ChatFeatureTests {
    private var facts: ChatFacts {
        var facts = ChatFacts(ConversationID(rawValue: 5))
        facts.agent = AgentReference(id: AgentID(rawValue: 3), name: "Tom")
        facts.visitor = VisitorID(rawValue: 8)
        (facts.wasAsked, facts.hasAnswered) = (true, true)
        (facts.intent, facts.score, facts.solved) = ("returns", 2, .no)
        (facts.firstWait, facts.firstResponse, facts.queuedAt) = (1_500, 2_500, Timestamp(milliseconds: 100))
        (facts.handoffs, facts.botMisses, facts.breaches) = (1, 2, 1)
        facts.customerMessages.add("four")
        facts.customerMessages.add("by")
        facts.agentMessages.add("Hello")
        facts.endedAt = Timestamp(milliseconds: 9_000)
        return facts
    }

    @Test func `features are in the units in which people think`() {
        let row = ChatRow(facts)
        let features: [ChatFeature] = [.firstWait, .customerLetters, .botMisses, .wasUnsolved, .wasSolved]

        #expect(features.values(of: row) == [1.5, 3, 2, 1, 0])
        #expect(ChatFeature.allCases.table(of: [row, row]).rows == 2)
        #expect([ChatFeature.agentLoad, .meanMood, .nextResponse].values(of: row).allSatisfy { $0.isNaN })
    }

    @Test func `each part takes from a row what it needs`() {
        let row = ChatRow(facts)

        let survey = SurveyRow(row)
        let chat = SuggestionChat(row, moment: LocalMoment(day: 1, minute: 0))
        let contact = RepeatContactRow(row, topic: "parcel")

        #expect(survey.wasAsked && survey.score == 2 && survey.agent == facts.agent)
        #expect(survey.features.count == SurveyRow.features.count)
        #expect(chat.agent == facts.agent && chat.wasHandedOff && chat.wasMissed && chat.isBreached && chat.wasQueued)
        #expect(!chat.hadBot && !chat.isReopened && !chat.isAbandoned && chat.isOpen && chat.agentMessages == 1)
        #expect(chat.matter == Matter(kind: .intent, name: "returns") && contact.matter == "returns")
        #expect(contact.customer == 8 && contact.endedAt == facts.endedAt)
        #expect(CauseRow(row, [.intent, .queue]).values == ["returns", nil] && CauseRow(row, []).score == 2)
    }
}
