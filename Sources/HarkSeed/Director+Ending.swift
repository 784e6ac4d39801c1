import Foundation
import HarkDomain
import HarkFloor
import HarkStatistics

// What comes after the end: ratings, and customers who are not done.
extension Director {
    private static let hour: Int64 = 3_600_000

    /// A conversation has ended, for whatever reason.
    func ends(_ chat: Chat, _ data: ConversationResolved) {
        endWait(chat)
        report.ended(data.reason)
        let wantsMore = chat.solved == .no || data.reason == .abandoned
        var stays: Int64 = 60_000
        if let ask = ask(of: chat) {
            chat.worth = worth(chat)
            if answers(chat) {
                let after = chance.span(70, spread: 1)
                later(.rates(ask: ask), in: chat, after: after)
                stays = after + 60_000
            }
        }
        if wantsMore, !chat.wasReopened, data.reason != .abandoned, chance.happens(0.22) {
            let after = Self.hour / 4 + Int64(chance.below(Int(18 * Self.hour)))
            later(.reopens, in: chat, after: after)
            stays = max(stays, after + 60_000)
        } else if wantsMore, chance.happens(Planted.comesBack) {
            let at = stage.now + .milliseconds(2 * Self.hour + Int64(chance.below(Int(140 * Self.hour))))
            agenda.add(.comesBack(Comeback(chat)), at: at)
        }
        chat.ticket += 1
        next(.forgotten, in: chat, after: stays)
    }

    /// It goes on after an end; a survey that was not answered until then is called off.
    func goesOn(_ chat: Chat) {
        chat.wasReopened = true
        if !chat.isRated { chat.worth = nil }
    }

    /// When the rating was asked for that the floor waits for; nil when it waits for none.
    private func ask(of chat: Chat) -> Timestamp? {
        guard stage.floor.conversations[chat.id, \.awaitsRating] == true else { return nil }
        return stage.floor.conversations[chat.id, \.ask]??.at
    }

    /// What the customer thinks of it, on the way from 1 to 5 but not rounded.
    private func worth(_ chat: Chat) -> Double {
        var worth = chat.hadPerson ? Planted.base : Planted.botBase
        worth -= chat.grief(at: stage.now) + chat.temper
        switch chat.solved {
        case .no: worth -= Planted.costOfUnsolved
        case .partly: worth -= Planted.costOfPartly
        default: break
        }
        if let agent = agent(of: chat) {
            worth += agent.gift - (agent.isWeak(in: chat.topic) ? Planted.weakCost : 0)
        }
        return min(max(worth + Planted.noise * chance.normal(), 1), 5)
    }

    private func agent(of chat: Chat) -> SeedAgent? {
        guard let last = stage.floor.conversations[chat.id, \.lastAgent]??.id else { return nil }
        return agentPlaces[last].map { shop.agents[$0] }
    }

    /// Whether a customer who was asked answers, by what the log shows and not by the rating itself.
    private func answers(_ chat: Chat) -> Bool {
        var odds = Planted.answerBase
        if chat.hadPerson { odds += Planted.answerAfterPerson }
        if chat.lastMood < -0.2 { odds += Planted.answerAfterBadMood }
        if chat.waitedMilliseconds >= Planted.longWaitMilliseconds { odds += Planted.answerAfterWait }
        if chat.isChinese { odds += Planted.answerInChinese }
        return chance.happens(1 / (1 + exp(-odds)))
    }

    /// The customer answers a survey, unless it was called off meanwhile.
    func rates(_ chat: Chat, _ asked: Timestamp) {
        guard let worth = chat.worth, ask(of: chat) == asked else { return }
        let score = Int(worth.rounded())
        let remark: TextBook.Role = score < 3 ? .blame : chat.hadPerson ? .praise : .thanks
        let isTelling = score != 3 && chance.happens(0.3)
        let survey = SubmitSurvey(
            conversation: chat.id,
            by: chat.author,
            clientID: chat.nextKey(),
            contentHash: UInt64(chat.keys),
            score: score,
            solved: chance.happens(0.8) ? chat.solved ?? .no : nil,
            comment: isTelling ? says(remark, chat).text : nil
        )
        let decision = stage.act(.submitSurvey(survey), hash: survey.contentHash)
        if case .done = decision.outcome {
            chat.isRated = true
            report.rated(score)
        }
        follow(decision)
    }

    /// Something was forgotten, or did not hold.
    func reopens(_ chat: Chat) {
        guard stage.floor.conversations[chat.id, \.status] == .resolved else { return }
        report.reopened += 1
        (chat.isGone, chat.solved, chat.turnsLeft) = (false, nil, 1 + chance.below(2))
        chat.repeats += 1
        follow(stage.act(.visitorConnected(chat.visitor)))
        write(chat, says(.reopen, chat), tone(chat))
    }

    /// Nobody comes back to it any more.
    func forgets(_ chat: Chat) {
        follow(stage.act(.visitorDisconnected(chat.visitor)))
        guard stage.forget(chat.id) else {
            let isOver = stage.floor.conversations[chat.id, \.status]?.isOpen == false
            if isOver { next(.forgotten, in: chat, after: 60_000) }
            return
        }
        people.set(busy: false, chat.person)
        report.count(chat)
        chats[chat.id] = nil
    }
}
