import Foundation
import HarkTraining
import Testing

struct UDFileTests {
    @Test func `words of a sentence know where they stand in its text`() throws {
        let file = try UDFile(
            path: write(
                """
                # text = I don't.
                I\tPRON\tPRP\tI\t1
                do\tAUX\tVBP\tdo\t0
                n't\tPART\tRB\tnot\t0
                .\tPUNCT\t.\t.\t1

                # text = 𝒜 b
                𝒜\tX\tFW\ta\t1
                b\t_\tNN\tb\t1

                """
            )
        )

        #expect(file.sentences.map(\.text) == ["I don't.", "𝒜 b"])
        #expect(file.sentences[0].tokens.map(\.range) == [0..<1, 2..<4, 4..<7, 7..<8])
        #expect(file.sentences[0].tokens.map(\.partOfSpeech) == [.pronoun, .auxiliary, .particle, .punctuation])
        #expect(file.sentences[0].tokens.map(\.isBeforeSpace) == [true, false, false, true])
        #expect(file.sentences[1].tokens.map(\.range) == [0..<1, 2..<3])
        #expect(file.sentences[1].tokens[1].partOfSpeech == nil)
    }

    @Test(arguments: [
        ("# text = a\na\tX\tX\n", 2), ("a\tX\tX\ta\t1\n", 1), ("# text = a\nb\tX\tX\tb\t1\n", 2),
        ("# text = a\na\tXX\tX\ta\t1\n", 2), ("# text = a b\na\tX\tX\ta\t1\n\n", 3),
    ])
    func `a line that is not as the format says is named`(content: String, line: Int) throws {
        let path = try write(content)

        let error = #expect(throws: TrainingError.self) { try UDFile(path: path) }
        guard case .malformed(path, line, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    private func write(_ content: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try content.write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }
}
