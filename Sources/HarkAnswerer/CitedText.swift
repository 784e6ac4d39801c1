/// A text and the marks in it that cite passages: `[1]`, `[1, 2]`, `【1】`.
struct CitedText: Equatable {
    /// The text without the marks.
    private(set) var text = ""
    /// The numbers cited, in order of their first mark.
    private(set) var numbers: [Int] = []

    init(_ source: String) {
        var rest = Array(source.unicodeScalars)[...]
        var kept = String.UnicodeScalarView()
        while let scalar = rest.first {
            if scalar == "[" || scalar == "【", let mark = Self.mark(rest) {
                for number in mark.numbers where !numbers.contains(number) { numbers.append(number) }
                if kept.last == " " { kept.removeLast() }
                rest = rest.dropFirst(mark.length)
            } else {
                kept.append(scalar)
                rest = rest.dropFirst()
            }
        }
        text = Self.trimmed(String(kept))
    }

    /// Reads a mark at the start of a stretch.
    private static func mark(_ scalars: ArraySlice<Unicode.Scalar>) -> (numbers: [Int], length: Int)? {
        guard let end = scalars.prefix(20).firstIndex(where: { $0 == "]" || $0 == "】" }) else { return nil }
        let inside = scalars[scalars.startIndex + 1..<end]
        let parts = inside.split { ", ，、".unicodeScalars.contains($0) }
        let numbers = parts.compactMap { part in
            part.allSatisfy { ("0"..."9").contains($0) } ? Int(String(String.UnicodeScalarView(part))) : nil
        }
        guard !parts.isEmpty, numbers.count == parts.count else { return nil }
        return (numbers, end - scalars.startIndex + 1)
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex
        return String(start[..<end])
    }
}
