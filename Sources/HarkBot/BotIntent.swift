import HarkIntent

/// Something that customers want, told by examples, and what the bot does about it.
public struct BotIntent: Sendable, Hashable, Codable {
    /// The name by which conditions and explanations refer to the intent.
    public let id: String
    /// What it is about, for the people who keep it.
    public let title: String
    /// Messages that have it.
    public let examples: ExampleTexts
    /// A file with more of them, one a line, beside the rules file.
    public let file: String?
    /// The least probability with which it counts; nil leaves that to the model.
    ///
    /// - Units: 0…1.
    public let minimum: Double?
    /// Whether a message with it is worth a person at once.
    public let isHighValue: Bool
    /// What it does; an intent that does not speak only serves conditions.
    public let answer: BotAnswer

    private enum Value: String, CaseIterable {
        case high, normal
    }

    /// Reads an intent strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(
            decoder,
            keys: ["id", "title", "examples", "file", "minimum", "value"] + BotAnswer.keys
        )
        id = try strict.id("id")
        title = try strict.text("title")
        examples = try strict.value("examples", or: ExampleTexts())
        file = strict.has("file") ? try strict.text("file") : nil
        minimum = try strict.share("minimum")
        isHighValue = try strict.oneOf("value", Value.self) == .high
        answer = try BotAnswer(strict)
        guard id != IntentExample.outOfScope else {
            throw strict.fault("is the name of what is out of scope", at: "id")
        }
        guard file != nil || !examples.isEmpty else { throw strict.fault("is missing", at: "examples") }
        guard answer.say.map({ !$0.en.isEmpty && !$0.zh.isEmpty }) ?? true else {
            throw strict.fault("needs en and zh", at: "say")
        }
    }
}

/// Example texts by language.
public struct ExampleTexts: Sendable, Hashable, Codable {
    /// The English ones.
    public let en: [String]
    /// The Chinese ones.
    public let zh: [String]

    /// No examples.
    init() {
        (en, zh) = ([], [])
    }

    /// Reads the texts strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "en", "zh")
        en = try strict.texts("en")
        zh = try strict.texts("zh")
    }

    /// All of them.
    public var all: [String] { en + zh }

    /// Whether there are none.
    public var isEmpty: Bool { en.isEmpty && zh.isEmpty }
}
