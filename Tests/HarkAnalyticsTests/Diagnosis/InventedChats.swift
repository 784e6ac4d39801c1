import HarkDomain
import HarkStatistics

@testable import HarkAnalytics

extension ChatRow {
    /// Conversations of which those on billing wait long, are felt badly, and are rated by how long they waited.
    static func invented(
        _ count: Int,
        billing: Double = 0.3,
        badBilling: Double = 0.6,
        _ random: inout SeededRandom
    ) -> [ChatRow] {
        (1...count).map { number in
            var facts = ChatFacts(ConversationID(rawValue: Int64(number)))
            let isBilling = random.unit() < billing
            facts.intent = isBilling ? "billing" : "returns"
            facts.queue = QueueReference(id: QueueID(rawValue: 1), name: "Main")
            facts.visitor = VisitorID(rawValue: Int64(1 + number % 40))
            facts.labels = isBilling ? ["invoice"] : []
            facts.wait = Int64((isBilling ? 600_000 : 20_000) * (0.5 + random.unit()))
            facts.firstWait = facts.wait
            facts.hadPerson = true
            facts.transfers = isBilling && random.unit() < 0.8 ? 1 : 0
            for _ in 0..<3 {
                facts.customerMessages.add("Where is it")
                facts.mood.add(score: isBilling ? -0.4 + 0.1 * random.normal() : 0.3 + 0.1 * random.normal(), anger: 0)
            }
            let isBad = random.unit() < (isBilling ? badBilling : 0.1)
            facts.score = number % 2 == 0 ? (isBad ? 2 : 5) : nil
            return ChatRow(facts)
        }
    }
}
