/// What is known around a message: where it was written, whether people are there, and who writes.
///
/// The bot takes facts as they are told and never looks anything up by itself.
public struct BotFacts: Sendable, Hashable, Codable {
    /// The page on which the customer writes: a path or an address.
    public var page: String?
    /// The key of the site.
    public var site: String?
    /// Whether people are there: office hours.
    public var isOpen: Bool
    /// What is known of the contact, by name.
    public var attributes: [String: String]
    /// What the contact or the order at hand is worth, when that is known.
    ///
    /// - Units: the shop's own currency.
    public var value: Double?

    /// Creates facts; without any, people are there and nothing is known.
    public init(
        page: String? = nil,
        site: String? = nil,
        isOpen: Bool = true,
        attributes: [String: String] = [:],
        value: Double? = nil
    ) {
        self.page = page
        self.site = site
        self.isOpen = isOpen
        self.attributes = attributes
        self.value = value
    }
}
