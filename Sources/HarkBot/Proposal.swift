public import HarkLanguage

/// A change of the bot's documents that the learning loop proposes and a person accepts or declines.
public struct Proposal: Sendable, Hashable, Codable, Identifiable {
    /// What is proposed.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// A text that an intent should learn.
        case example
        /// A new article, drafted from what agents answered.
        case answer
        /// Questions that nobody could answer: somebody must write.
        case gap
        /// A rule that never fires.
        case idleRule
        /// A rule that never fires because another one always holds before it.
        case shadowedRule
        /// A rule whose answers do not help.
        case misleadingRule
    }

    /// The same for the same proposal, whatever the conversations and their order.
    public let id: String
    /// What is proposed.
    public let kind: Kind
    /// The language that it is about; nil for rules, which serve both.
    public let language: Language?
    /// What it is about, in a few words of the customers.
    public let title: String
    /// What speaks for it.
    public let evidence: Evidence
    /// The change; nil when it needs a writer first.
    public let edit: DocumentEdit?
    /// How much speaks for it.
    ///
    /// - Units: 0…1.
    public let confidence: Double
    /// The ids of gaps in the other language that seem to be about the same.
    public internal(set) var linked: [String] = []

    init(
        _ kind: Kind,
        key: String,
        language: Language?,
        title: String,
        evidence: Evidence,
        edit: DocumentEdit?,
        confidence: Double
    ) {
        id = StableDigest.hex(of: [kind.rawValue, language?.rawValue ?? "", key])
        self.kind = kind
        self.language = language
        self.title = title
        self.evidence = evidence
        self.edit = edit
        self.confidence = min(max(confidence, 0), 1).inHundredths
    }
}

extension Proposal {
    /// What speaks for a proposal.
    public struct Evidence: Sendable, Hashable, Codable {
        /// The most conversations that are named, and the most quotes.
        static let mostConversations = 20
        static let mostQuotes = 5
        /// The longest quote, in characters.
        static let longestQuote = 200

        /// Conversations in which it was seen, at most twenty.
        public let conversations: [String]
        /// What was said there, without personal data, at most five of at most 200 characters.
        public let quotes: [String]
        /// Counts by name, such as `fired` and `unhelpful`.
        public let counts: [String: Int]

        init(conversations: some Sequence<String>, quotes: some Sequence<String>, counts: [String: Int]) {
            self.conversations = Array(Set(conversations).sorted().prefix(Self.mostConversations))
            var seen: Set<String> = []
            self.quotes = Array(
                quotes.map(Self.clipped).filter { seen.insert($0.folded).inserted }.prefix(Self.mostQuotes)
            )
            self.counts = counts
        }

        private static func clipped(_ text: String) -> String {
            let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return line.count > longestQuote ? line.prefix(longestQuote - 1) + "…" : line
        }
    }
}
