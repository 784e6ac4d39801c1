public import Foundation
import HarkLanguage
public import HarkStatistics

extension SatisfactionModel {
    /// The version of what the file holds.
    private static let version: UInt32 = 1

    /// Reads a model from a file.
    /// - Throws: `SatisfactionError.badModel` when the file is missing, something else, of another version, or damaged.
    public init(at url: URL) throws(SatisfactionError) {
        do {
            let file = try ModelFile(at: url)
            let version = try file.numbers("satisfVersion", of: UInt32.self).numbers.first
            guard version == Self.version else {
                throw LanguageModelError.version(file: file.name, found: version ?? 0, wanted: Self.version)
            }
            let content = try file.numbers("satisfaction", of: UInt8.self)
            self = try JSONDecoder().decode(Self.self, from: Data(content.numbers))
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
        file.add("satisfVersion", [Self.version])
        file.add("satisfaction", [UInt8](try encoder.encode(self)))
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

    /// Predicts each row of a table that has the model's columns, whatever else it has.
    /// - Throws: `StatisticsError.missingColumn` when one is missing.
    public func predictions(
        of table: NumericTable,
        reasons: Int = 5
    ) throws(StatisticsError) -> [SatisfactionPrediction] {
        let values = try table.selecting(columns).values
        return (0..<values.rows).map { prediction(of: Array(values[row: $0]), reasons: reasons) }
    }
}
