import HarkDomain
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct SuggestionOutcomeTests {
    private let returns = Matter(kind: .intent, name: "returns")

    /// Eight weeks of which the second half has an effect on returns, and days that are good or bad for all.
    private func chats(
        effect: Double,
        drift: Double = 0,
        days: Range<Int> = 0..<56,
        each: Int = 12,
        _ random: inout SeededRandom
    ) -> [SuggestionChat] {
        days.flatMap { day in
            let shock = 0.1 * random.normal() + (day >= 28 ? drift : 0)
            return (0..<each).map { number in
                let moment = LocalMoment(day: day, minute: 600)
                var chat = SuggestionChat(id: ConversationID(rawValue: Int64(day * 1_000 + number + 1)), moment: moment)
                chat.intent = number % 3 == 0 ? "returns" : "size"
                let isTreated = number % 3 == 0 && day >= 28
                let share = 0.5 + shock + (number % 3 == 0 ? 0.2 : 0) + (isTreated ? effect : 0)
                chat.wasHandedOff = random.unit() < share
                return chat
            }
        }
    }

    private func outcome(_ chats: [SuggestionChat]) -> SuggestionOutcome? {
        SuggestionOutcome(of: .matter(returns), .handoffs, in: chats, since: 28)
    }

    @Test func `ranges hold the true effect as often as they say`() throws {
        var random = SeededRandom(seed: 1)
        let trials = 200
        for effect in [0, -0.2] {
            var (held, sum) = (0, 0.0)
            for _ in 0..<trials {
                let found = try #require(outcome(chats(effect: effect, drift: -0.15, &random)))
                held += (found.low...found.high).contains(effect) ? 1 : 0
                sum += found.effect
            }
            #expect((0.91...0.985).contains(Double(held) / Double(trials)))
            #expect(abs(sum / Double(trials) - effect) < 0.02)
        }
    }

    @Test func `what moves all is not taken for an effect`() throws {
        var random = SeededRandom(seed: 2)

        let found = try #require(outcome(chats(effect: 0, drift: -0.3, each: 60, &random)))

        #expect(found.after < found.before - 0.2 && found.controlAfter < found.controlBefore - 0.2)
        #expect(!found.isBetter && found.low < 0 && found.high > 0)
        let parts = (found.after - found.before) - (found.controlAfter - found.controlBefore)
        #expect(abs(parts - found.effect) < 1e-12 && found.count == 20 * 56)
    }

    @Test func `an effect is found`() throws {
        var random = SeededRandom(seed: 3)

        let found = try #require(outcome(chats(effect: -0.25, each: 60, &random)))

        #expect(found.isBetter && found.low < -0.25 && found.high > -0.25)
    }

    @Test func `eight weeks before and after are enough for one weekday, and its ranges hold`() throws {
        var random = SeededRandom(seed: 5)
        let subject = SuggestionSubject.weekday(1, .morning)
        let trials = 200
        var held = 0
        for _ in 0..<trials {
            let chats = (0..<112).flatMap { day in
                let shock = 0.1 * random.normal()
                return (0..<20).map { number in
                    let moment = LocalMoment(day: day, minute: number % 2 == 0 ? 600 : 1_000)
                    var chat = SuggestionChat(
                        id: ConversationID(rawValue: Int64(day * 1_000 + number + 1)),
                        moment: moment
                    )
                    let isTreated = moment.weekday == 1 && number % 2 == 0
                    chat.isBreached = random.unit() < 0.5 + shock + (isTreated ? (day >= 56 ? 0 : 0.3) : 0)
                    return chat
                }
            }
            let found = try #require(SuggestionOutcome(of: subject, .slaBreachRate, in: chats, since: 56))
            held += (found.low...found.high).contains(-0.3) ? 1 : 0
        }
        #expect((0.91...0.985).contains(Double(held) / Double(trials)))
    }

    @Test func `a few days, or none of a control, are not enough evidence`() {
        var random = SeededRandom(seed: 4)

        #expect(outcome(chats(effect: -0.2, days: 0..<37, &random)) == nil)
        #expect(outcome(chats(effect: -0.2, &random).filter { $0.intent == "returns" }) == nil)
        #expect(outcome([]) == nil)
    }

    @Test func `days that are all the same leave room for others`() throws {
        let chats = (0..<24).flatMap { day in
            (0..<4).map { number in
                let id = ConversationID(rawValue: Int64(day * 10 + number + 1))
                var chat = SuggestionChat(id: id, moment: LocalMoment(day: day, minute: 600))
                chat.intent = number < 2 ? "returns" : "size"
                chat.wasHandedOff = day < 12
                return chat
            }
        }

        let same = try #require(SuggestionOutcome(of: .matter(returns), .abandonment, in: chats, since: 12))
        let none = try #require(SuggestionOutcome(of: .matter(returns), .handoffs, in: chats, since: 12))

        // Of 24 on each side that are alike, one of twelve may be otherwise.
        #expect(same.effect == 0 && same.high > 0.08 && same.high < 0.15 && same.low == -same.high)
        #expect(none.effect == 0 && none.high == same.high && !same.isBetter)
    }

    @Test func `each subject has its control`() {
        var chat = SuggestionChat(id: ConversationID(rawValue: 1), moment: LocalMoment(day: 4, minute: 1_200))
        #expect(SuggestionSubject.matter(returns).side(of: chat) == nil)
        (chat.intent, chat.agent) = ("returns", InventedSite.tom)

        #expect(SuggestionSubject.matter(returns).side(of: chat) == .treated)
        #expect(SuggestionSubject.agent(InventedSite.tom.id, returns).side(of: chat) == .treated)
        #expect(SuggestionSubject.agent(AgentID(rawValue: 2), returns).side(of: chat) == .control)
        #expect(SuggestionSubject.agent(InventedSite.tom.id, Matter(kind: .intent, name: "size")).side(of: chat) == nil)
        let topic = SuggestionSubject.matter(Matter(kind: .topic, name: "parcel, van, late"))
        #expect(topic.side(of: chat) == .control)
        chat.topic = "parcel, van, late"
        #expect(topic.side(of: chat) == .treated && SuggestionSubject.matter(returns).side(of: chat) == .treated)
        #expect(SuggestionSubject.weekday(1, .evening).side(of: chat) == .treated)
        #expect(SuggestionSubject.weekday(2, .evening).side(of: chat) == .control)
        #expect(SuggestionSubject.hours(isWeekend: false, .evening).side(of: chat) == .treated)
        #expect(SuggestionSubject.hours(isWeekend: true, .evening).side(of: chat) == .control)
    }
}
