import HarkDomain

/// Makes each answer once, however many ask for it at the same time, and keeps the last ones while they hold.
actor AnswerDesk<Key: Hashable & Sendable, Value: Sendable> {
    private var shelf: AnswerShelf<Key, Value>
    private var making: [Key: Task<Value, any Error>] = [:]
    private var waiting: [Key: Int] = [:]
    /// So many answers are made, or wait to be made, at a time.
    private static var mostMaking: Int { 8 }

    /// Creates a desk that keeps so many answers for so long.
    init(most: Int, keep: Duration) { shelf = AnswerShelf(most: most, keep: keep) }

    /// Gives what is kept, waits for whoever asked the same before, or makes it.
    ///
    /// - Parameters:
    ///   - key: what is asked.
    ///   - now: when.
    ///   - isRenewing: whether what is kept is made anew once half of its time is over; others get it meanwhile.
    ///   - isWorthKeeping: whether an answer may be given again later.
    ///   - make: makes the answer.
    /// - Returns: the answer.
    /// - Throws: what making it throws, and nothing is kept then; `Refusal.unavailable` while too many others are made.
    func answer(
        to key: Key,
        at now: Timestamp,
        renewing isRenewing: Bool = false,
        keepingIf isWorthKeeping: @Sendable (Value) -> Bool = { _ in true },
        _ make: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        if let known = isRenewing ? shelf.fresh(key, at: now) : shelf.value(of: key, at: now) { return known }
        if let task = making[key] {
            waiting[key, default: 0] += 1
            return try await task.value
        }
        guard making.count < Self.mostMaking else { throw Refusal.unavailable }
        let task = Task { try await make() }
        making[key] = task
        defer { (making[key], waiting[key]) = (nil, nil) }
        let answer = try await task.value
        if isWorthKeeping(answer) { shelf.keep(answer, for: key, at: now) }
        return answer
    }

    /// What is kept and still holds; nil when there is nothing, and nothing is made.
    func kept(_ key: Key, at now: Timestamp) -> Value? { shelf.value(of: key, at: now) }

    /// How many wait for an answer that is being made for somebody else; nil when none is being made.
    func waiting(for key: Key) -> Int? { making[key].map { _ in waiting[key] ?? 0 } }
}
