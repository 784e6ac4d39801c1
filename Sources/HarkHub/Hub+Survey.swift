public import HarkDomain
import HarkFloor
import HarkProtocol

// Ratings from the survey's page, by customers without a socket.
extension Hub {
    /// Takes a rating from the survey's page, and returns once it is on disk.
    ///
    /// What says the same as the rating that counts changes nothing and costs no rate, so a form that is sent twice
    /// counts once.
    public func rate(_ rating: PageRating) async -> Outcome {
        await withCheckedContinuation { continuation in
            withConversation(rating.conversation) { _ in continuation.resume() }
        }
        guard case .healthy = storage else { return .refused(.unavailable) }
        guard let rated = floor.conversation(rating.conversation) else { return .refused(.notFound) }
        let hash = contentHash.survey(rating.score, rating.solved, rating.comment, rating.answers)
        guard let submission = rating.masked(language.stored).submission(to: rated, hash: hash) else {
            await settled()
            return .done(seq: rated.customerHead)
        }
        guard rating.isCurrent(for: rated) else { return .refused(.conflict("answered since")) }
        let command = Command.submitSurvey(submission)
        let ruling = floor.decide(command, at: clock.now)
        guard !ruling.events.isEmpty else {
            await settled()
            return ruling.outcome
        }
        if let retryAfterMs = takeToken(of: rated, rating) { return .refused(.rateLimited(retryAfterMs: retryAfterMs)) }
        let decision = floor.handle(command, at: clock.now)
        record(decision, hash: hash)
        let failed = await withCheckedContinuation { continuation in
            perform(.work { _, failed in continuation.resume(returning: failed) })
        }
        return failed ? .refused(.unavailable) : decision.outcome
    }

    /// Takes from the same rate as the visitor's messages; returns when to come back when it is used up.
    private func takeToken(of record: ConversationRecord, _ rating: PageRating) -> Int? {
        guard !(settings.exemptLoopback && rating.isLocal) else { return nil }
        let key = VisitorKey(visitor: record.visitor, site: record.site)
        if let presence = visitors[key] { return presence.messages.take(now: loop.now) }
        var bucket = restingVisitors[key] ?? visitorBucket()
        defer { restingVisitors[key] = bucket }
        return bucket.take(now: loop.now)
    }
}

/// A rating as the survey's page sends it.
public struct PageRating: Hashable, Sendable {
    /// The conversation that its token was made for.
    public let conversation: ConversationID
    /// 1…5.
    public let score: Int
    /// Whether it was solved.
    public let solved: Solved?
    /// In the customer's words.
    public let comment: String?
    /// Answers to further questions.
    public let answers: [SurveyAnswer]
    /// When the answer was given that the form showed, 0 for none; nil: whichever counts now.
    ///
    /// - Units: milliseconds since 1970.
    public let seen: Int64?
    /// The customer's name, when known.
    public let name: String?
    /// True for a peer on this machine.
    public let isLocal: Bool

    /// Creates a rating from its parts.
    public init(
        conversation: ConversationID,
        score: Int,
        solved: Solved? = nil,
        comment: String? = nil,
        answers: [SurveyAnswer] = [],
        seen: Int64? = nil,
        name: String? = nil,
        isLocal: Bool = false
    ) {
        (self.conversation, self.score, self.solved, self.comment) = (conversation, score, solved, comment)
        (self.answers, self.seen, self.name, self.isLocal) = (answers, seen, name, isLocal)
    }

    /// False for a form that was loaded before the rating that counts was given, such as one that is sent again by others.
    public func isCurrent(for record: ConversationRecord) -> Bool {
        seen.map { $0 == record.survey?.at.milliseconds ?? 0 } ?? true
    }

    /// The rating with what the customer wrote as it may be stored.
    func masked(_ mask: (String) -> String) -> PageRating {
        PageRating(
            conversation: conversation,
            score: score,
            solved: solved,
            comment: comment.map(mask),
            answers: answers.map { $0.masked(mask) },
            seen: seen,
            name: name,
            isLocal: isLocal
        )
    }

    /// Makes the customer's own command of it; nil when the rating that counts says the same already.
    ///
    /// The key names what is said and what was said before, so that a form sent twice at once is one rating, and
    /// that a customer who changes an answer back is heard.
    public func submission(to record: ConversationRecord, hash: UInt64) -> SubmitSurvey? {
        if let survey = record.survey, (survey.score, survey.solved, survey.comment) == (score, solved, comment),
            survey.answers == answers
        {
            return nil
        }
        return SubmitSurvey(
            conversation: conversation,
            by: .visitor(record.visitor, name: name),
            clientID: "page:\(record.survey?.at.milliseconds ?? 0):\(String(hash, radix: 16))",
            contentHash: hash,
            score: score,
            solved: solved,
            comment: comment,
            answers: answers
        )
    }
}

extension SurveyAnswer {
    /// The answer with the customer's own words as they may be stored.
    func masked(_ mask: (String) -> String) -> SurveyAnswer {
        guard case .text(let text) = value else { return self }
        return SurveyAnswer(question: question, value: .text(mask(text)))
    }
}

extension KeyedHash {
    /// The identity of a rating's content.
    func survey(_ score: Int, _ solved: Solved?, _ comment: String?, _ answers: [SurveyAnswer]) -> UInt64 {
        // Ratings without further answers keep the identity that they had before there were any.
        guard !answers.isEmpty else { return content("survey.submit", "\(score)", solved?.rawValue, comment) }
        var writer = JSONWriter()
        writer.beginObject()
        writer.answers(answers)
        writer.endObject()
        let further = String(decoding: writer.bytes, as: UTF8.self)
        return content("survey.submit", "\(score)", solved?.rawValue, comment, further)
    }
}
