public import HarkDomain
public import HarkStore

/// A customer's message with the label that the staff gave it, to learn from.
public struct CorrectedText: Hashable, Sendable {
    /// The text as stored.
    public let text: String
    /// The message's language, BCP 47; nil when it was not read.
    public let language: String?
    /// The label that counts.
    public let label: SentimentLabel
}

extension Store {
    /// Reads all messages of customers whose sentiment the staff corrected, each with the last word on it.
    ///
    /// - Shape: by conversation and seq.
    /// - Throws: `StoreError` when the database fails, `StoredPayload.Corrupt` for data that does not fit its type.
    /// - Complexity: O(events of the whole log).
    public func corrections() throws -> [CorrectedText] {
        try correctedConversations().flatMap { try corrections(of: $0) }
    }

    private func corrections(of id: ConversationID) throws -> [CorrectedText] {
        var labels: [Int: SentimentLabel] = [:]
        for row in try corrections(in: id) {
            if case .sentimentCorrected(let data) = try Event(row).body { labels[data.seq] = data.label }
        }
        var texts: [Int: String] = [:]
        var languages: [Int: String] = [:]
        for row in try events(id, after: 0, limit: .max, audience: .staff, maxBytes: .max).rows {
            switch try Event(row).body {
            case .messagePosted(let message) where labels[row.seq] != nil: texts[row.seq] = message.text
            case .messageAnalysed(let data) where labels[data.seq] != nil: languages[data.seq] = data.language
            default: break
            }
        }
        return labels.sorted { $0.key < $1.key }.compactMap { seq, label in
            texts[seq].map { CorrectedText(text: $0, language: languages[seq], label: label) }
        }
    }
}
