/// Something that a text names: a person, an order, a moment, an amount.
public struct TextEntity: Sendable, Hashable {
    /// What sort of thing.
    public let kind: EntityKind
    /// The words that name it, as the author wrote them.
    public let text: String
    /// Where they stand, in Unicode scalars of the original text.
    public let range: Range<Int>
    /// The thing in one form for all ways to write it, such as `+8613800138000` or `2026-11-27`.
    ///
    /// nil for what has no such form (people, places, organisations).
    public let value: String?

    /// Creates an entity.
    public init(kind: EntityKind, text: String, range: Range<Int>, value: String?) {
        self.kind = kind
        self.text = text
        self.range = range
        self.value = value
    }
}

/// The sorts of things that Hark recognises; the raw value is the name on the wire.
public enum EntityKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Found by a trained model.
    case person, place, organisation
    /// Found by the site's own patterns and the usual forms; the value is in capitals without spaces.
    case order, tracking
    /// The value is in lower case.
    case email
    /// The value is E.164 where the country is known.
    case phone
    /// The value is amount and ISO 4217 code, such as `12.50 EUR`.
    case money
    /// The value is a plain decimal number of hundredths, such as `12.5`.
    case percentage
    /// A day, with or without a time, and a time alone; the value is ISO 8601 in the message's own zone.
    ///
    /// `2026-11-27`, `2026-11-27T15:00` and, for longer spans, `2026-W48`, `2026-11` and `2026`; times are `T15:00`.
    case date, time
    /// The value is the address with its scheme.
    case url
    case postalCode
    /// Sensitive: the value is masked but for the last four digits.
    case paymentCard, idNumber, bankAccount
}
