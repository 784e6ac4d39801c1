import Dispatch
import HarkAnalytics
import HarkDomain

/// Explains changes and finds patterns, one after the other on a thread of its own, and keeps what it found for a while.
actor DiagnosisDesk {
    /// What is looked for, in which conversations.
    enum Subject: Hashable {
        case causes(ChatQuery, CauseMeasure)
        case patterns(ChatQuery)
    }

    /// What was found.
    enum Finding: Sendable {
        case causes(ChatCauses)
        case patterns(ChatPatterns)
    }

    /// A finding, and whether all that was committed before is in it.
    struct Answer: Sendable {
        let finding: Finding
        /// When it was looked for.
        let at: Timestamp
        let isComplete: Bool
    }

    private let bench = DispatchQueue(label: "hark.diagnosis", qos: .utility)
    private var shelf = AnswerShelf<Subject, Answer>(most: 64, keep: .seconds(600))
    private var waiting: [Subject: Task<Answer, any Error>] = [:]

    /// Explains why there are more or fewer conversations than before, or other ratings.
    ///
    /// - Throws: what reading the facts throws.
    func causes(_ query: ChatQuery, _ measure: CauseMeasure, from analytics: AnalyticsClerk) async throws -> Answer {
        try await answer(.causes(query.bare, measure), at: query.now) {
            let (causes, isComplete) = try await analytics.read { ($0.causes(query, measure), $1) }
            return Answer(finding: .causes(causes), at: query.now, isComplete: isComplete)
        }
    }

    /// Finds what conversations have in common.
    ///
    /// - Throws: what reading the facts throws.
    func patterns(_ query: ChatQuery, from analytics: AnalyticsClerk) async throws -> Answer {
        try await answer(.patterns(query.bare), at: query.now) { [bench] in
            let (pick, isComplete) = try await analytics.read { ($0.pick(query), $1) }
            let rows = try await analytics.rows(pick.ids)
            return await withCheckedContinuation { continuation in
                bench.async {
                    let finding = Finding.patterns(ChatPatterns(rows, pick))
                    continuation.resume(returning: Answer(finding: finding, at: query.now, isComplete: isComplete))
                }
            }
        }
    }

    /// Gives what is kept, waits for who asked the same before, or makes it.
    private func answer(
        _ subject: Subject,
        at now: Timestamp,
        _ make: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        if let known = shelf.value(of: subject, at: now) { return known }
        if let task = waiting[subject] { return try await task.value }
        let task = Task { try await make() }
        waiting[subject] = task
        defer { waiting[subject] = nil }
        let answer = try await task.value
        // What still lacks conversations is not kept.
        if answer.isComplete { shelf.keep(answer, for: subject, at: now) }
        return answer
    }
}

extension ChatQuery {
    /// The same without what does not change an answer: the moment at which it was asked, and the measures.
    fileprivate var bare: ChatQuery {
        var query = ChatQuery(days, now: Timestamp(milliseconds: 0))
        (query.filters, query.queues) = (filters, queues)
        return query
    }
}
