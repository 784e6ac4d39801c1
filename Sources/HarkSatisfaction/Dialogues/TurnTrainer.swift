import HarkLanguage
import HarkStatistics

/// All customer turns of the dialogues that a model learns from.
struct TurnTable {
    var rows: [TurnRow] = []
    /// The dialogue of each row.
    var groups: [Int] = []
    /// The rating as of each row, or nil.
    var scores: [Double?] = []
    /// How the dialogues went.
    var courses: [DialogueCourse] = []

    /// Reads dialogues.
    init(_ dialogues: [Dialogue], by analyzer: LanguageAnalyzer) {
        for (number, dialogue) in dialogues.enumerated() {
            var follower = DialogueFollower(analyzer)
            rows += dialogue.turns.compactMap { follower.take($0) }
            scores += dialogue.customerScores
            groups += [Int](repeating: number, count: rows.count - groups.count)
            courses.append(follower.course)
        }
    }
}

/// Trains the model of turns.
struct TurnTrainer {
    let rows: [TurnRow]
    let table: RatedRows

    /// What an error of a text model costs: the best in the folds is taken.
    static let badCosts = [0.1, 0.3, 1, 3]
    static let ratingCosts = [0.03, 0.1, 0.3, 1]
    /// The most trees; the best number in the folds is taken.
    static let mostTrees = 200
    static let treeStride = 20

    /// Trains.
    /// - Returns: a model, and what the same kind of model says of each row when it has not seen its dialogue.
    func train() -> (model: TurnModel, held: HeldRows) {
        let words = TextSpace(rows.map(\.words))
        let letters = TextSpace(rows.map(\.letters))
        let bases = bases(words, letters)
        let values = rows.indices.map { row in bases.map { $0.held[row] } }
        let trees = table.trees(treeRows(values), most: Self.mostTrees, stride: Self.treeStride)
        let blend = table.logistic(
            rows.indices.map { TurnModel.blendRow(rows[$0], values[$0], trees.held[$0]) },
            prior: .standing(on: 1, others: TextBase.Kind.allCases.count + 1, precision: 30)
        )
        let rating = table.linear(
            rows.indices.map { TurnModel.ratingRow(rows[$0], values[$0], blend.held[$0]) },
            prior: .standing(on: 1, others: TextBase.Kind.allCases.count + 1, precision: 10)
        )
        let held = HeldRows(logits: blend.held, ratings: rating.held)
        let model = TurnModel(
            words: words,
            letters: letters,
            bases: bases.map(\.base),
            trees: trees.trees,
            blend: blend.model,
            rating: rating.model,
            interval: table.interval(held),
            centre: table.rated.map { blend.held[$0] }.mean
        )
        return (model, held)
    }

    private func bases(_ words: TextSpace, _ letters: TextSpace) -> [(base: TextBase, held: [Double])] {
        let wordVectors = rows.map { words.vector(of: $0.words) }
        let letterVectors = rows.map { letters.vector(of: $0.letters) }
        let wordTrainer = LinearTrainer(wordVectors, width: words.count)
        let letterTrainer = LinearTrainer(letterVectors, width: letters.count)
        return TextBase.Kind.allCases.map { kind in
            table.text(
                learnsRating: kind.learnsRating,
                kind.readsLetters ? letterTrainer : wordTrainer,
                kind.readsLetters ? letterVectors : wordVectors,
                costs: kind.learnsRating ? Self.ratingCosts : Self.badCosts
            )
        }
    }

    private func treeRows(_ values: [[Double]]) -> [[Float]] {
        var trail = TurnTrail()
        return rows.indices.map { row in
            if row > 0, table.groups[row] != table.groups[row - 1] { trail = TurnTrail() }
            defer { trail.add(TurnModel.mean(values[row])) }
            return TurnModel.treeRow(rows[row], values[row], trail)
        }
    }
}
