/// A pattern of page addresses: `*` stands for any run of characters, every other sign for itself, whatever its case.
///
/// It must match the whole address, so a part of one is written `*/checkout*`.
public struct PagePattern: Hashable, Sendable {
    /// The pattern as it was written.
    public let text: String
    /// What stands between the stars, in lower case.
    private let pieces: [ArraySlice<UInt8>]

    /// Creates a pattern.
    public init(_ text: String) {
        self.text = text
        pieces = Array(text.lowercased().utf8).split(separator: Self.star, omittingEmptySubsequences: false)
    }

    /// Returns true when the pattern matches the whole of an address.
    ///
    /// - Complexity: O(n + m) for an address and a pattern of so many bytes, whatever the pattern.
    public func matches(_ page: String) -> Bool { matches(Array(page.lowercased().utf8)) }

    /// Returns true when every address that `other` matches is matched by this pattern too.
    ///
    /// The stars of `other` stand for anything, so only a star can match them; no other sign here is one.
    func covers(_ other: PagePattern) -> Bool { matches(Array(other.text.lowercased().utf8)) }

    /// Matches an address in lower case.
    func matches(_ page: [UInt8]) -> Bool {
        guard let first = pieces.first, let last = pieces.last else { return false }
        guard pieces.count > 1 else { return page.elementsEqual(first) }
        guard page.count >= first.count + last.count, page.starts(with: first),
            page.suffix(last.count).elementsEqual(last)
        else { return false }
        var rest = page[first.count..<(page.count - last.count)]
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let end = Self.end(of: piece, in: rest) else { return false }
            rest = rest[end...]
        }
        return true
    }

    private static let star = UInt8(ascii: "*")

    /// Where the first occurrence of a piece ends.
    ///
    /// - Source: D. E. Knuth, J. H. Morris and V. R. Pratt, “Fast Pattern Matching in Strings”, SIAM Journal on
    ///   Computing 6(2), 1977.
    private static func end(of piece: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Int? {
        let piece = Array(piece)
        let borders = Self.borders(of: piece)
        var matched = 0
        for index in text.indices {
            while matched > 0, piece[matched] != text[index] { matched = borders[matched - 1] }
            if piece[matched] == text[index] { matched += 1 }
            if matched == piece.count { return index + 1 }
        }
        return nil
    }

    /// For each prefix, the length of the longest shorter prefix that it ends with.
    private static func borders(of piece: [UInt8]) -> [Int] {
        var borders = Array(repeating: 0, count: piece.count)
        var border = 0
        for index in piece.indices.dropFirst() {
            while border > 0, piece[border] != piece[index] { border = borders[border - 1] }
            if piece[border] == piece[index] { border += 1 }
            borders[index] = border
        }
        return borders
    }
}
