import HarkDomain

// What was read out of messages.
extension EventReader {
    func analysis() throws -> MessageAnalysed {
        let sentiment = try object(wire, "sentiment")
        return MessageAnalysed(
            seq: try wire.int("seq"),
            language: try wire.string("language"),
            sentiment: MessageSentiment(
                score: try degree(sentiment, "score"),
                label: try sentiment.choice("label"),
                anger: try degree(sentiment, "anger"),
                words: try sentiment.strings("reason")
            ),
            entities: try objects(wire, "entities").map { entity in
                MessageEntity(
                    type: try entity.string("type"),
                    text: try entity.string("text"),
                    start: try entity.int("start"),
                    end: try entity.int("end"),
                    value: try entity.optionalString("value")
                )
            },
            intent: try wire.optionalString("intent")
        )
    }

    func flagged() throws -> SentimentFlagged {
        let words = try objects(wire, "words").map {
            MoodReason.Word(text: try $0.string("text"), count: try $0.int("count"))
        }
        let reason = MoodReason(messages: try wire.int("messages"), of: try wire.int("of"), words: words)
        return SentimentFlagged(level: try wire.choice("level"), reason: reason)
    }

    private func degree(_ params: Params, _ field: String) throws -> Degree {
        switch params.members[field] {
        case .double(let number): return Degree(number)
        case .int(let number): return Degree(Double(number))
        default: throw Refusal.invalid(field: field, reason: "is no number")
        }
    }
}
