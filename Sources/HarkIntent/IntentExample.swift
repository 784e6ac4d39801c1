/// A text of which a person said what is wanted.
public struct IntentExample: Sendable, Hashable, Codable {
    /// The intent that marks a text as out of scope: something that the site's bot shall refuse.
    public static let outOfScope = "oos"

    /// What a customer wrote or may write.
    public let text: String
    /// The id of the intent, or `outOfScope`.
    public let intent: String

    /// Creates an example.
    public init(text: String, intent: String) {
        self.text = text
        self.intent = intent
    }
}
