public import HarkDomain
import HarkProtocol

/// What was decided about who has a conversation, from the first decision to the last, in words.
public struct DecisionTrail: Sendable {
    /// One decision.
    public struct Decision: Sendable {
        /// The event that tells it.
        public let line: Transcript.Line
        /// What was decided, in one sentence.
        public let sentence: String
        /// Why: who could have had it and who not, a line each.
        public let details: [String]
    }

    /// Where the conversation stands.
    public let record: ConversationRecord
    /// The language of the words.
    public let language: WordsLanguage
    /// The decisions, in order.
    public let decisions: [Decision]

    /// Takes the decisions out of a conversation's transcript.
    public init(_ record: ConversationRecord, _ transcript: Transcript, in language: WordsLanguage) {
        let words = RoutingWords(language: language)
        (self.record, self.language) = (record, language)
        decisions = transcript.lines.compactMap { Decision($0, in: words) }
    }

    /// The decisions as events on the wire with their words: `{conversation, status, language, decisions}`.
    public var json: [UInt8] {
        var writer = JSONWriter(capacity: 1024 * (decisions.count + 1))
        writer.beginObject()
        writer.member("conversation", record.id)
        writer.member("status", record.status.rawValue)
        writer.member("language", language.rawValue)
        writer.objects("decisions", decisions) { $1.write(to: &$0) }
        writer.endObject()
        return writer.bytes
    }

    /// The decisions for people: a line each, what explains it set in below.
    public var text: String {
        let words = RoutingWords(language: language)
        var text = words.say("Conversation \(record.id)", "会话 \(record.id)")
        text += words.colon(words.standing(record)) + "\n"
        var day = ""
        for decision in decisions {
            let (date, time) = decision.line.moment
            if date != day { text += "\n\(date) (UTC)\n" }
            day = date
            text += "\(time)  \(Transcript.plain(decision.sentence))\n"
            for detail in decision.details { text += "            \(Transcript.plain(detail))\n" }
        }
        return text
    }
}

extension DecisionTrail.Decision {
    init?(_ line: Transcript.Line, in words: RoutingWords) {
        guard let body = try? line.payload.body(type: line.type),
            let sentence = words.sentence(body, by: line.by, name: words.name(of: line.by))
        else { return nil }
        (self.line, self.sentence) = (line, sentence)
        details =
            switch body {
            case .offerMade(let data): words.details(data.explained, for: data.agent)
            case .assignmentMade(let data): words.details(data.explained, for: data.agent)
            default: []
            }
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("seq", line.seq)
        writer.member("at", line.at)
        writer.member("type", line.type)
        writer.name("by")
        writer.author(line.by)
        writer.name("data")
        writer.raw(line.payload.wire)
        writer.member("sentence", sentence)
        writer.member("details", details)
    }
}
