public import Foundation
import HarkLanguage

/// How the exact recognisers and the redactor do on a list of cases.
///
/// A case is one JSON object a line: a text, its language, moment and zone, and all of its entities with place and
/// value, none for a text in which nothing may be found. An entity counts as found when kind, place and value fit;
/// everything else that is found is a false hit.
public struct ExactEvaluation: Sendable {
    /// Cases in the list.
    public private(set) var cases = 0
    /// Cases without any entity.
    public private(set) var negatives = 0
    /// Entities in the list.
    public private(set) var entities = 0
    /// Entities that were found.
    public private(set) var found = 0
    /// Hits that are in no case.
    public private(set) var falseHits = 0
    /// Cases whose masked text is not the expected one.
    public private(set) var wrongMasks = 0
    /// What went wrong, a line each.
    public private(set) var failures: [String] = []

    /// The share of entities that were found, 0…1.
    public var recall: Double { entities == 0 ? 1 : Double(found) / Double(entities) }

    /// Evaluates a file of cases.
    ///
    /// - Throws: `TrainingError` when the file can't be read or a line is not a case.
    public init(file: URL) throws(TrainingError) {
        let lines: String
        do {
            lines = try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw .unreadable(path: file.path, why: "\(error)")
        }
        for (index, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            add(try Self.read(line, path: file.path, number: index + 1))
        }
    }

    private static func read(_ line: Substring, path: String, number: Int) throws(TrainingError) -> ExactCase {
        do {
            return try JSONDecoder().decode(ExactCase.self, from: Data(line.utf8))
        } catch {
            throw .malformed(path: path, line: number, why: "\(error)")
        }
    }

    private mutating func add(_ example: ExactCase) {
        let found = ExactRecognizer.standard.entities(in: example.text, at: example.moment, zone: example.zone)
            .map(ExactCase.Entity.init)
        let hits = example.entities.filter(found.contains).count
        cases += 1
        negatives += example.entities.isEmpty ? 1 : 0
        entities += example.entities.count
        self.found += hits
        falseHits += found.count - hits
        if found != example.entities {
            failures.append("\(example.text.debugDescription): \(example.entities) expected, \(found) found")
        }
        if Redactor.standard.redact(example.text) != example.redacted {
            wrongMasks += 1
            failures.append("\(example.text.debugDescription): wrongly masked")
        }
    }
}
