import HarkAnalytics
import HarkDomain
import HarkLanguage

/// The topics of conversations in which the bot read no intent, by names that hold from night to night.
///
/// A name is the three words that tell a topic best, and says by itself which conversations are meant: those whose
/// customers began with two of the words. So a suggestion about a topic is of the same conversations in each night, also
/// of those that come after it was accepted. What was named before comes first; topics are searched for in the rest.
struct SuggestionTopics: Sendable {
    /// So many conversations are looked at.
    static let mostRead = 100_000
    /// So many words name a topic, and so many of them must be there.
    private static let words = 3, needed = 2
    private static let mostFound = 12

    /// What was known before and was found, in the order in which it counts.
    private(set) var names: [String]
    /// The topic of each conversation that has one.
    private(set) var topics: [ConversationID: String] = [:]

    /// Finds the topics of texts.
    ///
    /// - Parameters:
    ///   - texts: what customers said first.
    ///   - unnamed: in these new topics are searched for, as far as they have no name yet.
    ///   - known: names that were given before.
    init(_ texts: [ConversationID: [String]], findingIn unnamed: Set<ConversationID>, knowing known: [String]) {
        names = known
        let ids = texts.keys.sorted()
        let terms = TopicTerms(ids.map { texts[$0] ?? [] })
        let documents = terms.documents.map(Set.init)
        var marks = known.map(Self.terms)
        var open: [Int] = []
        for place in ids.indices {
            if let mark = Self.first(of: marks, in: documents[place]) {
                topics[ids[place]] = names[mark]
            } else {
                open.append(place)
            }
        }
        let searched = Array(open.filter { unnamed.contains(ids[$0]) }.suffix(ChatTopics.mostRead))
        guard searched.count >= ChatTopics.fewest else { return }
        var search = TopicSearch(seed: 1)
        (search.most, search.isQuick) = (Self.mostFound, true)
        guard let found = try? search.topics(of: searched.map { terms.documents[$0] }) else { return }
        for topic in found.topics {
            // One word in common is enough to be taken for the same by people.
            let own = topic.terms.prefix(Self.words).map(\.text)
            guard own.count == Self.words, marks.allSatisfy({ $0.isDisjoint(with: own) }) else { continue }
            names.append(own.map(terms.word(of:)).joined(separator: ", "))
            marks.append(Set(own))
        }
        for place in open {
            if let mark = Self.first(of: marks, in: documents[place]) { topics[ids[place]] = names[mark] }
        }
    }

    private static func first(of marks: [Set<String>], in document: Set<String>) -> Int? {
        marks.firstIndex { $0.intersection(document).count >= needed }
    }

    /// The terms that a name stands for.
    private static func terms(of name: String) -> Set<String> { Set(TopicTerms([[name]]).documents[0]) }
}

extension SuggestionBook {
    /// The names of the topics that suggestions are about, in the order in which they were proposed.
    var topics: [String] {
        let named = records.values.sorted { ($0.at, $0.suggestion.key) < ($1.at, $1.suggestion.key) }
            .compactMap(\.suggestion.key.subject.matter)
        var seen: Set<String> = []
        return named.filter { $0.kind == .topic && seen.insert($0.name).inserted }.map(\.name)
    }
}
