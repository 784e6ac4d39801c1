import Foundation
import HarkLanguage

/// How a rule did in some conversations.
public struct RuleRecord: Sendable, Hashable, Codable {
    /// How often it answered.
    public var fired = 0
    /// How often it held but another rule stood before it, by that rule's id.
    public var overtaken: [String: Int] = [:]
    /// Of its answers: those that the customer called unhelpful.
    public var unhelpful = 0
    /// Of its answers: those after which the customer wanted a person within two turns.
    public var handedOff = 0
    /// Of its answers: those after which the customer asked the same again within two turns.
    public var repeated = 0
    /// Of its answers: those with any of the three.
    public var bad = 0

    /// The share of bad answers with its 95 % interval.
    public var badShare: Wilson { Wilson(bad, of: fired) }
}

/// A share and where it lies with 95 % certainty.
///
/// - Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (1927).
public struct Wilson: Sendable, Hashable {
    /// The share that was seen; 0 of none.
    public let share: Double
    /// The lower end of the interval.
    public let low: Double
    /// The upper end of the interval.
    public let high: Double

    /// The interval for `count` of `total`.
    public init(_ count: Int, of total: Int) {
        guard total > 0 else {
            (share, low, high) = (0, 0, 1)
            return
        }
        let (z, n) = (1.959964, Double(total))
        let p = Double(min(max(count, 0), total)) / n
        let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        (share, low, high) = (p, max(0, middle - half), min(1, middle + half))
    }
}

extension Learning {
    /// A rule misleads when its bad answers are surely more than this share.
    private static let mostBad = 0.35
    private static let leastFired = 8
    /// A rule is shadowed when it was overtaken so often and never fired.
    private static let leastOvertaken = 5
    /// A rule that never fired is worth a look after so many messages.
    private static let leastMessages = 300
    /// Two messages nearer than this ask the same.
    private static let sameQuestion = 0.6
    private static let turnsAfter = 2

    /// How each rule did, by its id; rules that never held are there too.
    public func records(from talks: [LearningTalk]) -> [String: RuleRecord] {
        var records = Dictionary(context.rules.map { ($0.id, RuleRecord()) }, uniquingKeysWith: { one, _ in one })
        for talk in talks {
            for (index, turn) in talk.turns.enumerated() {
                guard let bot = turn.bot else { continue }
                guard let rule = bot.rule else { continue }
                for later in bot.laterRules { records[later]?.overtaken[rule, default: 0] += 1 }
                guard records[rule] != nil else { continue }
                judge(bot, at: index, in: talk, &records[rule, default: RuleRecord()])
            }
        }
        return records
    }

    private func judge(_ bot: LearningTalk.BotMark, at index: Int, in talk: LearningTalk, _ record: inout RuleRecord) {
        record.fired += 1
        guard bot.outcome == .answered else { return }
        let isUnhelpful = bot.helped == false
        let after = talk.turns[(index + 1)...].indices.filter { talk.turns[$0].by == .customer }.prefix(Self.turnsAfter)
        let end = after.last.map { min($0 + 1, talk.turns.count - 1) } ?? index
        let isHandedOff = talk.turns[index...end].dropFirst().contains { $0.bot?.outcome == .handoff }
        let isRepeated = repeats(at: index, after, talk)
        record.unhelpful += isUnhelpful ? 1 : 0
        record.handedOff += isHandedOff ? 1 : 0
        record.repeated += isRepeated ? 1 : 0
        record.bad += isUnhelpful || isHandedOff || isRepeated ? 1 : 0
    }

    private func repeats(at index: Int, _ after: ArraySlice<Int>, _ talk: LearningTalk) -> Bool {
        guard let before = talk.customerTurns(before: index).first else { return false }
        let texts = [before] + after
        let vectors = TermVectors(texts.map { talk.turns[$0].text }).vectors
        return vectors.dropFirst().contains { TermVectors.cosine(vectors[0], $0) >= Self.sameQuestion }
    }

    /// Rules that mislead, that are shadowed and that never fire.
    func rules(from talks: [LearningTalk]) -> [Proposal] {
        let records = records(from: talks)
        let messages = talks.reduce(0) { $0 + $1.turns.count { $0.by == .customer } }
        return context.rules.compactMap { rule in
            guard let record = records[rule.id] else { return nil }
            return misleading(rule, record, talks) ?? shadowed(rule, record, talks) ?? idle(rule, record, messages)
        }
    }

    private func misleading(_ rule: BotRule, _ record: RuleRecord, _ talks: [LearningTalk]) -> Proposal? {
        guard record.fired >= Self.leastFired, record.badShare.low > Self.mostBad else { return nil }
        let seen = talks.filter { $0.turns.contains { $0.bot?.rule == rule.id } }
        let quotes = seen.flatMap { talk in
            talk.turns.indices.filter { talk.turns[$0].bot?.rule == rule.id }
                .compactMap { talk.customerTurns(before: $0).first.map { words.masked(talk.turns[$0].text) } }
        }
        return proposal(
            .misleadingRule,
            rule,
            seen.map(\.id),
            quotes,
            [
                "fired": record.fired, "bad": record.bad, "unhelpful": record.unhelpful,
                "handedOff": record.handedOff, "repeated": record.repeated,
            ],
            edit: .removeRule(id: rule.id),
            record.badShare.low
        )
    }

    private func shadowed(_ rule: BotRule, _ record: RuleRecord, _ talks: [LearningTalk]) -> Proposal? {
        let total = record.overtaken.values.reduce(0, +)
        guard record.fired == 0, total >= Self.leastOvertaken,
            let first = record.overtaken.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key
        else { return nil }
        let seen = talks.filter { $0.turns.contains { $0.bot?.laterRules.contains(rule.id) == true } }
        return proposal(
            .shadowedRule,
            rule,
            seen.map(\.id),
            [],
            ["overtaken": total],
            edit: .moveRule(id: rule.id, before: first),
            Wilson(total, of: total).low
        )
    }

    /// A rule for hand-offs may wait years for its case, and one without conditions is led to by choices.
    private func idle(_ rule: BotRule, _ record: RuleRecord, _ messages: Int) -> Proposal? {
        guard record.fired == 0, record.overtaken.isEmpty, !rule.when.isEmpty, !rule.handoff,
            messages >= Self.leastMessages
        else { return nil }
        let counts = ["fired": 0, "messages": messages]
        // Seen never in n messages: surely rarer than 3/n.
        let confidence = 1 - min(1, 3 * 100 / Double(messages))
        return proposal(.idleRule, rule, [], [], counts, edit: .removeRule(id: rule.id), confidence * 0.5)
    }

    private func proposal(
        _ kind: Proposal.Kind,
        _ rule: BotRule,
        _ talks: [String],
        _ quotes: [String],
        _ counts: [String: Int],
        edit: DocumentEdit,
        _ confidence: Double
    ) -> Proposal {
        Proposal(
            kind,
            key: rule.id,
            language: nil,
            title: rule.title,
            evidence: .init(conversations: talks, quotes: quotes, counts: counts),
            edit: edit,
            confidence: confidence
        )
    }
}
