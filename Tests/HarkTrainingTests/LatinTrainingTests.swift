import Foundation
import HarkLanguage
import HarkTraining
import Testing

struct LatinTrainingTests {
    @Test func `the same texts give the same weights, which tell languages apart`() throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let english = (0..<40).flatMap { index in
            [
                "where is my parcel number \(index)", "i want my money back please",
                "the tent that you sent is broken and wet",
            ]
        }

        let models = try (0..<2).map { _ in try LatinTraining.model(english: english, scratch: scratch).data() }

        #expect(models[0] == models[1])
        try models[0].write(to: scratch)
        let identifier = try LanguageIdentifier(in: ModelFile(at: scratch))
        #expect(identifier.guess(CleanText("is the money for my tent back")).language == .english)
        #expect(identifier.guess(CleanText("¿dónde está mi dinero?")).language == .other)
    }
}
