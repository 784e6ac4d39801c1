import Foundation

/// How often customers said of each article that it helped, or that it did not.
public struct ArticleVotes: Sendable, Hashable, Codable {
    /// The answers to "Did that help?" of one article.
    public struct Count: Sendable, Hashable, Codable {
        /// How many said yes.
        public var helped: Int
        /// How many said no.
        public var missed: Int

        /// Creates a count.
        public init(helped: Int = 0, missed: Int = 0) {
            self.helped = max(helped, 0)
            self.missed = max(missed, 0)
        }
    }

    /// The counts by article id.
    public var counts: [String: Count]

    /// Creates counts; none means that nobody has voted.
    public init(_ counts: [String: Count] = [:]) {
        self.counts = counts
    }

    /// How many votes an article needs before they weigh as much as what all articles have in common.
    private static let usualVotes = 20.0
    /// The share of answers that help when nobody has voted.
    private static let usualShare = 0.7

    /// By how much more or less each article helps than all together, in log-odds.
    var shifts: [String: Double] {
        let all = counts.values.reduce(into: Count()) { all, one in
            all.helped += one.helped
            all.missed += one.missed
        }
        let common = Self.share(all, like: Self.usualShare)
        return counts.mapValues { LogOdds.odds(Self.share($0, like: common)) - LogOdds.odds(common) }
    }

    /// The share that helped, drawn towards another share while votes are few.
    private static func share(_ count: Count, like usual: Double) -> Double {
        (Double(count.helped) + usual * usualVotes) / (Double(count.helped + count.missed) + usualVotes)
    }
}
