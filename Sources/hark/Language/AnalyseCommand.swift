import ArgumentParser
import Foundation
import HarkLanguage
import HarkProtocol

extension LanguageCommand {
    /// Runs `hark language analyse`.
    struct Analyse: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read all that Hark reads out of each line, as a line of JSON.",
            discussion: """
                A line is a text, or {"text":…}. Offsets count Unicode scalars of the text. With --words and --pattern \
                it reads as a site with those does.
                """
        )

        @OptionGroup var lines: Lines
        @OptionGroup var models: Models
        @Option(help: "auto, en or zh.") var language = "auto"
        @Option(help: "The moment that \"tomorrow\" counts from, in ISO 8601; now when it is missing.") var at: String?
        @Option(help: "The zone of the texts' authors, such as Asia/Shanghai.") var zone: String?
        @Option(help: "A file of words that stay one token, one a line.") var words: String?
        @Option(help: "A form of the site's order numbers, in RE2's syntax; may be repeated.") var pattern: [String] =
            []

        func validate() throws {
            guard ["auto", "en", "zh"].contains(language) else {
                throw ValidationError("--language takes auto, en or zh.")
            }
            guard zone == nil || zone.flatMap(TimeZone.init(identifier:)) != nil else {
                throw ValidationError("--zone takes a name of the zone database, such as Europe/Berlin.")
            }
            guard at == nil || at.flatMap(Self.moment) != nil else {
                throw ValidationError("--at takes a moment such as 2026-11-28T09:30:00Z.")
            }
        }

        func run() throws {
            do {
                let analyzer = try analyzer()
                let known = Language(tag: language)
                let moment = at.flatMap(Self.moment) ?? Date()
                let zone = zone.flatMap(TimeZone.init(identifier:)) ?? .current
                try lines.eachText { text in
                    analyzer.analyse(text, language: known, at: moment, zone: zone).json
                }
            } catch {
                throw Ending.explain(error)
            }
        }

        private func analyzer() throws -> LanguageAnalyzer {
            let names = try words.map { try String(contentsOfFile: $0, encoding: .utf8) } ?? ""
            return LanguageAnalyzer(
                models: try models.load(),
                words: names.split(separator: "\n").map(String.init),
                recognizer: try ExactRecognizer(patterns: pattern.map { EntityPattern(kind: .order, pattern: $0) })
            )
        }

        private static func moment(_ text: String) -> Date? {
            try? Date(text, strategy: .iso8601)
        }
    }

    /// Runs `hark language redact`.
    struct Redact: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print each line with payment cards, ID numbers and bank accounts masked."
        )

        @OptionGroup var lines: Lines

        func run() throws {
            do {
                try lines.eachText { text in
                    // A line in gives a line out, whatever line breaks were in its JSON.
                    Array(Redactor.standard.redact(text).utf8).map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
                }
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}

extension TextAnalysis {
    /// The analysis as a line of JSON.
    fileprivate var json: [UInt8] {
        var writer = JSONWriter(capacity: 2048)
        writer.beginObject()
        writeLanguage(&writer)
        writer.objects("tokens", tokens) { writer, token in
            writer.member("text", token.text)
            writer.member("start", token.range.lowerBound)
            writer.member("end", token.range.upperBound)
            writer.member("pos", token.partOfSpeech?.rawValue)
        }
        writer.objects("entities", entities) { writer, entity in
            writer.member("type", entity.kind.rawValue)
            writer.member("text", entity.text)
            writer.member("start", entity.range.lowerBound)
            writer.member("end", entity.range.upperBound)
            writer.member("value", entity.value)
        }
        writeSentiment(&writer)
        writer.member("redacted", redacted)
        writer.endObject()
        return writer.bytes
    }

    private func writeLanguage(_ writer: inout JSONWriter) {
        writer.name("language")
        writer.beginObject()
        writer.member("code", language.language.rawValue)
        writer.member("script", language.script?.rawValue)
        writer.name("confidence")
        writer.double((language.confidence * 1000).rounded() / 1000)
        writer.endObject()
    }

    private func writeSentiment(_ writer: inout JSONWriter) {
        writer.name("sentiment")
        writer.beginObject()
        writer.figure("score", sentiment.score)
        writer.member("label", sentiment.label.rawValue)
        writer.figure("anger", sentiment.anger)
        writer.member("reason", sentiment.words)
        writer.endObject()
    }
}
