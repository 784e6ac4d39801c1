public import HarkDomain
public import HarkLanguage
import HarkSatisfaction
public import HarkStore

/// Keeps a site's model of satisfaction up with its ratings: trains, lets the better one be used, and goes back.
public struct SatisfactionUpkeep: Sendable {
    private let folder: SatisfactionModels
    private let analyzer: LanguageAnalyzer

    /// Takes care of a folder of models.
    ///
    /// - Parameters:
    ///   - folder: the models.
    ///   - analyzer: reads the texts.
    public init(_ folder: SatisfactionModels, by analyzer: LanguageAnalyzer) {
        (self.folder, self.analyzer) = (folder, analyzer)
    }

    /// Trains on the ratings in a log, and puts the new model into use when it did better on what neither had seen.
    ///
    /// - Parameters:
    ///   - store: the log.
    ///   - now: the moment.
    ///   - by: who wanted it; nil for the nightly training, which leaves it when no rating has come since the last one.
    /// - Returns: what came of it.
    /// - Throws: `StoreError` or `SatisfactionError`; the model in use stays then.
    public func train(_ store: Store, at now: Timestamp, by: String?) throws -> UpkeepReport {
        let shelf = try folder.shelf()
        let latest = shelf.versions.last
        if by == nil, let latest, try isNothingNew(since: latest, shelf, store) { return UpkeepReport(shelf, latest) }
        let chats = try RatedChats(store)
        let drift = try drift(of: chats, by: shelf.current, at: now)
        if let drift { try folder.change { $0.note(drift) } }
        let fresh = chats.moments.count { latest.map(\.trainedAt).map($0.isLater) ?? true }
        if by == nil, fresh == 0 { return UpkeepReport(chats, shelf, fresh: fresh, drift: drift, training: nil) }
        let training = SiteTraining(
            chats.dialogues,
            champion: try folder.model(shelf.currentNumber),
            seen: shelf.current.map { current in chats.moments.count { !$0.isLater(current.trainedAt) } } ?? 0,
            by: analyzer
        )
        guard let training else { return UpkeepReport(chats, shelf, fresh: fresh, drift: drift, training: nil) }
        let changed = try folder.change { shelf in
            let version = ModelVersion(number: shelf.nextNumber, at: now, training)
            try folder.write(training.model, training.scores, as: version.number)
            _ = shelf.add(version)
            if training.contest.verdict == .promoted {
                _ = shelf.promote(version.number, at: now, by: by, why: training.contest.verdict.rawValue)
            }
            return shelf
        }
        return UpkeepReport(chats, changed, fresh: fresh, drift: drift, training: training)
    }

    /// Goes back to the model that was in use before, down to the prior.
    ///
    /// - Returns: the number of the model that is in use now; nil when the prior was already.
    /// - Throws: `SatisfactionError` when the folder can't be used.
    public func rollBack(at now: Timestamp, by: String?, why: String) throws -> Int? {
        try folder.change { shelf in
            shelf.rollBack(at: now, by: by, why: why) ? shelf.currentNumber : nil
        }
    }

    /// True when there is nothing to learn, and no drift to find, that the last training did not know of.
    private func isNothingNew(since latest: ModelVersion, _ shelf: ModelShelf, _ store: Store) throws -> Bool {
        let isDriftKnown = shelf.current.map { $0 == latest || shelf.drift != nil } ?? true
        return try isDriftKnown && !RatedChats.areThere(in: store, after: latest.trainedAt)
    }

    /// What the model in use says now beside what it said of texts that it had not seen when it was trained.
    private func drift(of chats: RatedChats, by current: ModelVersion?, at now: Timestamp) throws -> DriftNote? {
        guard let current, let then = try folder.scores(current.number) else { return nil }
        let model = try folder.model(current.number)
        let later = zip(chats.dialogues, chats.moments).filter { $1.isLater(current.trainedAt) }
        let chances = later.map { SiteTraining.chance($0.0, by: model, analyzer) }
        let check = DriftCheck(features: [], scores: (then: then, now: chances))
        return DriftNote(check, of: current.number, dialogues: later.count, at: now)
    }
}

/// What came of a training.
public struct UpkeepReport: Sendable, Codable, Equatable {
    /// How many ratings there are.
    public let ratings: Int
    /// How many came since the last training.
    public let fresh: Int
    /// The number of the model that was trained; nil when there was nothing to learn from.
    public let trained: Int?
    /// Why it is in use or not, or that there are too few ratings.
    public let verdict: String
    /// The number of the model in use; 0 for the prior.
    public let inUse: Int
    /// The area under the ROC curve of the model in use before, on what neither had seen; nil when that is not known.
    public let champion: Double?
    /// That of models like the new one.
    public let challenger: Double?
    /// Whether what the model in use says has drifted; nil for the prior.
    public let drift: String?

    /// Tells that nothing has come since the last training.
    init(_ shelf: ModelShelf, _ latest: ModelVersion) {
        (ratings, fresh, trained, inUse) = (latest.dialogues, 0, nil, shelf.currentNumber)
        (verdict, champion, challenger, drift) = ("nothingNew", nil, nil, shelf.drift?.status.rawValue)
    }

    init(_ chats: RatedChats, _ shelf: ModelShelf, fresh: Int, drift: DriftNote?, training: SiteTraining?) {
        (ratings, self.fresh, inUse) = (chats.dialogues.count, fresh, shelf.currentNumber)
        trained = training == nil ? nil : shelf.versions.last?.number
        let tooFew = chats.dialogues.count < SiteTraining.fewest
        verdict = training?.contest.verdict.rawValue ?? (tooFew ? "tooFewRatings" : "nothingNew")
        (champion, challenger) = (training?.contest.area?.champion, training?.contest.area?.challenger)
        self.drift = drift?.status.rawValue
    }
}

extension ModelVersion {
    fileprivate init(number: Int, at now: Timestamp, _ training: SiteTraining) {
        self.init(
            number: number,
            trainedAt: now,
            dialogues: training.report.dialogues,
            ratings: training.report.overall.ratings,
            areaUnderCurve: training.report.overall.areaUnderCurve,
            calibrationError: training.report.overall.calibrationError
        )
    }
}

extension Timestamp {
    fileprivate func isLater(_ than: Timestamp) -> Bool { self > than }
}
