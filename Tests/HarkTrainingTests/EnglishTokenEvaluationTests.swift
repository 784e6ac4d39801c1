import Foundation
import HarkTraining
import Testing

struct EnglishTokenEvaluationTests {
    @Test func `spans that differ are counted and named`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let content =
            "# text = I can't. Yahoo!\nI\tPRON\tP\tI\t1\nca\tAUX\tM\tcan\t0\nn't\tPART\tR\tnot\t0\n.\tPUNCT\t.\t.\t1\nYahoo!\tPROPN\tN\tYahoo!\t1\n"
        try content.write(to: file, atomically: true, encoding: .utf8)

        let evaluation = EnglishTokenEvaluation(try UDFile(path: file.path).sentences)

        #expect(evaluation.hits == 4)
        #expect(evaluation.expected == 5)
        #expect(evaluation.given == 6)
        #expect(evaluation.score == 8 / 11.0)
        #expect(evaluation.worst(3).map(\.error) == ["Yahoo! → Yahoo !"])
    }
}
