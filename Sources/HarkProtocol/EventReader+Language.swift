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
            intent: try wire.optionalString("intent"),
            satisfaction: try satisfaction()
        )
    }

    private func satisfaction() throws -> SatisfactionEstimate? {
        guard wire.members["satisfaction"] != nil else { return nil }
        let estimate = try object(wire, "satisfaction")
        return SatisfactionEstimate(
            probabilityBad: try degree(estimate, "probabilityBad"),
            rating: try thousandths(estimate, "prediction"),
            low: try thousandths(estimate, "low"),
            high: try thousandths(estimate, "high"),
            reasons: try objects(estimate, "reasons").map { reason in
                SatisfactionEstimate.Reason(
                    feature: try reason.string("feature"),
                    words: try reason.optionalString("words"),
                    contribution: try thousandths(reason, "contribution")
                )
            }
        )
    }

    private func thousandths(_ params: Params, _ field: String) throws -> Int {
        Int((try number(params, field) * 1000).rounded())
    }

    private func number(_ params: Params, _ field: String) throws -> Double {
        switch params.members[field] {
        case .double(let number) where abs(number) < 1e9: return number
        case .int(let number) where abs(number) < 1_000_000_000: return Double(number)
        default: throw Refusal.invalid(field: field, reason: "is no number")
        }
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
