/// What explains that there are more or fewer conversations, or that they are rated better or worse, than before.
public struct ChatCauses: Sendable, Equatable {
    /// The days that are explained.
    public let days: Range<Int32>
    /// The days that they are held against: as many just before, without those before the first conversation.
    public let daysBefore: Range<Int32>
    /// What was compared.
    public let measure: CauseMeasure
    /// How many conversations were compared: all of both periods, for ratings those with one.
    public let counted: Int
    /// How many both periods have.
    public let of: Int
    /// The explanations; their values are keys, such as the id of a queue.
    public let summary: CauseSummary
    /// What people call a key, by its dimension; what is missing is called by its key.
    public let names: [String: [String: String]]

    /// What people call a value; nil for none.
    public func name(of value: String?, in dimension: String) -> String? {
        value.map { names[dimension]?[$0] ?? $0 }
    }
}
