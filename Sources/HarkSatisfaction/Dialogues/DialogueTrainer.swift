public import HarkLanguage
import HarkStatistics

extension Dialogue {
    /// The rating of the whole that is learnt from: of a dialogue in which the customer says nothing there is nothing to learn.
    fileprivate var learntScore: Double? { turns.contains { $0.author == .customer } ? score : nil }
}

/// Teaches a model of dialogues by ratings.
public struct DialogueTrainer: Sendable {
    private let analyzer: LanguageAnalyzer

    /// Creates a trainer.
    ///
    /// - Parameter analyzer: reads the texts.
    public init(by analyzer: LanguageAnalyzer) { self.analyzer = analyzer }

    /// Learns from dialogues; the same ones in the same order give the same model.
    ///
    /// Where no turn is rated, each customer turn is taught by the rating of its whole dialogue: its estimate is the
    /// chance that the dialogue will be rated badly.
    /// - Parameter dialogues: rated turns, rated dialogues, or both; what is not rated is only read.
    /// - Returns: the model, and how it did on dialogues that it had not seen.
    public func train(_ dialogues: [Dialogue]) -> (model: DialogueModel, report: DialogueReport) {
        let table = TurnTable(dialogues, by: analyzer)
        let hasTurnScores = table.scores.contains { $0 != nil }
        let scores = hasTurnScores ? table.scores : table.groups.map { dialogues[$0].score }
        let turns = turns(table, RatedRows(groups: table.groups, scores: scores))
        let overall = overall(OverallTrainer(overallRows(table, turns), scores: dialogues.map(\.learntScore)))
        let model = DialogueModel(
            turns: turns.model,
            turnCurve: turns.curve,
            overall: overall.model,
            overallCurve: overall.curve
        )
        let report = DialogueReport(
            dialogues: dialogues.count,
            turns: turns.report,
            overall: overall.report,
            turnsTaughtByOverall: !hasTurnScores
        )
        return (model, report)
    }

    /// What was learnt of one level, and what the same kind of model says of each row that it has not seen.
    private struct Level<Model> {
        let model: Model?
        let curve: PriorCurve
        let table: RatedRows
        let held: HeldRows

        var report: LevelReport { LevelReport(table, held, hasLearnt: model != nil) }
    }

    private func turns(_ table: TurnTable, _ rated: RatedRows) -> Level<TurnModel> {
        let (curve, held) = PriorCurve.learnt(from: table.rows.map(\.priorLogit), rated)
        guard rated.areEnough else { return Level(model: nil, curve: curve, table: rated, held: held) }
        let (model, modelHeld) = TurnTrainer(rows: table.rows, table: rated).train()
        return Level(model: model, curve: curve, table: rated, held: modelHeld)
    }

    private func overallRows(_ table: TurnTable, _ turns: Level<TurnModel>) -> [OverallRow] {
        let ground = DialogueModel(turns: turns.model, turnCurve: turns.curve, overall: nil, overallCurve: .none)
        var troubles = [[Double]](repeating: [], count: table.courses.count)
        var ratings = troubles
        for (row, group) in table.groups.enumerated() {
            troubles[group].append(ground.trouble(turns.held.logits[row]))
            ratings[group].append(turns.held.ratings[row])
        }
        return table.courses.indices.map {
            OverallRow(table.courses[$0], troubles: troubles[$0], ratings: ratings[$0])
        }
    }

    private func overall(_ trainer: OverallTrainer) -> Level<OverallModel> {
        let (curve, held) = PriorCurve.learnt(from: trainer.rows.map(\.priorLogit), trainer.table)
        guard trainer.table.areEnough else { return Level(model: nil, curve: curve, table: trainer.table, held: held) }
        let (model, modelHeld) = trainer.train()
        return Level(model: model, curve: curve, table: trainer.table, held: modelHeld)
    }
}
