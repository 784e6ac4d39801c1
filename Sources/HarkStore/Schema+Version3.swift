extension Schema {
    /// The mood of conversations, which their rows hold as short lists.
    static let version3 = """
        ALTER TABLE conversation ADD COLUMN moods TEXT;
        ALTER TABLE conversation ADD COLUMN flag TEXT;
        """
}
