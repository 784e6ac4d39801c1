public import HarkDomain
public import HarkLanguage

/// What the hub has of the language stack; what is nil is switched off.
public struct LanguagePort: Sendable {
    /// Reads a customer's message; called off the loop, one message after the other.
    public typealias Reading = @Sendable (MessageToRead) -> MessageAnalysed
    /// Returns a text with what must not be stored masked; called on the loop, so it must be quick.
    public typealias Masking = @Sendable (String) -> String

    /// Reads a text for the bot, as of a moment; called on the bot's thread, before the message is answered.
    public typealias Analysing = @Sendable (_ text: String, _ at: Timestamp) -> TextAnalysis?

    let read: Reading?
    let analyse: Analysing?
    let mask: Masking?

    /// Creates a port from its parts.
    public init(read: Reading? = nil, analyse: Analysing? = nil, mask: Masking? = nil) {
        (self.read, self.analyse, self.mask) = (read, analyse, mask)
    }

    /// Everything switched off.
    public static let none = LanguagePort()

    /// The text as it may be stored; one that is too long anyway is left for the floor to refuse.
    func stored(_ text: String) -> String {
        guard let mask, TextLimit.allows(text, TextLimit.message) else { return text }
        return mask(text)
    }
}

/// A customer's message that is on disk and waits to be read.
public struct MessageToRead: Sendable {
    /// The conversation.
    public let conversation: ConversationID
    /// The message's seq.
    public let seq: Int
    /// The text as stored.
    public let text: String
    /// When it was written.
    public let at: Timestamp

    /// Creates the value from its parts.
    public init(conversation: ConversationID, seq: Int, text: String, at: Timestamp) {
        (self.conversation, self.seq, self.text, self.at) = (conversation, seq, text, at)
    }

    /// The message that an event tells of, when a customer wrote one.
    init?(_ event: Event) {
        guard event.by.kind == .visitor, case .messagePosted(let message) = event.body,
            let conversation = event.conversation
        else { return nil }
        self.init(conversation: conversation, seq: event.seq, text: message.text, at: event.at)
    }
}
