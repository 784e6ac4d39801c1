import ArgumentParser
import Foundation
import HarkHub
import HarkLanguage
import HarkTraining

extension LanguageCommand {
    /// Runs `hark language adapt`.
    struct Adapt: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Teach the moods what the staff said was not right.",
            discussion: """
                Reads the corrections in a data directory, also while a server holds it, and writes the file \
                "corrections.weights" there. A server takes it at its next start or on SIGHUP; without the file, moods \
                are as they ship.
                """
        )

        @OptionGroup var data: DataOption

        func run() throws {
            do {
                let corrections = try data.openReadOnly().corrections().map(\.asLesson)
                let url = data.directory.appending(path: "corrections.weights")
                let before = Self.right(corrections, try LanguageModels())
                try SentimentLearning().file(corrections).write(to: url, options: .atomic)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
                let after = Self.right(corrections, try LanguageModels(corrections: url))
                print("\(corrections.count) corrections: \(before) right before, \(after) right now")
            } catch {
                throw Ending.explain(error)
            }
        }

        private static func right(_ corrections: [Lesson], _ models: LanguageModels) -> Int {
            let analyzer = LanguageAnalyzer(models: models)
            return corrections.count { lesson in
                analyzer.analyse(lesson.text, language: lesson.language).sentiment.label == lesson.label
            }
        }
    }
}

private typealias Lesson = (text: String, language: Language, label: HarkLanguage.SentimentLabel)

extension CorrectedText {
    fileprivate var asLesson: Lesson {
        let known = language.flatMap { Language(tag: $0) } ?? Language.detect(text)
        return (text, known, HarkLanguage.SentimentLabel(rawValue: label.rawValue) ?? .neutral)
    }
}
