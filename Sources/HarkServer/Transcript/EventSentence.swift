import HarkDomain

/// An event in words: what somebody said, or what happened.
struct EventSentence: Hashable {
    /// Who said it; nil for what merely happened.
    let speaker: String?
    /// What was said or happened.
    let text: String
    /// True for what only the staff may see.
    let isStaffOnly: Bool

    /// The sentence on its own.
    var whole: String { speaker.map { "\($0): \(text)" } ?? "* \(text)" }

    init(happening text: String, isStaffOnly: Bool = true) {
        (speaker, self.text, self.isStaffOnly) = (nil, text, isStaffOnly)
    }

    init(_ body: EventBody, by author: Author) {
        let name = author.name ?? author.kind.word
        isStaffOnly = !body.type.isForCustomers
        switch body {
        case .messagePosted(let message): (speaker, text) = (name, message.text)
        case .noteAdded(let note): (speaker, text) = ("\(name) (note)", note.text)
        case .whisperSent(let whisper): (speaker, text) = ("\(name) (whisper)", whisper.text)
        default: (speaker, text) = (nil, Self.happening(body, by: author, name: name))
        }
    }

    private static func happening(_ body: EventBody, by author: Author, name: String) -> String {
        if let decision = RoutingWords(language: .english).sentence(body, by: author, name: name) { return decision }
        return switch body {
        case .conversationStarted(let data):
            "\(name) started the conversation on \(data.siteName)" + (data.page.map { ", page \($0.url)" } ?? "")
        case .botFeedback(let data): "\(name) said that the answer " + (data.helped ? "helped" : "did not help")
        case .botFailed(let data): "The bot did not answer: \(data.reason)"
        case .messageAnalysed(let data):
            "Reads as \(data.sentiment.label.rawValue)"
                + (data.sentiment.words.isEmpty ? "" : " (\(data.sentiment.words.joined(separator: ", ")))")
        default: steering(body, name: name)
        }
    }

    private static func steering(_ body: EventBody, name: String) -> String {
        switch body {
        case .sentimentFlagged(let data): "Mood: \(data.sentence)"
        case .sentimentCorrected(let data): "\(name) called message \(data.seq) \(data.label.rawValue)"
        case .helpRequested(let data): "\(name) asked for help" + (data.text.map { ": \($0)" } ?? "")
        case .conversationLabelled(let data): "Labels: \(data.labels.joined(separator: ", "))"
        case .surveyRequested: "Asked for a rating"
        case .surveyAnswered(let data):
            "\(name) rated it \(data.score) of 5" + (data.solved.map { ", solved: \($0.rawValue)" } ?? "")
                + (data.comment.map { ": \($0)" } ?? "")
                + data.answers.map { "; \($0.question): \($0.value.words)" }.joined()
        default: body.type.rawValue
        }
    }
}

extension SurveyAnswer.Value {
    /// The number or the text.
    var words: String { number.map { "\($0)" } ?? text ?? "" }
}

extension AuthorKind {
    /// What a party without a name is called.
    var word: String {
        switch self {
        case .visitor: "Visitor"
        case .bot: "Bot"
        case .system: "Hark"
        case .agent: "Agent"
        case .supervisor: "Supervisor"
        case .admin: "Admin"
        }
    }
}
