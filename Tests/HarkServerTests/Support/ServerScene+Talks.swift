import HarkDomain
import HarkStore
import HarkTesting

@testable import HarkServer

/// One thing that happens in a conversation that a test tells.
enum TalkLine: Sendable {
    case customer(String)
    /// What the customer's first message was read to be about.
    case intent(String)
    /// The customer taps a choice.
    case tap(String)
    /// The bot says something; the explanation is JSON without its braces.
    case bot(String, BotOutcome = .answered, asks: Bool = false)
    /// The customer says whether the bot's last message helped.
    case helped(Bool)
    case agent(String)
    case note(String)
    case survey(Solved)
    case label(String)
}

extension ServerScene {
    /// Plays a whole conversation, to its end unless told otherwise.
    @discardableResult
    func play(
        _ number: Int64,
        _ lines: [TalkLine],
        language: String = "en",
        ends: Bool = true
    ) async throws -> ConversationID {
        let id = ConversationID(rawValue: 90_000 + number)
        let visitor = VisitorID(rawValue: 7_000 + number)
        await floor.send(.visitorConnected(visitor))
        guard case .customer(let first)? = lines.first else { return id }
        let start = StartConversation(
            conversation: id,
            visitor: visitor,
            site: .shop,
            clientID: "s\(number)",
            contentHash: 0,
            text: first,
            language: language
        )
        await floor.send(.start(start))
        for (place, line) in lines.enumerated().dropFirst() {
            try await play(line, key: "\(number)-\(place)", in: id, by: .visitor(visitor))
        }
        if ends { await floor.send(.resolve(ResolveConversation(conversation: id, by: .sue))) }
        for case .survey(let solved) in lines {
            let survey = SubmitSurvey(
                conversation: id,
                by: .visitor(visitor),
                clientID: "v\(number)",
                contentHash: 0,
                score: 3,
                solved: solved,
                comment: nil
            )
            await floor.send(.submitSurvey(survey))
        }
        return id
    }

    private func play(_ line: TalkLine, key: String, in id: ConversationID, by customer: Author) async throws {
        switch line {
        case .customer(let text): await say(text, customer, key, in: id)
        case .intent(let name):
            let seq = try record(id)?.lastCustomerSeq ?? 0
            let mood = MessageSentiment(score: Degree(thousandths: 0), label: .neutral, anger: Degree(thousandths: 0))
            let read = MessageAnalysed(seq: seq, language: "en", sentiment: mood, intent: name)
            await floor.send(.annotate(conversation: id, read))
        case .tap(let choice): await say(choice, customer, key, in: id, choice: choice)
        case .agent(let text):
            await floor.send(.takeOver(conversation: id, by: .sue))
            await say(text, .sue, key, in: id)
        case .bot(let explained, let outcome, let asks): try await botSays(explained, outcome, asks, in: id)
        case .helped(let helped):
            let seq = try record(id)?.lastAnswerSeq ?? 0
            await floor.send(.giveBotFeedback(conversation: id, by: customer, seq: seq, helped: helped))
        case .note(let text):
            let note = AddNote(conversation: id, by: .sue, clientID: key, contentHash: 0, text: text)
            await floor.send(.addNote(note))
        case .label(let name): await floor.send(.label(conversation: id, by: .sue, add: [name], remove: []))
        case .survey: break
        }
    }

    private func say(
        _ text: String,
        _ author: Author,
        _ key: String,
        in id: ConversationID,
        choice: String? = nil
    ) async {
        let message = PostMessage(
            conversation: id,
            by: author,
            clientID: key,
            contentHash: 0,
            text: text,
            choice: choice
        )
        await floor.send(.postMessage(message))
    }

    private func record(_ id: ConversationID) throws -> ConversationRecord? {
        try store.conversations([id], passing: ConversationFilter()).first
    }

    private func botSays(_ explained: String, _ outcome: BotOutcome, _ asks: Bool, in id: ConversationID) async throws {
        let record = try record(id)
        let reply = PostBotReply(
            conversation: id,
            epoch: record?.epoch ?? 0,
            inReplyTo: record?.lastCustomerSeq ?? 0,
            message: MessagePosted(
                text: "An answer",
                choices: [Choice(id: "article:returns", label: "Returns")],
                asksFeedback: asks,
                explained: "{\(explained)}",
                bot: BotTurnRecord(outcome: outcome, state: "{}")
            ),
            handoff: outcome == .handoff ? HandoffRequested(reason: .botUnsure, summary: "") : nil
        )
        await floor.send(.botReply(reply))
    }
}
