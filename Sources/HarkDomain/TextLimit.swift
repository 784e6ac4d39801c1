/// How many Unicode scalars what people write may have.
public enum TextLimit {
    /// Messages, notes and whispers.
    public static let message = 8000
    /// The comment of a rating.
    public static let comment = 2000
    /// What customers answer to a further question of a survey.
    public static let answer = 500
    /// Reasons, and calls for help.
    public static let reason = 500
    /// Outcome codes.
    public static let disposition = 100

    /// True when a text has no more than `limit` scalars.
    ///
    /// - Complexity: O(1) for texts of no more than `limit` bytes.
    public static func allows(_ text: String, _ limit: Int) -> Bool {
        text.utf8.count <= limit || text.unicodeScalars.count <= limit
    }
}
