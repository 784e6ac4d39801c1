import HarkTraining
import Testing

struct TrainingErrorTests {
    @Test func `a malformed line is named by file and line`() {
        let error = TrainingError.malformed(path: "train.tsv", line: 3, why: "two columns, five expected")
        #expect(error.description == "train.tsv:3: two columns, five expected")
    }
}
