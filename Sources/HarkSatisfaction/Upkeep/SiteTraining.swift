public import HarkLanguage

/// A further training on a site's own ratings: a model, and how it did beside the one in use.
///
/// The later half of the ratings is told in four steps, each by a model that learnt from all ratings before it; so both
/// models are judged by what they had not seen, in the order in which it came.
public struct SiteTraining: Sendable {
    /// Learnt from all ratings.
    public let model: DialogueModel
    /// What it has learnt from.
    public let report: DialogueReport
    /// Models of its kind beside the model in use.
    public let contest: ModelContest
    /// The chances of a bad rating that they gave to what they had not seen.
    public let scores: DriftProfile

    /// Fewer ratings are not worth a training: the prior would only be moved by chance.
    public static let fewest = 30
    /// No more ratings than the last ones are learnt from, so that a night is enough.
    public static let most = 5000
    private static let steps = 4

    /// Learns; gives nothing when there are fewer than ``fewest`` ratings.
    ///
    /// - Parameters:
    ///   - dialogues: rated dialogues in the order of their ratings, the oldest first.
    ///   - champion: the model in use.
    ///   - seen: how many of the dialogues, from the first, the model in use has learnt from.
    ///   - analyzer: reads the texts.
    public init?(_ dialogues: [Dialogue], champion: DialogueModel, seen: Int, by analyzer: LanguageAnalyzer) {
        guard dialogues.count >= Self.fewest else { return nil }
        let trainer = DialogueTrainer(by: analyzer)
        let half = dialogues.count / 2
        var chances: [Double] = []
        for step in 0..<Self.steps {
            let start = half + (dialogues.count - half) * step / Self.steps
            let end = half + (dialogues.count - half) * (step + 1) / Self.steps
            let earlier = trainer.train(Array(dialogues[..<start])).model
            chances += dialogues[start..<end].map { Self.chance($0, by: earlier, analyzer) }
        }
        let first = min(max(half, seen), dialogues.count)
        let unseen = dialogues[first...]
        contest = ModelContest(
            champion: unseen.map { Self.chance($0, by: champion, analyzer) },
            challenger: Array(chances[(first - half)...]),
            isBad: unseen.map { BadRating.holds($0.score ?? 5) }
        )
        scores = DriftProfile(name: "probabilityBad", chances)
        (model, report) = trainer.train(dialogues)
    }

    /// The chance of a bad rating as of a dialogue's end.
    public static func chance(_ dialogue: Dialogue, by model: DialogueModel, _ analyzer: LanguageAnalyzer) -> Double {
        model.estimates(of: dialogue, by: analyzer).overall.probabilityBad
    }
}
