import Dispatch
import HarkAnalytics
import HarkDomain
import HarkStore

/// Explains changes and finds patterns, one after the other on a thread of its own, and keeps what it found for a while.
struct DiagnosisDesk: Sendable {
    /// What is looked for, in which conversations.
    enum Subject: Hashable, Sendable {
        case causes(ChatQuery, CauseMeasure)
        case patterns(ChatQuery)
        case topics(ChatQuery)
    }

    /// What was found.
    enum Finding: Sendable {
        case causes(ChatCauses)
        case patterns(ChatPatterns)
        case topics(ChatTopics)
    }

    /// A finding, and whether all that was committed before is in it.
    struct Answer: Sendable {
        let finding: Finding
        /// When it was looked for.
        let at: Timestamp
        let isComplete: Bool
    }

    private let bench = DispatchQueue(label: "hark.diagnosis", qos: .utility)
    // What still lacks conversations is not kept.
    private let desk = AnswerDesk<Subject, Answer>(most: 64, keep: .seconds(600))
    // What conversations have in common takes long to find and changes little in a day.
    private let slow = AnswerDesk<Subject, Answer>(most: 64, keep: .seconds(4 * 3_600))

    /// Explains why there are more or fewer conversations than before, or other ratings.
    ///
    /// - Throws: what reading the facts throws.
    func causes(
        _ query: ChatQuery,
        _ measure: CauseMeasure,
        from facts: any FactsSource,
        renewing isRenewing: Bool = false
    ) async throws -> Answer {
        let subject = Subject.causes(query.subject, measure)
        return try await desk.answer(to: subject, at: query.now, renewing: isRenewing, keepingIf: \.isComplete) {
            let (causes, isComplete) = try await facts.read { ($0.causes(query, measure), $1) }
            return Answer(finding: .causes(causes), at: query.now, isComplete: isComplete)
        }
    }

    /// Finds what conversations have in common.
    ///
    /// - Throws: what reading the facts throws.
    func patterns(
        _ query: ChatQuery,
        from facts: any FactsSource,
        renewing isRenewing: Bool = false
    ) async throws -> Answer {
        let subject = Subject.patterns(query.subject)
        return try await slow.answer(to: subject, at: query.now, renewing: isRenewing, keepingIf: \.isComplete) {
            [bench] in
            let (pick, isComplete) = try await facts.read { ($0.pick(query), $1) }
            let rows = try await facts.rows(pick.ids)
            return await withCheckedContinuation { continuation in
                bench.async {
                    let finding = Finding.patterns(ChatPatterns(rows, pick))
                    continuation.resume(returning: Answer(finding: finding, at: query.now, isComplete: isComplete))
                }
            }
        }
    }

    /// Finds what conversations are about, by what their customers said first.
    ///
    /// - Throws: what reading the facts throws, and `StoreError`.
    func topics(
        _ query: ChatQuery,
        from facts: any FactsSource,
        of store: Store,
        renewing isRenewing: Bool = false
    ) async throws -> Answer {
        let subject = Subject.topics(query.subject)
        return try await slow.answer(to: subject, at: query.now, renewing: isRenewing, keepingIf: \.isComplete) {
            [bench] in
            let (pick, isComplete) = try await facts.read { ($0.pick(query), $1) }
            let ids = Array(pick.sample.suffix(ChatTopics.mostRead))
            let rows = try await facts.rows(ids)
            let texts = try await FirstTexts(store: store, kinds: [.visitor], most: 3).texts(in: ids)
            return await withCheckedContinuation { continuation in
                bench.async {
                    let finding = Finding.topics(ChatTopics(rows, texts, of: pick.of))
                    continuation.resume(returning: Answer(finding: finding, at: query.now, isComplete: isComplete))
                }
            }
        }
    }
}
