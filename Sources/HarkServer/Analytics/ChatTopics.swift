import HarkAnalytics
import HarkDomain
import HarkLanguage
import HarkStatistics

/// What conversations are about, by the words of their customers.
struct ChatTopics: Sendable, Equatable {
    /// The conversations of one topic.
    struct Group: Sendable, Equatable {
        /// The words that tell it from others, the most telling first.
        let terms: [String]
        /// How many conversations there are.
        let size: Int
        /// Which share of all that were read.
        let share: Double
        /// The mean of their ratings; nil without one.
        let csat: Double?
        /// How many were rated.
        let ratings: Int
        /// Those that stand for it.
        let conversations: [ConversationID]
    }

    /// Of more conversations than these, the latest are read.
    static let mostRead = 2_000
    /// Fewer conversations with texts have no topics.
    static let fewest = 30
    private static let mostTopics = 12

    /// How many conversations were read, and how many there are.
    let counted: Int, of: Int
    /// How well topics stand apart; nil for none or one.
    let silhouette: Double?
    /// The topics, the largest first; empty when there are too few conversations.
    let groups: [Group]

    /// Finds the topics of conversations.
    ///
    /// - Parameters:
    ///   - rows: those that were read.
    ///   - texts: what their customers said first.
    ///   - of: how many conversations there are in all.
    init(_ rows: [ChatRow], _ texts: [ConversationID: [String]], of: Int) {
        let read = rows.filter { texts[$0.id] != nil }
        let words = TopicTerms(read.map { texts[$0.id] ?? [] })
        (counted, self.of) = (read.count, of)
        var search = TopicSearch(seed: 1)
        (search.most, search.isQuick) = (Self.mostTopics, true)
        guard read.count >= Self.fewest, let found = try? search.topics(of: words.documents) else {
            (silhouette, groups) = (nil, [])
            return
        }
        silhouette = found.silhouette
        groups = found.topics.enumerated().map { number, topic in
            let scores = read.indices.compactMap { found.labels[$0] == number ? read[$0].score : nil }
            return Group(
                terms: topic.terms.map { words.word(of: $0.text) },
                size: topic.size,
                share: Double(topic.size) / Double(read.count),
                csat: scores.isEmpty ? nil : Double(scores.reduce(0, +)) / Double(scores.count),
                ratings: scores.count,
                conversations: topic.representatives.map { read[$0].id }
            )
        }
    }
}

/// The terms of texts by which topics are found, and the words that people read in their place.
struct TopicTerms {
    /// The terms of each document.
    let documents: [[String]]
    /// The word that a stem was seen as most often.
    private let words: [String: String]

    init(_ texts: [[String]]) {
        var seen: [String: [String: Int]] = [:]
        documents = texts.map { texts in
            texts.flatMap { text in
                // Single Chinese characters are in every text; pairs tell matters apart.
                TopicWords.words(of: text).flatMap { word in
                    let terms = Tokenizer.terms(of: word).filter { $0.weight == 1 }.map(\.text)
                    if terms.count == 1 { seen[terms[0], default: [:]][word, default: 0] += 1 }
                    return terms
                }
            }
        }
        words = seen.mapValues { counts in
            counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
        }
    }

    /// How people write a term.
    func word(of term: String) -> String { words[term] ?? term }
}
