import HarkLanguage

/// How much the patterns of all documents may ask of memory and time, together and each.
struct PatternBudget {
    /// The most patterns, the longest, and the largest programs of one and of all.
    static let mostPatterns = 5_000
    static let longestCharacters = 2_000
    static let largestProgram = 10_000
    static let largestTotal = 500_000

    private var patterns = 0
    private var total = 0

    /// Takes one pattern up and says what is wrong with it, or nil.
    mutating func fault(of source: String) -> String? {
        patterns += 1
        guard patterns <= Self.mostPatterns else { return "is one pattern too many; \(Self.mostPatterns) may be" }
        guard source.count <= Self.longestCharacters else {
            return "has more than \(Self.longestCharacters) characters"
        }
        do throws(LinearPattern.Invalid) {
            let pattern = try LinearPattern(source)
            if pattern.matchesEmptyText { return "matches the empty text, so it would match every message" }
            total += pattern.programSize
            if pattern.programSize > Self.largestProgram { return "is too large: write fewer or smaller repetitions" }
            return total > Self.largestTotal ? "is too large together with all patterns before it" : nil
        } catch {
            return "is not a usable pattern: \(error.reason)"
        }
    }
}
