import HarkDomain
import HarkStatistics

/// Finds what to improve in the conversations of a span of time.
///
/// Each finder looks at one kind of thing. What it finds must be seen in at least ten conversations and, where something
/// is said to be worse than elsewhere, be so beyond chance: all comparisons of a finder are corrected together (Holm).
/// docs/suggestions.md tells what each looks for and what its gain assumes.
public struct SuggestionSearch: Hashable, Sendable {
    /// How long the span is, in weeks.
    public var weeks: Double
    /// Fewer conversations suggest nothing.
    public var fewest = 10
    /// Fewer ratings of an agent on a matter say nothing.
    public var fewestRatings = 8
    /// What is worse elsewhere must be so with at most this chance.
    public var chance = 0.05
    /// The bot must miss more than this share of a matter's conversations.
    public var missedShare = 0.4
    /// The share of a matter's first answers, at least, that must say the same.
    public var sameShare = 0.3

    /// Prepares to search a span of so many weeks, above 0.
    public init(weeks: Double) {
        precondition(weeks > 0, "a span has a length")
        self.weeks = weeks
    }

    /// All suggestions, each once, the surest gain of each measure first.
    public func suggestions(in chats: [SuggestionChat]) -> [Suggestion] {
        let found =
            articles(in: chats) + rules(in: chats) + hours(in: chats) + staffing(in: chats) + coaching(in: chats)
            + products(in: chats)
        var best: [SuggestionKey: Suggestion] = [:]
        for suggestion in found where suggestion.gain.low > best[suggestion.key]?.gain.low ?? -.infinity {
            best[suggestion.key] = suggestion
        }
        return best.values.sorted { ($1.gain.low, $0.key) < ($0.gain.low, $1.key) }
    }

    // MARK: What finders share

    /// The conversations on each matter, by name.
    func matters(_ chats: [SuggestionChat]) -> [(matter: Matter, chats: [SuggestionChat])] {
        var groups: [Matter: [SuggestionChat]] = [:]
        for chat in chats { if let matter = chat.matter { groups[matter, default: []].append(chat) } }
        return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// How many a week are saved when a share of some counted conversations no longer happens.
    ///
    /// The range is that of the share, and of the count as one of Poisson.
    func saved(_ count: Int, share: ScoreEstimate?, _ measure: SuggestionMeasure) -> SuggestionGain {
        let rate = Double(count) / weeks
        let reach = ScoreEstimate.width * Double(count).squareRoot() / weeks
        return SuggestionGain(
            measure: measure,
            value: rate * (share?.value ?? 0),
            low: max(0, rate - reach) * (share?.low ?? 0),
            high: (rate + reach) * (share?.high ?? 1)
        )
    }
}

extension Suggestion.Fact {
    /// The facts that name a matter.
    static func matter(_ matter: Matter) -> [Self] { [Self(name: matter.kind.rawValue, value: matter.name)] }

    /// A share in whole hundredths.
    static func percent(_ name: String, _ share: Double) -> Self {
        Self(name: name, value: "\(Int((share * 100).rounded()))")
    }
}
