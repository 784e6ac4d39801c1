public import GRDB

/// The tokens that the optional answerer has used on a day, so that its budget survives a restart.
public struct AnswererUse: Hashable, Sendable {
    /// The day, counted in days of UTC since 1970.
    public let day: Int
    /// The tokens, of requests and answers together.
    public let tokens: Int

    /// Creates the value from its parts.
    public init(day: Int, tokens: Int) {
        (self.day, self.tokens) = (day, tokens)
    }

    /// Writes it in place of what was written before.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func write(_ use: AnswererUse, _ db: Database) throws {
        try Meta.answererUse.write("\(use.day) \(use.tokens)", db)
    }

    init?(_ text: String) {
        let numbers = text.split(separator: " ").map { Int($0) }
        guard numbers.count == 2, let day = numbers[0], let tokens = numbers[1] else { return nil }
        self.init(day: day, tokens: tokens)
    }
}

extension Store {
    /// What the answerer used last; nil when it never did.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func answererUse() throws(StoreError) -> AnswererUse? {
        try read { db in try Meta.answererUse.text(db).flatMap(AnswererUse.init) }
    }
}
