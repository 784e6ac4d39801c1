import HarkDomain
import HarkProtocol
import HarkStore

extension EventRow {
    /// The types of events that hold something to find.
    static let searchedTypes: [EventType] = [
        .conversationStarted, .messagePosted, .noteAdded, .whisperSent, .helpRequested, .conversationLabelled,
        .surveyAnswered,
    ]

    /// What people can find of an event: what was said, who opened the conversation and with which answers to
    /// a form, labels that were put on, the words of a rating; nil when there is none.
    var searchedText: String? {
        guard let type = EventType(rawValue: type), Self.searchedTypes.contains(type) else { return nil }
        let wire = StoredPayload(bytes: payload).wire
        guard case .object(let data)? = try? JSONReader.read(Array(wire)) else { return nil }
        let texts: [String?]
        switch type {
        case .conversationStarted: texts = [authorName] + data.answers
        case .conversationLabelled: texts = data.texts("added")
        case .surveyAnswered: texts = [data.text("comment")] + data.surveyAnswers
        default: texts = [data.text("text")]
        }
        let found = texts.compactMap { $0 }.filter { !$0.isEmpty }
        return found.isEmpty ? nil : found.joined(separator: "\n")
    }
}

extension JSONObject {
    fileprivate func text(_ name: String) -> String? {
        if case .string(let text)? = self[name] { text } else { nil }
    }

    fileprivate func texts(_ name: String) -> [String] {
        guard case .array(let values)? = self[name] else { return [] }
        return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    /// What was answered to a survey's further questions in words.
    fileprivate var surveyAnswers: [String] {
        guard case .array(let answers)? = self["answers"] else { return [] }
        return answers.compactMap { if case .object(let answer) = $0 { answer.text("value") } else { nil } }
    }

    /// The answers to the form before the conversation.
    fileprivate var answers: [String] {
        guard case .object(let fields)? = self["fields"] else { return [] }
        return fields.members.compactMap { if case .string(let text) = $0.value { text } else { nil } }
    }
}
