import HarkBot
import HarkIntent
import HarkProtocol

/// What the bot did in a turn of a test conversation, ready to be written.
struct BenchAnswer: Sendable {
    private enum Deed: Sendable {
        case call(BotCall, pause: String, body: String?)
        case reply(BotReply, explained: String, brief: String?, state: String)
    }

    private let deed: Deed

    /// Writes down what has a form of its own.
    ///
    /// - Throws: what cannot be written as JSON, which nothing of the bot's is.
    init(_ step: BotStep) throws {
        switch step {
        case .call(let call):
            deed = .call(call, pause: try call.pause.sortedJSON(), body: try call.body.map { try $0.sortedJSON() })
        case .reply(let reply):
            deed = .reply(
                reply,
                explained: try reply.explained.sortedJSON(),
                brief: try reply.handoff.map { try $0.brief.sortedJSON() },
                state: try reply.state.sortedJSON()
            )
        }
    }

    func write(to writer: inout JSONWriter) {
        switch deed {
        case .call(let call, let pause, let body):
            writer.name("call")
            writer.beginObject()
            writer.member("method", call.method.rawValue)
            writer.member("url", call.url)
            writer.member("headers", call.headers.keys.sorted())
            if let body { writer.raw("body", body) }
            writer.name("timeoutSeconds")
            writer.double(call.timeoutSeconds)
            writer.member("pause", pause)
            writer.endObject()
        case .reply(let reply, let explained, let brief, let state):
            writer.name("reply")
            writer.beginObject()
            writer.reply(reply, brief)
            writer.endObject()
            writer.raw("explained", explained)
            writer.member("state", state)
        }
    }
}

extension JSONWriter {
    /// Writes a member that is JSON already.
    fileprivate mutating func raw(_ name: StaticString, _ json: String) {
        self.name(name)
        raw(json.utf8)
    }

    fileprivate mutating func reply(_ reply: BotReply, _ brief: String?) {
        member("text", reply.text)
        member("language", reply.language.rawValue)
        member("outcome", reply.outcome.rawValue)
        objects("choices", reply.choices) { writer, choice in
            writer.member("id", choice.id)
            writer.member("label", choice.label)
        }
        objects("links", reply.links) { writer, link in
            writer.member("title", link.title)
            writer.member("url", link.url)
        }
        member("asksFeedback", reply.feedback)
        member("actions", reply.actions.map(\.description))
        guard let handoff = reply.handoff else { return }
        name("handoff")
        beginObject()
        member("reason", handoff.reason.rawValue)
        member("summary", handoff.summary)
        if let brief { raw("brief", brief) }
        endObject()
    }

    mutating func evaluation(_ report: IntentEvaluation) {
        member("intents", report.intents.count)
        member("examples", report.examples)
        share("accuracy", report.accuracy)
        share("answered", report.answered)
        share("macroF1", report.macroF1)
        share("falseRefusals", report.falseRefusals)
        name("outOfScope")
        beginObject()
        member("examples", report.outOfScopeExamples)
        if let recall = report.outOfScopeRecall { share("recall", recall) }
        endObject()
        objects("perIntent", report.intents) { writer, score in
            writer.score(score, report.confusions.filter { $0.intent == score.intent }.prefix(3))
        }
    }

    private mutating func score(_ score: IntentScore, _ confusions: ArraySlice<IntentConfusion>) {
        member("id", score.intent)
        member("examples", score.examples)
        member("refused", score.refused)
        member("intruders", score.intruders)
        share("precision", score.precision)
        share("recall", score.recall)
        share("f1", score.f1)
        objects("confusedWith", confusions) { writer, confusion in
            writer.member("id", confusion.readAs)
            writer.member("count", confusion.count)
        }
        objects("misread", score.misread) { writer, text in
            writer.member("text", text.text)
            writer.member("readAs", text.readAs)
        }
    }

    /// Writes a share in thousandths.
    private mutating func share(_ name: StaticString, _ share: Double) {
        self.name(name)
        double((share * 1_000).rounded() / 1_000)
    }

    mutating func comparison(_ comparison: BotComparison) {
        member("conversations", comparison.conversations)
        member("turns", comparison.turns)
        member("same", comparison.same)
        objects("differences", comparison.differences) { writer, difference in
            writer.member("conversation", difference.conversation)
            writer.member("at", difference.at)
            writer.member("customer", difference.customer)
            writer.answer("live", difference.live)
            writer.answer("draft", difference.draft)
        }
        name("totals")
        beginObject()
        totals("live", comparison.live)
        totals("draft", comparison.draft)
        endObject()
    }

    private mutating func answer(_ name: StaticString, _ answer: BotComparison.Answer) {
        self.name(name)
        beginObject()
        member("text", answer.text)
        member("reason", answer.kind)
        member("id", answer.id)
        member("outcome", answer.outcome)
        member("handoff", answer.handoff)
        endObject()
    }

    private mutating func totals(_ name: StaticString, _ totals: BotComparison.Totals) {
        self.name(name)
        beginObject()
        member("answered", totals.answered)
        member("missed", totals.missed)
        member("handedOff", totals.handedOff)
        endObject()
    }
}
