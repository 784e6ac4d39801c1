import CSQLite
import HarkDomain

/// How the mood of a conversation lies in the columns of its row.
enum MoodColumn {
    /// Marks as `seq score anger label`, in thousandths and by the label's place, a `!` behind a corrected one.
    static func encode(_ moods: [MoodMark]) -> String? {
        guard !moods.isEmpty else { return nil }
        var text = ""
        text.reserveCapacity(moods.count * 20)
        for mark in moods {
            text += "\(mark.seq) \(mark.score.thousandths) \(mark.anger.thousandths) \(place(mark.label))"
            text += mark.isCorrected ? "!" : ";"
        }
        return text
    }

    static func moods(_ column: String) throws -> [MoodMark] {
        var moods: [MoodMark] = []
        var rest = Substring(column)
        while let end = rest.firstIndex(where: { $0 == ";" || $0 == "!" }) {
            let numbers = rest[..<end].split(separator: " ").compactMap { Int($0) }
            guard numbers.count == 4, SentimentLabel.allCases.indices.contains(numbers[3]) else { break }
            moods.append(
                MoodMark(
                    seq: numbers[0],
                    score: Degree(thousandths: numbers[1]),
                    label: SentimentLabel.allCases[numbers[3]],
                    anger: Degree(thousandths: numbers[2]),
                    isCorrected: rest[end] == "!"
                )
            )
            rest = rest[rest.index(after: end)...]
        }
        guard rest.isEmpty else { throw StoreError.failed(code: SQLITE_CORRUPT, reason: "no mood in a row") }
        return moods
    }

    private static func place(_ label: SentimentLabel) -> Int {
        switch label {
        case .veryNegative: 0
        case .negative: 1
        case .neutral: 2
        case .positive: 3
        case .veryPositive: 4
        }
    }

    /// A flag as texts: level, seq, time, messages, of how many, then each word and its count.
    static func encode(_ flag: MoodFlag) -> [String] {
        [
            flag.level.rawValue, "\(flag.seq)", "\(flag.at.milliseconds)", "\(flag.reason.messages)",
            "\(flag.reason.of)",
        ] + flag.reason.words.flatMap { [$0.text, "\($0.count)"] }
    }

    static func flag(_ texts: [String]) throws -> MoodFlag? {
        guard !texts.isEmpty else { return nil }
        let numbers = texts.dropFirst().prefix(4).compactMap { Int64($0) }
        guard let level = MoodLevel(rawValue: texts[0]), numbers.count == 4 else {
            throw StoreError.failed(code: SQLITE_CORRUPT, reason: "no flag in a row")
        }
        let words = stride(from: 5, to: texts.count - 1, by: 2).map { place in
            MoodReason.Word(text: texts[place], count: Int(texts[place + 1]) ?? 1)
        }
        return MoodFlag(
            level: level,
            seq: Int(numbers[0]),
            at: Timestamp(milliseconds: numbers[1]),
            reason: MoodReason(messages: Int(numbers[2]), of: Int(numbers[3]), words: words)
        )
    }
}
