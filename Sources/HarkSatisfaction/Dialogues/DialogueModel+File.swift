public import Foundation
import HarkLanguage
import HarkStatistics

extension DialogueModel {
    /// The version of the file and of the features: a model of another version reads dialogues in another way.
    static let version: UInt32 = 1
    private static let versionSection = "dialogueVersion"
    private static let coreSection = "dialogueCore"

    /// Reads a model from a file.
    ///
    /// - Throws: `SatisfactionError.badModel` when the file is missing, something else, of another version, or damaged.
    public init(at url: URL) throws(SatisfactionError) {
        do {
            let file = try ModelFile(at: url)
            let version = try file.numbers(Self.versionSection, of: UInt32.self).numbers.first
            guard version == Self.version else {
                throw LanguageModelError.version(file: file.name, found: version ?? 0, wanted: Self.version)
            }
            let core = try file.numbers(Self.coreSection, of: UInt8.self)
            self = try JSONDecoder().decode(DialogueCore.self, from: Data(core.numbers)).model(in: file)
        } catch let error as LanguageModelError {
            throw .badModel(path: url.path, why: "\(error)")
        } catch {
            throw .badModel(path: url.path, why: "its sections don't fit each other")
        }
    }

    /// The content of the model's file; the same model gives the same bytes.
    public func data() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        var file = ModelWriter()
        file.add(Self.versionSection, [Self.version])
        file.add(Self.coreSection, [UInt8](try encoder.encode(DialogueCore(self))))
        if let turns {
            turns.words.add(to: &file, "words")
            turns.letters.add(to: &file, "letters")
            for (kind, base) in zip(TextBase.Kind.allCases, turns.bases) {
                file.add("\(kind)", base.weights.values)
            }
            turns.trees.add(to: &file, "turns")
        }
        if let overall {
            overall.space.add(to: &file, "whole")
            file.add("wholeBad", overall.text.weights.values)
            overall.trees.add(to: &file, "overall")
        }
        return file.data()
    }

    /// Writes the model to a file, whole or not at all.
    /// - Throws: `SatisfactionError.unwritable` when it can't be written.
    public func write(to url: URL) throws(SatisfactionError) {
        do {
            try data().write(to: url, options: .atomic)
        } catch {
            throw .unwritable(path: url.path, why: WholeFile.words(for: error))
        }
    }
}

/// The few numbers of a model, beside its long lists.
private struct DialogueCore: Codable {
    let turnCurve: PriorCurve
    let overallCurve: PriorCurve
    let turns: TurnCore?
    let overall: OverallCore?

    struct TurnCore: Codable {
        let means: [Double]
        let deviations: [Double]
        let treeBase: Double
        let blend: ShrunkLogistic
        let rating: ShrunkLinear
        let interval: RatingInterval
        let centre: Double
    }

    struct OverallCore: Codable {
        let mean: Double
        let deviation: Double
        let scale: ColumnScale
        let linear: ShrunkLogistic
        let treeBase: Double
        let blend: ShrunkLogistic
        let rating: ShrunkLinear
        let interval: RatingInterval
    }

    init(_ model: DialogueModel) {
        turnCurve = model.turnCurve
        overallCurve = model.overallCurve
        turns = model.turns.map {
            TurnCore(
                means: $0.bases.map(\.mean),
                deviations: $0.bases.map(\.deviation),
                treeBase: $0.trees.base,
                blend: $0.blend,
                rating: $0.rating,
                interval: $0.interval,
                centre: $0.centre
            )
        }
        overall = model.overall.map {
            OverallCore(
                mean: $0.text.mean,
                deviation: $0.text.deviation,
                scale: $0.scale,
                linear: $0.linear,
                treeBase: $0.trees.base,
                blend: $0.blend,
                rating: $0.rating,
                interval: $0.interval
            )
        }
    }

    func model(in file: ModelFile) throws -> DialogueModel {
        guard turnCurve.fits, overallCurve.fits else { throw file.misfit }
        return DialogueModel(
            turns: try turns?.model(in: file),
            turnCurve: turnCurve,
            overall: try overall?.model(in: file),
            overallCurve: overallCurve
        )
    }
}

extension DialogueCore.TurnCore {
    fileprivate func model(in file: ModelFile) throws -> TurnModel {
        let kinds = TextBase.Kind.allCases
        let words = try TextSpace(in: file, "words")
        let letters = try TextSpace(in: file, "letters")
        guard means.count == kinds.count, deviations.count == kinds.count, interval.fits,
            blend.weights.count == kinds.count + 2, rating.weights.count == kinds.count + 2
        else { throw file.misfit }
        let bases = try kinds.map { kind in
            TextBase(
                weights: try LinearWeights(in: file, "\(kind)", width: kind.readsLetters ? letters.count : words.count),
                mean: means[kind.rawValue],
                deviation: deviations[kind.rawValue]
            )
        }
        return TurnModel(
            words: words,
            letters: letters,
            bases: bases,
            trees: try BoostedTrees(in: file, "turns", base: treeBase, width: TurnModel.treeWidth),
            blend: blend,
            rating: rating,
            interval: interval,
            centre: centre
        )
    }
}

extension DialogueCore.OverallCore {
    fileprivate func model(in file: ModelFile) throws -> OverallModel {
        let width = OverallRow.names.count
        let space = try TextSpace(in: file, "whole")
        guard scale.means.count == width, scale.deviations.count == width, linear.weights.count == width,
            blend.weights.count == 4, rating.weights.count == width + 2, interval.fits
        else { throw file.misfit }
        return OverallModel(
            space: space,
            text: TextBase(
                weights: try LinearWeights(in: file, "wholeBad", width: space.count),
                mean: mean,
                deviation: deviation
            ),
            scale: scale,
            linear: linear,
            trees: try BoostedTrees(in: file, "overall", base: treeBase, width: width + 1),
            blend: blend,
            rating: rating,
            interval: interval
        )
    }
}
