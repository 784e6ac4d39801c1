import HarkAnalytics
import HarkBot
import HarkDomain
import HarkStore

/// What customers have said of the bot's answers, as its engine takes it in.
struct BotExperience: Hashable, Sendable {
    /// Nobody has said anything.
    static let none = BotExperience()
    /// How long a word counts: articles change, and so do customers.
    ///
    /// - Units: days.
    static let days: Int64 = 180

    /// The least confidence of an answer from an article.
    var threshold = AnswerThreshold.standard
    /// How often each article helped.
    var votes = ArticleVotes()
}

extension BotExperience {
    /// Learns from the sums of some days.
    init(_ tally: BotTally) {
        threshold = .learnt(
            from: tally.judged.flatMap { percent, verdict in
                Self.votes(verdict.helped, at: percent, helped: true)
                    + Self.votes(verdict.notHelped, at: percent, helped: false)
            }
        )
        votes = ArticleVotes(
            tally.articles.mapValues { ArticleVotes.Count(helped: $0.helped, missed: $0.notHelped) }
                .filter { $0.value.helped + $0.value.missed > 0 }
        )
    }

    /// A word that was taken back after the first of the days may leave less than none.
    private static func votes(_ count: Int, at percent: Int, helped: Bool) -> [AnswerThreshold.Vote] {
        Array(
            repeating: AnswerThreshold.Vote(confidence: Double(percent) / 100, helped: helped),
            count: max(count, 0)
        )
    }
}

extension BotMeasures {
    /// What customers have said of the bot's answers lately.
    ///
    /// - Throws: `StoreError`.
    func experience(at now: Timestamp) async throws(StoreError) -> BotExperience {
        let last = BotLedger.day(of: now)
        return BotExperience(try await read { $0.tally(of: last - BotExperience.days + 1...last) })
    }
}
