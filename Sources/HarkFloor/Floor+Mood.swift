import HarkDomain

// What customers' messages tell about their mood: read off the loop, decided here.
extension Floor {
    /// Takes what was read out of a message: once for each, in the order of the messages.
    func decideAnnotation(_ slot: Int, _ data: MessageAnalysed, _ now: Timestamp) -> Ruling {
        guard data.seq > conversations.slots[slot].record.analysedSeq,
            data.seq <= conversations.slots[slot].record.lastCustomerSeq
        else { return .refused(.conflict("The message was read already")) }
        var draft = Draft(self, slot: slot, at: now)
        let seq = draft.add(.messageAnalysed(data), by: .system)
        flag(slot, conversations.slots[slot].record.moods.with(data), data, &draft)
        return draft.done(seq: seq)
    }

    /// Takes the word of the staff on a message; who calls has looked that it is a customer's.
    func decideCorrection(_ slot: Int, _ author: Author, _ data: SentimentCorrected, _ now: Timestamp) -> Ruling {
        let known = conversations.slots[slot].record.moods.first { $0.seq == data.seq }
        if let known, known.isCorrected, known.label == data.label { return unchanged(slot, for: author) }
        var draft = Draft(self, slot: slot, at: now)
        let seq = draft.add(.sentimentCorrected(data), by: author)
        if known != nil { flag(slot, conversations.slots[slot].record.moods.with(data), nil, &draft) }
        return draft.done(seq: seq)
    }

    /// Tells supervisors when the mood is another than the one that stands; of what is over nobody is told.
    private func flag(_ slot: Int, _ marks: [MoodMark], _ data: MessageAnalysed?, _ draft: inout Draft) {
        guard isOpen(slot) else { return }
        let trend = MoodTrend(marks: marks, policy: policy.mood)
        let standing = conversations.slots[slot].record.flag?.level ?? .calm
        let level = trend.level(after: standing)
        guard level != standing else { return }
        var words = conversations.slots[slot].moodWords
        if let data { words[data.seq] = data.sentiment.words }
        let reason = trend.reason(level, words: words)
        draft.add(.sentimentFlagged(SentimentFlagged(level: level, reason: reason)), by: .system)
    }

    mutating func foldMood(_ slot: Int, _ event: Event) {
        switch event.body {
        case .messageAnalysed(let data):
            conversations.slots[slot].record.moods = conversations.slots[slot].record.moods.with(data)
            foldWords(slot, data)
            if let estimate = data.satisfaction {
                let last = conversations.slots[slot].record.satisfaction
                conversations.slots[slot].record.satisfaction = .after(last, estimate, seq: event.seq, at: event.at)
            }
            conversations.slots[slot].record.context.fold(
                intent: data.intent,
                entities: data.entities.lazy.map(\.type)
            )
        case .sentimentCorrected(let data):
            conversations.slots[slot].record.moods = conversations.slots[slot].record.moods.with(data)
        case .sentimentFlagged(let data):
            let flag = MoodFlag(level: data.level, seq: event.seq, at: event.at, reason: data.reason)
            reweigh(slot) { $0.flag = data.level == .calm ? nil : flag }
        default: break
        }
    }

    /// Keeps the words that decided what is bad, as long as the message is remembered.
    private mutating func foldWords(_ slot: Int, _ data: MessageAnalysed) {
        let isBad = data.sentiment.score.thousandths < 0 || data.sentiment.anger.thousandths >= 500
        if isBad { conversations.slots[slot].moodWords[data.seq] = data.sentiment.words }
        guard !conversations.slots[slot].moodWords.isEmpty,
            let oldest = conversations.slots[slot].record.moods.first?.seq
        else { return }
        conversations.slots[slot].moodWords = conversations.slots[slot].moodWords.filter { $0.key >= oldest }
    }
}

extension [MoodMark] {
    /// The marks with one more; the oldest goes when there would be too many.
    fileprivate func with(_ data: MessageAnalysed) -> [MoodMark] {
        let sentiment = data.sentiment
        let mark = MoodMark(seq: data.seq, score: sentiment.score, label: sentiment.label, anger: sentiment.anger)
        return suffix(MoodMark.most - 1) + [mark]
    }

    fileprivate func with(_ data: SentimentCorrected) -> [MoodMark] {
        map { $0.seq == data.seq ? $0.corrected(to: data.label) : $0 }
    }
}
