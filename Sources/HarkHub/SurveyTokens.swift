public import HarkDomain
import HarkStore

/// The tokens by which a customer rates one conversation without the widget: signed, never stored.
///
/// A token says which conversation and when a rating was asked for. It is made only for the customer's own view of
/// that event, and it can do nothing but vote.
public struct SurveyTokens: Sendable {
    /// How long a token is good after the rating was asked for.
    public static let lifetime = Duration.seconds(7 * 86_400)

    private let hash: KeyedHash

    /// Derives the key from the data directory's secret.
    public init(secret: [UInt8]) {
        hash = KeyedHash(secret: secret, purpose: "survey token")
    }

    /// Returns the path of the page on which the customer rates the conversation.
    public func path(of conversation: ConversationID, askedAt: Timestamp) -> String {
        "/s/" + text(of: conversation, askedAt: askedAt)
    }

    /// Returns a token's text: 48 bytes in unpadded base64url.
    public func text(of conversation: ConversationID, askedAt: Timestamp) -> String {
        let claims = [conversation.rawValue, askedAt.milliseconds].flatMap(Self.bytes)
        return Base64URL.encode(claims + hash.code(of: claims))
    }

    /// Returns what a token is good for; nil when it is forged, malformed or expired.
    public func ticket(of text: String, at now: Timestamp) -> SurveyTicket? {
        guard text.utf8.count == 64, let bytes = Base64URL.decode(text), bytes.count == 48,
            hash.isValid(bytes[16...], of: bytes[..<16])
        else { return nil }
        let askedAt = Timestamp(milliseconds: Self.number(bytes[8..<16]))
        let age = now - askedAt
        guard age <= Self.lifetime, age >= .seconds(-300) else { return nil }
        return SurveyTicket(conversation: ConversationID(rawValue: Self.number(bytes[..<8])), askedAt: askedAt)
    }

    private static func bytes(_ number: Int64) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> Int64($0)) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int64 {
        Int64(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) })
    }
}

/// What a token of the survey's page is good for: one vote on one conversation, for one asking.
public struct SurveyTicket: Hashable, Sendable {
    /// The conversation.
    public let conversation: ConversationID
    /// When the rating was asked for.
    public let askedAt: Timestamp
}

extension Store {
    /// Makes the paths of survey pages for what is read from this store; a key is derived only when one is made.
    var surveyLink: CustomerEvent.SurveyLink {
        { [secret] conversation, at in SurveyTokens(secret: secret).path(of: conversation, askedAt: at) }
    }
}
