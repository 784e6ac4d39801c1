public import HarkDomain

// What was read out of messages, as the staff see it.
extension JSONWriter {
    mutating func analysis(_ data: MessageAnalysed) {
        member("seq", data.seq)
        reading(data)
    }

    /// Writes what was read out of a text, as members.
    public mutating func reading(_ data: MessageAnalysed) {
        member("language", data.language)
        name("sentiment")
        beginObject()
        member("score", data.sentiment.score)
        member("label", data.sentiment.label.rawValue)
        member("anger", data.sentiment.anger)
        member("reason", data.sentiment.words)
        endObject()
        member("intent", data.intent)
        objects("entities", data.entities) { writer, entity in
            writer.member("type", entity.type)
            writer.member("text", entity.text)
            writer.member("start", entity.start)
            writer.member("end", entity.end)
            writer.member("value", entity.value)
        }
        if let estimate = data.satisfaction {
            name("satisfaction")
            beginObject()
            satisfaction(estimate)
            endObject()
        }
    }

    /// Writes how a conversation will most likely be rated, as members.
    public mutating func satisfaction(_ estimate: SatisfactionEstimate) {
        member("probabilityBad", estimate.probabilityBad)
        for (field, number) in [("prediction", estimate.rating), ("low", estimate.low), ("high", estimate.high)] {
            name(field)
            double(Double(number) / 1000)
        }
        objects("reasons", estimate.reasons) { writer, reason in
            writer.member("feature", reason.feature)
            writer.member("words", reason.words)
            writer.name("contribution")
            writer.double(Double(reason.contribution) / 1000)
        }
    }

    /// Writes what a mood is called and why, as members.
    public mutating func mood(_ level: MoodLevel, _ reason: MoodReason) {
        member("level", level.rawValue)
        member("reason", reason.sentence(level))
        member("messages", reason.messages)
        member("of", reason.of)
        guard !reason.words.isEmpty else { return }
        objects("words", reason.words) { writer, word in
            writer.member("text", word.text)
            writer.member("count", word.count)
        }
    }

    /// Writes a member with a degree as a decimal number, such as `-0.42`.
    public mutating func member(_ name: StaticString, _ degree: Degree) {
        self.name(name)
        self.degree(degree)
    }

    /// Writes a degree by its digits: the general way for numbers costs many times as much.
    private mutating func degree(_ degree: Degree) {
        let size = abs(degree.thousandths)
        var digits: [UInt8] = []
        digits.reserveCapacity(6)
        if degree.thousandths < 0 { digits.append(UInt8(ascii: "-")) }
        digits.append(UInt8(ascii: "0") + UInt8(size / 1000))
        if size % 1000 > 0 {
            digits.append(UInt8(ascii: "."))
            for divisor in [100, 10, 1] { digits.append(UInt8(ascii: "0") + UInt8(size / divisor % 10)) }
            while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        }
        raw(digits)
    }
}
