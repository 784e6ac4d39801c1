import HarkIntent

/// The examples of intents: those in the rules file and those in files beside it.
struct IntentFiles {
    /// The most examples of all intents together, and the longest one.
    static let mostExamples = 50_000
    static let longestCharacters = 2_000
    /// The most characters of all examples: a model of more would need too much memory beside a server's work.
    static let mostCharacters = 1_000_000

    let script: BotScript
    let document: YAMLDocument
    private(set) var examples: [IntentExample] = []
    private(set) var faults: [BotFault] = []

    /// Gathers all examples; `beside` reads a file by its path seen from the rules file.
    init(_ script: BotScript, _ document: YAMLDocument, beside: (String) throws(BotError) -> TextFile) throws(BotError)
    {
        (self.script, self.document) = (script, document)
        for (index, intent) in script.intents.enumerated() {
            add(intent.examples.all, of: intent.id, at: ["intents", "\(index)", "examples"])
            if let file = intent.file { try read(file, of: intent.id, at: ["intents", "\(index)", "file"], beside) }
        }
        add(script.outOfScope.all, of: IntentExample.outOfScope, at: ["outOfScope"])
        if examples.count > Self.mostExamples {
            faults.append(document.fault("are more than \(Self.mostExamples) with their files", at: ["intents"]))
        }
        if examples.reduce(0, { $0 + $1.text.count }) > Self.mostCharacters {
            faults.append(document.fault("hold more than \(Self.mostCharacters) characters", at: ["intents"]))
        }
    }

    private mutating func add(_ texts: [String], of intent: String, at path: [String]) {
        for text in texts {
            guard text.count <= Self.longestCharacters else {
                faults.append(
                    document.fault("holds a text of more than \(Self.longestCharacters) characters", at: path)
                )
                continue
            }
            examples.append(IntentExample(text: text, intent: intent))
        }
    }

    private mutating func read(
        _ path: String,
        of intent: String,
        at place: [String],
        _ beside: (String) throws(BotError) -> TextFile
    ) throws(BotError) {
        guard TextFile.isBeside(path) else {
            faults.append(document.fault("must be a path below the folder of the rules file", at: place))
            return
        }
        let file = try beside(path)
        for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let fields = line.split(separator: "\t", maxSplits: 1).map { String($0.trimmingSpaces) }
            guard let text = fields.first, !text.isEmpty, !text.hasPrefix("#") else { continue }
            let reason: String? =
                if text.count > Self.longestCharacters {
                    "is longer than \(Self.longestCharacters) characters"
                } else if fields.count > 1, fields[1] != intent {
                    "is an example of \(fields[1]), not of \(intent)"
                } else {
                    nil
                }
            if let reason { faults.append(BotFault(file: file.name, line: number + 1, reason: reason)) }
            if reason == nil { examples.append(IntentExample(text: text, intent: intent)) }
        }
    }
}

extension TextFile {
    /// Whether a path stays below the folder that it is seen from.
    static func isBeside(_ path: String) -> Bool {
        !path.hasPrefix("/") && !path.split(separator: "/").contains("..") && !path.contains("\0")
    }
}
