import Foundation
import HarkAnalytics
import Testing

/// docs/measures.md says of each measure and of each column what the code says.
struct MeasureDocumentTests {
    private let page: String

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        page = try String(contentsOf: root.appending(path: "docs/measures.md"), encoding: .utf8)
    }

    @Test func `each measure stands on the page as it is defined`() {
        for measure in Measure.allCases {
            let card = measure.card
            let better = card.better?.rawValue ?? "–"
            let row = "| `\(measure)` | \(card.name) | \(card.unit) | \(better) | \(card.definition) |"
            #expect(page.contains(row), "\(row)")
        }
    }

    @Test func `each number and each key stands there too`() {
        for number in ChatNumber.allCases {
            #expect(page.contains("| `\(number)` | \(number.meaning) |"), "\(number): \(number.meaning)")
        }
        for key in ChatKey.allCases { #expect(page.contains("`\(key)`"), "\(key)") }
    }
}
