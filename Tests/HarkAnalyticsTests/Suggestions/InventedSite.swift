import HarkDomain
import HarkStatistics

@testable import HarkAnalytics

/// Eight weeks of a site on which this and that goes wrong.
struct InventedSite {
    static let tom = AgentReference(id: AgentID(rawValue: 1), name: "Tom")
    static let agents = [tom] + (2...6).map { AgentReference(id: AgentID(rawValue: Int64($0)), name: "Agent \($0)") }
    static let matters = ["returns", "delivery", "billing", "login", "size"].map { Matter(kind: .intent, name: $0) }
    static let weeks = 8.0

    /// What goes wrong.
    var ills: Set<SuggestionKind> = []

    /// The conversations.
    func chats(_ count: Int, _ random: inout SeededRandom) -> [SuggestionChat] {
        (1...count).map { chat($0, of: count, &random) }
    }

    private func chat(_ number: Int, of count: Int, _ random: inout SeededRandom) -> SuggestionChat {
        let day = 20_000 + number * 56 / (count + 1)
        let moment = LocalMoment(day: day, minute: 8 * 60 + random.below(14 * 60))
        var chat = SuggestionChat(id: ConversationID(rawValue: Int64(number)), moment: moment)
        chat.isOpen = moment.minute < 18 * 60
        chat.intent = Self.matters[random.below(5)].name
        chat.hadBot = true
        chat.wasMissed = random.unit() < (ills.contains(.article) && chat.intent == "returns" ? 0.7 : 0.1)
        chat.wasHandedOff = chat.wasMissed || random.unit() < 0.2
        guard chat.wasHandedOff else { return chat }
        chat.wasQueued = true
        chat.isAbandoned = random.unit() < (chat.isOpen ? 0.05 : ills.contains(.hours) ? 0.6 : 0.04)
        guard !chat.isAbandoned else { return chat }
        answer(&chat, &random)
        return chat
    }

    private func answer(_ chat: inout SuggestionChat, _ random: inout SeededRandom) {
        let isRush = ills.contains(.staffing) && chat.moment.weekday == 1 && (20...22).contains(chat.moment.halfHour)
        chat.isBreached = random.unit() < (isRush ? 0.8 : 0.1)
        let agent = Self.agents[random.below(6)]
        chat.agent = agent
        chat.agentMessages = 1 + random.below(3)
        let isSame = ills.contains(.botRule) && chat.intent == "delivery" && random.unit() < 0.7
        chat.answer =
            isSame
            ? "Your order 4\(random.below(99)) is on  its way"
            : "Text \(Character(UnicodeScalar(UInt8(97 + random.below(26))))) \(chat.intent ?? "")"
        guard random.unit() < 0.6 else { return }
        var mood = 4.0
        if ills.contains(.coaching), chat.intent == "billing", agent == Self.tom { mood -= 1.5 }
        if ills.contains(.product), chat.intent == "login" { mood -= 0.8 }
        chat.score = Int(Swift.min(Swift.max((mood + random.normal()).rounded(), 1), 5))
    }
}
