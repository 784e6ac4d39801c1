/// How many questions and tokens are left; a value without a clock.
struct AnswererBudget {
    private let callsPerMinute: Int
    private let tokensPerDay: Int
    private var calls: [Duration] = []
    private var day = Int.min
    private(set) var tokensToday = 0

    init(callsPerMinute: Int, tokensPerDay: Int, use: AnswererBudgetUse? = nil) {
        self.callsPerMinute = callsPerMinute
        self.tokensPerDay = tokensPerDay
        if let use { (day, tokensToday) = (use.day, use.tokens) }
    }

    /// What is used up or set aside, and on which day.
    var use: AnswererBudgetUse { AnswererBudgetUse(day: day, tokens: tokensToday) }

    /// Sets aside what a question may cost.
    ///
    /// - Parameters:
    ///   - tokens: The most that it may cost.
    ///   - now: Time since some fixed point, for the calls of the last minute.
    ///   - day: The number of the day.
    /// - Returns: Whether the question may be asked.
    mutating func take(tokens: Int, now: Duration, day: Int) -> Bool {
        if day != self.day { (self.day, tokensToday) = (day, 0) }
        calls.removeAll { now - $0 >= .seconds(60) }
        guard calls.count < callsPerMinute, tokensToday + tokens <= tokensPerDay else { return false }
        calls.append(now)
        tokensToday += tokens
        return true
    }

    /// Gives back what was set aside on a day and not used; later there is nothing to give back to.
    mutating func settle(taken: Int, used: Int, day: Int) {
        guard day == self.day else { return }
        tokensToday = max(0, tokensToday - taken + used)
    }
}

/// The tokens of one day that are used or set aside; what a keeper stores between two starts.
public struct AnswererBudgetUse: Sendable, Hashable {
    /// The day, counted in days of UTC since 1970.
    public let day: Int
    /// The tokens, of requests and answers together.
    public let tokens: Int

    /// Creates the value from its parts.
    public init(day: Int, tokens: Int) {
        (self.day, self.tokens) = (day, tokens)
    }
}
