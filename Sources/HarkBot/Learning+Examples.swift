import HarkIntent
import HarkLanguage

extension Learning {
    /// How sure the model may be of a text at most for it to be worth learning.
    private static let surely = 0.9
    /// Of one intent and language so many are proposed at most: a person must read them.
    private static let mostPerIntent = 20
    /// Texts nearer to each other, or to an example, than this say the same.
    private static let same = 0.9
    private static let longestExample = 300

    /// A text whose intent the later course has confirmed.
    private struct Confirmed {
        let text: String
        let intent: String
        let language: Language
        let source: String
        let how: String
    }

    /// New examples for intents: confirmed, not known yet and not read surely.
    func examples(from talks: [LearningTalk]) -> [Proposal] {
        let confirmed = talks.flatMap(self.confirmed)
        let byText = Dictionary(grouping: confirmed) { $0.text.folded }
        let intents = Set(context.examples.map(\.intent)).union(context.articles.flatMap(\.intents))
        var found: [String: [(example: [Confirmed], doubt: Double)]] = [:]
        for (_, same) in byText.sorted(by: { $0.key < $1.key }) {
            guard Set(same.map(\.intent)).count == 1, let one = same.min(by: { $0.text < $1.text }),
                intents.contains(one.intent)
            else { continue }
            let doubt = doubt(of: one.text, as: one.intent)
            guard doubt > 1 - Self.surely else { continue }
            found[one.intent + "\n" + one.language.rawValue, default: []].append((same, doubt))
        }
        return found.sorted { $0.key < $1.key }.flatMap { distinct($0.value).map(proposal) }
    }

    /// Texts that the flow, the customer's vote or the agent's label confirms.
    private func confirmed(in talk: LearningTalk) -> [Confirmed] {
        var found: [Confirmed] = []
        func take(_ place: Int?, _ intent: String?, _ how: String) {
            guard let place, let intent, let text = words.question(talk.turns[place].text),
                text.count <= Self.longestExample
            else { return }
            let detected = Language.detect(text)
            let language = detected == .other ? talk.language : detected
            found.append(Confirmed(text: text, intent: intent, language: language, source: talk.id, how: how))
        }
        for (index, turn) in talk.turns.enumerated() {
            guard let bot = turn.bot else { continue }
            let before = talk.customerTurns(before: index)
            if let intent = bot.completed { take(opening(of: intent, in: talk, before: index), intent, "completed") }
            if bot.helped == true { take(before.first, bot.article.flatMap { articleIntents[$0] }, "helped") }
        }
        if talk.isSolved != false {
            let first = talk.turns.indices.first {
                talk.turns[$0].by == .customer && words.question(talk.turns[$0].text) != nil
            }
            take(first, talk.intent, "labelled")
        }
        return found
    }

    /// The customer's words to which the bot first answered with the intent that it has now completed.
    private func opening(of intent: String, in talk: LearningTalk, before index: Int) -> Int? {
        let first = talk.turns[...index].firstIndex { $0.bot?.intent == intent }
        return first.flatMap { talk.customerTurns(before: $0).first }
    }

    /// How unsure the model is that the text has the intent, 0…1.
    private func doubt(of text: String, as intent: String) -> Double {
        guard let reading = context.read?(text), reading.isAccepted else { return 1 }
        return 1 - (reading.top.first { $0.intent == intent }?.probability ?? 0)
    }

    /// The most doubtful first, without those that nearly repeat one another or an example.
    private func distinct(
        _ candidates: [(example: [Confirmed], doubt: Double)]
    ) -> [(example: [Confirmed], doubt: Double)] {
        guard let intent = candidates.first?.example.first?.intent else { return [] }
        let known = context.examples.filter { $0.intent == intent }.map(\.text)
        let folded = Set(known.map(\.folded))
        let vectors = TermVectors(known + candidates.map { $0.example[0].text }).vectors
        var kept = Array(vectors.prefix(known.count))
        var chosen: [(example: [Confirmed], doubt: Double)] = []
        let texts = candidates.map { $0.example[0].text }
        let order = candidates.indices.sorted {
            (candidates[$1].doubt, texts[$0]) < (candidates[$0].doubt, texts[$1])
        }
        for place in order where chosen.count < Self.mostPerIntent {
            let vector = vectors[known.count + place]
            guard !folded.contains(texts[place].folded),
                !kept.contains(where: { TermVectors.cosine($0, vector) >= Self.same })
            else { continue }
            kept.append(vector)
            chosen.append(candidates[place])
        }
        return chosen
    }

    private func proposal(_ example: [Confirmed], doubt: Double) -> Proposal {
        let one = example.min { $0.text < $1.text } ?? example[0]
        let counts = Dictionary(example.map { ($0.how, 1) }, uniquingKeysWith: +)
        let count = Double(Set(example.map(\.source)).count)
        return Proposal(
            .example,
            key: one.intent + "\n" + one.text.folded,
            language: one.language,
            title: one.text.count > 80 ? one.text.prefix(79) + "…" : one.text,
            evidence: .init(conversations: example.map(\.source), quotes: [one.text], counts: counts),
            edit: .addExample(intent: one.intent, language: one.language, text: one.text),
            confidence: count / (count + 1) * (example.contains { $0.how == "completed" } ? 1 : 0.8)
        )
    }
}
