public import Foundation
import HarkLanguage

extension IntentModel {
    /// The version of the features: a model of another version reads texts in another way.
    private static let version: UInt32 = 2

    /// Reads a model from a file.
    ///
    /// - Throws: `IntentError.badModel` when the file is missing, something else, of another version, or damaged.
    public init(at url: URL) throws(IntentError) {
        do throws(LanguageModelError) {
            let file = try ModelFile(at: url)
            let version = try file.numbers("intentVersion", of: UInt32.self).numbers.first
            guard version == Self.version else {
                throw .version(file: file.name, found: version ?? 0, wanted: Self.version)
            }
            let names = try file.text("intents").split(separator: "\n").map(String.init)
            let counts = try file.array("counts", of: UInt32.self, count: 2)
            let numbers = try file.array("calibration", of: Double.self, count: 5)
            guard !names.isEmpty, numbers.allSatisfy(\.isFinite) else { throw file.damaged }
            self.init(
                intents: names,
                exampleCount: Int(counts[0]),
                outOfScopeCount: Int(counts[1]),
                scorer: try IntentScorer(in: file, count: names.count),
                calibration: IntentCalibration(numbers)
            )
        } catch {
            throw .badModel(path: url.path, why: "\(error)")
        }
    }

    /// The content of the model's file.
    ///
    /// The same model gives the same bytes.
    public func data() -> Data {
        var file = ModelWriter()
        file.add("intentVersion", [Self.version])
        file.add("intents", text: intents.joined(separator: "\n"))
        file.add("counts", [UInt32(exampleCount), UInt32(outOfScopeCount)])
        file.add("calibration", calibration.numbers)
        scorer.add(to: &file)
        return file.data()
    }

    /// Writes the model to a file, whole or not at all.
    /// - Throws: `IntentError.unreadable` when it can't be written.
    public func write(to url: URL) throws(IntentError) {
        do {
            try data().write(to: url, options: .atomic)
        } catch {
            throw .unreadable(path: url.path, why: (error as NSError).localizedDescription)
        }
    }
}

extension IntentCalibration {
    fileprivate var numbers: [Double] { [curve.slope, curve.offset, familiarityShare, steepness, threshold] }

    fileprivate init(_ numbers: [Double]) {
        self.init(
            curve: LogisticCurve(slope: numbers[0], offset: numbers[1]),
            familiarityShare: numbers[2],
            steepness: numbers[3],
            threshold: numbers[4]
        )
    }
}

extension IntentScorer {
    fileprivate init(in file: ModelFile, count: Int) throws(LanguageModelError) {
        let rarity = try file.array("rarity", of: Float.self)
        let unknown = try file.array("unknown", of: Float.self, count: 1)
        let slots = try file.array("slots", of: UInt64.self)
        guard let table = FeatureTable(slots: slots, count: rarity.count) else { throw file.damaged }
        let lanes = Self.lanes(of: count)
        self.init(
            space: FeatureSpace(table: table, rarity: rarity, unknownRarity: unknown[0]),
            count: count,
            rows: try file.array("rows", of: Int8.self, count: rarity.count * lanes),
            scales: try file.array("scales", of: Float.self, count: rarity.count),
            bias: try file.array("bias", of: Float.self, count: count),
            seen: try file.array("seen", of: UInt8.self, count: rarity.count * Self.seenBytes(of: count))
        )
    }

    fileprivate func add(to file: inout ModelWriter) {
        file.add("slots", space.table.slots)
        file.add("rarity", space.rarity)
        file.add("unknown", [space.unknownRarity])
        file.add("rows", rows)
        file.add("scales", scales)
        file.add("bias", bias)
        file.add("seen", seen)
    }
}

extension ModelFile {
    /// What a section that doesn't fit the others means.
    fileprivate var damaged: LanguageModelError { .damaged(file: name, why: "its sections don't fit each other") }

    /// A section as an array.
    fileprivate func array<Number: BitwiseCopyable>(
        _ section: String,
        of type: Number.Type,
        count: Int? = nil
    ) throws(LanguageModelError) -> [Number] {
        let numbers = try numbers(section, of: type)
        guard count == nil || numbers.count == count else { throw damaged }
        return withExtendedLifetime(numbers) { Array(numbers.numbers) }
    }
}
