import Foundation
import Testing

@testable import HarkTraining

struct ExactEvaluationTests {
    private static let list = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Language/exact.jsonl")

    @Test func `the adversarial list is solved without a false hit`() throws {
        let evaluation = try ExactEvaluation(file: Self.list)

        #expect(evaluation.cases >= 400)
        #expect(evaluation.negatives >= 200)
        #expect(evaluation.recall >= 0.99, "\(evaluation.failures)")
        #expect(evaluation.falseHits == 0, "\(evaluation.failures)")
        #expect(evaluation.wrongMasks == 0, "\(evaluation.failures)")
    }

    @Test func `a missing list and a line that is no case are told`() throws {
        let missing = URL(filePath: "/nonexistent/exact.jsonl")
        #expect(throws: TrainingError.self) { try ExactEvaluation(file: missing) }

        let file = FileManager.default.temporaryDirectory.appending(path: "exact-\(UUID()).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        let good = #"{"text":"a","zone":"UTC","at":"2026-11-27T10:00","entities":[]}"#
        try Data("\(good)\n{}\n".utf8).write(to: file)
        do {
            _ = try ExactEvaluation(file: file)
            Issue.record("a line that is no case must be told")
        } catch .malformed(_, let line, _) {
            #expect(line == 2)
        } catch {
            Issue.record("\(error)")
        }
    }
}
