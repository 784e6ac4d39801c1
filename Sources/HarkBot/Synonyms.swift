import HarkLanguage

/// Groups of words that mean the same to this shop, in each language.
public struct SynonymGroups: Sendable, Hashable, Codable {
    /// The English groups.
    public let en: [[String]]
    /// The Chinese groups.
    public let zh: [[String]]

    /// The most groups of one language.
    static let most = 1_000

    /// No groups.
    init() {
        (en, zh) = ([], [])
    }

    /// Reads the groups strictly; each needs two words or more.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "en", "zh")
        en = try Self.groups("en", strict)
        zh = try Self.groups("zh", strict)
    }

    private static func groups(_ key: String, _ strict: StrictContainer) throws -> [[String]] {
        let groups: [[String]] = try strict.value(key, or: [])
        guard groups.count <= most else { throw strict.fault("holds more than \(most) groups", at: key) }
        for (index, group) in groups.enumerated() {
            guard group.count > 1, group.allSatisfy({ !Tokenizer.stems(of: $0).isEmpty }) else {
                throw strict.fault("needs two words or more", at: key, "\(index)")
            }
        }
        return groups
    }
}

/// Brings words that mean the same to one form: the first of their group.
struct Synonyms: Sendable {
    private struct Entry {
        let stems: [String]
        let canonical: [String]
    }

    /// The entries by their first stem, longest first.
    private var entries: [String: [Entry]] = [:]

    init(_ groups: SynonymGroups = SynonymGroups()) {
        for group in groups.en + groups.zh {
            let forms = group.map { Tokenizer.stems(of: $0) }
            guard let canonical = forms.first else { continue }
            for stems in forms {
                guard let first = stems.first else { continue }
                entries[first, default: []].append(Entry(stems: stems, canonical: canonical))
            }
        }
        for first in entries.keys { entries[first]?.sort { $0.stems.count > $1.stems.count } }
    }

    var isEmpty: Bool { entries.isEmpty }

    /// The stems with each synonym, from left to right and the longest first, in the form of its group.
    func canonical(_ stems: [String]) -> [String] {
        guard !isEmpty else { return stems }
        var result: [String] = []
        var index = 0
        while index < stems.count {
            let entry = entries[stems[index]]?.first { stems[index...].starts(with: $0.stems) }
            result += entry?.canonical ?? [stems[index]]
            index += entry?.stems.count ?? 1
        }
        return result
    }
}
