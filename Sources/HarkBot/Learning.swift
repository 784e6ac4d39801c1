import HarkIntent
import HarkLanguage

/// Finds in resolved conversations what the bot should learn.
///
/// A pure function: the same conversations give the same proposals, in whatever order they come. It only proposes;
/// a person says yes or no, and `DocumentEdit` then changes a draft.
public struct Learning {
    let context: LearningContext
    let words: LearningWords
    let articleIntents: [String: String]

    /// Prepares to learn for the bot of today.
    ///
    /// - Throws: `invalid` when a built-in pattern cannot be compiled.
    public init(_ context: LearningContext) throws(BotError) {
        self.context = context
        words = try LearningWords(analyzer: context.analyzer)
        articleIntents = context.articles.reduce(into: [:]) { intents, article in
            if article.intents.count == 1 { intents[article.id] = article.intents[0] }
        }
    }

    /// What the conversations teach, the surest of each kind first.
    ///
    /// - Parameter talks: resolved conversations with distinct ids, in any order.
    /// - Returns: proposals with distinct ids, by kind, then confidence.
    /// - Complexity: about linear in the texts; 50,000 answers take seconds.
    public func proposals(from talks: [LearningTalk]) -> [Proposal] {
        let sorted = talks.sorted { $0.id < $1.id }
        let all = examples(from: sorted) + answers(from: sorted) + gaps(from: sorted) + rules(from: sorted)
        var seen: Set<String> = []
        let order = Dictionary(uniqueKeysWithValues: Proposal.Kind.allCases.enumerated().map { ($1, $0) })
        return all.filter { seen.insert($0.id).inserted }.sorted { one, other in
            (order[one.kind] ?? 0, other.confidence, one.id) < (order[other.kind] ?? 0, one.confidence, other.id)
        }
    }
}
