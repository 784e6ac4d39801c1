// What a customer's start of a conversation leaves, and what a page gave with it.

/// A customer opened a conversation.
public struct ConversationStarted: Hashable, Sendable {
    /// The customer's idempotency key of the start, not shown; nil when the first message carries it.
    public let clientID: String?
    /// Who opened it.
    public let visitor: VisitorID
    /// Who that is, when identified.
    ///
    /// Kept for the fold, not shown.
    public let contact: ContactID?
    /// Where it came in.
    public let site: SiteID
    /// The site's name at that time.
    public let siteName: String
    /// The queue that it belongs to when it needs a person.
    public let queue: QueueReference
    /// The customer's locale as BCP 47.
    public let language: String?
    /// The page the customer was on.
    public let page: Page?
    /// What a form before the chat collected, in order.
    public let fields: [Field]
    /// The segments of the contact.
    ///
    /// Staff only.
    public let segments: [String]
    /// True when the customer was here before.
    ///
    /// Staff only.
    public let isReturning: Bool

    /// Creates the value from its parts.
    public init(
        clientID: String? = nil,
        visitor: VisitorID,
        contact: ContactID? = nil,
        site: SiteID,
        siteName: String,
        queue: QueueReference,
        language: String? = nil,
        page: Page? = nil,
        fields: [Field] = [],
        segments: [String] = [],
        isReturning: Bool = false
    ) {
        self.clientID = clientID
        self.visitor = visitor
        self.contact = contact
        self.site = site
        self.siteName = siteName
        self.queue = queue
        self.language = language
        self.page = page
        self.fields = fields
        self.segments = segments
        self.isReturning = isReturning
    }
}

/// A page on the company's site.
public struct Page: Hashable, Sendable {
    /// The address.
    public let url: String
    /// The title.
    public let title: String

    /// Creates the value from its parts.
    public init(url: String, title: String) {
        self.url = url
        self.title = title
    }
}

/// One answer of a form before the chat.
public struct Field: Hashable, Sendable {
    /// The field's name.
    public let name: String
    /// The answer.
    public let value: String

    /// Creates the value from its parts.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
