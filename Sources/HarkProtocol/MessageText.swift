public import HarkDomain

/// The rules for what people write: trimmed, not empty, no NUL, at most 8,000 scalars and 32 KiB.
public enum MessageText {
    /// The most Unicode scalars a message may have.
    public static let maximumScalars = TextLimit.message
    /// The most bytes of UTF-8 a message may have.
    public static let maximumBytes = 32 * 1024

    /// Returns `text` without white space at both ends.
    ///
    /// - Throws: `.invalid` when nothing is left or it holds a NUL, `.tooLarge` when it is too long.
    public static func checked(_ text: String, field: String = "text") throws(Refusal) -> String {
        let shaped = try shaped(text, field: field)
        guard shaped.utf8.count <= maximumBytes, TextLimit.allows(shaped, maximumScalars) else {
            throw Refusal.tooLarge(field: field)
        }
        return shaped
    }

    /// Returns `text` without white space at both ends, however long it is.
    ///
    /// - Throws: `.invalid` when nothing is left or it holds a NUL.
    public static func shaped(_ text: String, field: String = "text") throws(Refusal) -> String {
        let trimmed = trim(text)
        guard !trimmed.isEmpty else { throw Refusal.invalid(field: field, reason: "must not be empty") }
        guard !trimmed.utf8.contains(0) else { throw Refusal.invalid(field: field, reason: "must not hold a NUL") }
        return trimmed
    }

    /// Returns `text` without Unicode white space at both ends.
    public static func trim(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return text }
        guard isWhite(first) || isWhite(last) else { return text }
        guard let start = scalars.firstIndex(where: { !isWhite($0) }),
            let end = scalars.lastIndex(where: { !isWhite($0) })
        else { return "" }
        return String(scalars[start...end])
    }

    /// Looks into the Unicode tables only for what is not ASCII.
    private static func isWhite(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " || 9...13 ~= scalar.value : scalar.properties.isWhitespace
    }
}
