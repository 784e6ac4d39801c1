import ArgumentParser
import HarkLanguage
import HarkProtocol

extension LanguageCommand {
    /// Runs `hark language tag`.
    struct Tag: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tag sentences that are cut already: words between spaces, a sentence a line.",
            discussion: """
                Prints {"pos":[…],"entities":[[type,first,last],…]}: a part of speech of Universal Dependencies for each \
                word, and names as PER, LOC or ORG with the numbers of their first and last word, from 0.
                """
        )

        @OptionGroup var lines: Lines
        @OptionGroup var models: Models
        @Option(help: "en or zh.") var language: String

        func validate() throws {
            guard ["en", "zh"].contains(language) else { throw ValidationError("--language takes en or zh.") }
        }

        func run() throws {
            do {
                let models = try models.load()
                let known = Language(tag: language) ?? .english
                try lines.each { line in
                    let words = line.unicodeScalars.split(separator: " ").map { String($0) }
                    return Self.json(models.tags(of: words, language: known))
                }
            } catch {
                throw Ending.explain(error)
            }
        }

        private static func json(
            _ tags: (speech: [PartOfSpeech], names: [(kind: EntityKind, words: Range<Int>)])
        ) -> [UInt8] {
            var writer = JSONWriter(capacity: 512)
            writer.beginObject()
            writer.member("pos", tags.speech.map(\.rawValue))
            writer.name("entities")
            writer.beginArray()
            for name in tags.names {
                writer.beginArray()
                writer.string(name.kind.shortName ?? name.kind.rawValue)
                writer.int(name.words.lowerBound)
                writer.int(name.words.upperBound - 1)
                writer.endArray()
            }
            writer.endArray()
            writer.endObject()
            return writer.bytes
        }
    }

    /// Runs `hark language segment`.
    struct Segment: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cut each line of Chinese into words, with a space between them."
        )

        @OptionGroup var lines: Lines
        @OptionGroup var models: Models
        @Option(help: "zh.") var language = "zh"

        func validate() throws {
            guard language == "zh" else { throw ValidationError("--language takes zh: English is cut by analyse.") }
        }

        func run() throws {
            do {
                let models = try models.load()
                try lines.eachText { Array(models.chineseWords(of: $0).joined(separator: " ").utf8) }
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}
