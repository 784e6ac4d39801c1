/// A set of small whole numbers, one bit each.
struct RoutingBits: Hashable, Sendable, Sequence {
    private var words: [UInt64]

    /// Creates a set from its bits.
    init(words: [UInt64] = []) { self.words = words }

    /// True when the number is in the set.
    func contains(_ number: Int) -> Bool {
        let word = number >> 6
        return word < words.count && words[word] >> UInt64(number & 63) & 1 == 1
    }

    /// Puts the number in or takes it out.
    mutating func set(_ number: Int, _ isIn: Bool) {
        let word = number >> 6
        if word >= words.count {
            guard isIn else { return }
            words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
        }
        let bit = UInt64(1) << UInt64(number & 63)
        if isIn { words[word] |= bit } else { words[word] &= ~bit }
    }

    /// True when nothing is in the set.
    var isEmpty: Bool {
        for word in words where word != 0 { return false }
        return true
    }

    /// How many are in the set.
    var count: Int {
        var sum = 0
        for word in words { sum += word.nonzeroBitCount }
        return sum
    }

    /// The one number in the set; nil when there are none or more.
    var only: Int? {
        var found: Int?
        for (index, word) in words.enumerated() where word != 0 {
            guard found == nil, word & (word - 1) == 0 else { return nil }
            found = index << 6 + word.trailingZeroBitCount
        }
        return found
    }

    /// The set without what is in the other.
    func subtracting(_ other: RoutingBits) -> RoutingBits {
        var rest = self
        for index in 0..<Swift.min(words.count, other.words.count) { rest.words[index] &= ~other.words[index] }
        return rest
    }

    /// Walks over the numbers, smallest first.
    struct Iterator: IteratorProtocol {
        fileprivate let words: [UInt64]
        fileprivate var index = 0
        fileprivate var word: UInt64

        /// The next number.
        mutating func next() -> Int? {
            while word == 0 {
                index += 1
                guard index < words.count else { return nil }
                word = words[index]
            }
            let bit = word.trailingZeroBitCount
            word &= word - 1
            return index << 6 + bit
        }
    }

    /// Walks over the numbers, smallest first.
    func makeIterator() -> Iterator { Iterator(words: words, word: words.first ?? 0) }
}
