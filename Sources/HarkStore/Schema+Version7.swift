extension Schema {
    /// How conversations will most likely be rated.
    static let version7 = #"""
        ALTER TABLE conversation ADD COLUMN satisfaction TEXT;
        """#
}
