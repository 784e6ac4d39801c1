import HarkAnalytics
import HarkProtocol

/// What is measured, and how each measure is counted.
public struct MeasureList: Sendable {
    /// The list as it is printed.
    public let bytes: [UInt8]

    /// Writes the list for people, as CSV or as JSON.
    public init(asCSV: Bool = false, asJSON: Bool = false) {
        if asJSON {
            var writer = JSONWriter()
            writer.beginObject()
            writer.measures()
            writer.endObject()
            bytes = writer.bytes + [0x0A]
        } else if asCSV {
            let lines = [["id", "name", "unit", "better", "definition"]] + Measure.allCases.map(Self.fields)
            bytes = Array(lines.map { $0.map(CSVField.quoted).joined(separator: ",") + "\r\n" }.joined().utf8)
        } else {
            let parts = Measure.allCases.map { "\($0) (\($0.card.name), \($0.card.unit)): \($0.card.definition)\n" }
            bytes = Array(parts.joined().utf8)
        }
    }

    private static func fields(_ measure: Measure) -> [String] {
        let card = measure.card
        return [measure.rawValue, card.name, card.unit.rawValue, card.better?.rawValue ?? "", card.definition]
    }
}

extension JSONWriter {
    /// Writes the member with all measures.
    mutating func measures() {
        objects("measures", Measure.allCases) {
            let card = $1.card
            $0.member("id", $1.rawValue)
            $0.member("name", card.name)
            $0.member("unit", card.unit.rawValue)
            $0.name("better")
            if let better = card.better { $0.string(better.rawValue) } else { $0.value(.null) }
            $0.member("definition", card.definition)
        }
    }
}
