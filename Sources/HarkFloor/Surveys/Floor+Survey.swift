public import HarkDomain

// The survey plan: published whole, and in force from the next end of a conversation on.
extension Floor {
    func decideSurveys(_ text: String, _ note: String, base: Int, _ author: Author, _ now: Timestamp) -> Ruling {
        let version = surveys?.version ?? 0
        guard base == version else { return .refused(.conflict("Version \(version) was published meanwhile")) }
        let (read, faults) = SurveyPlan.read(text) { name in
            QueueID(name).flatMap { queues[$0]?.isActive == true ? $0 : nil }
        }
        guard let read else {
            let fault = faults.first.map { "\($0.at): \($0.message)" } ?? "is not a plan"
            return .refused(.invalid(field: "plan", reason: fault))
        }
        let plan = read.json(name: \.text)
        if surveys?.plan == plan { return .unchanged(seq: floorSeq) }
        return noted(.surveyPublished(SurveyPublished(version: version + 1, note: note, plan: plan)), author, now)
    }

    /// Asks by a published plan; what cannot be read was refused before it was published.
    mutating func use(_ published: SurveyPublished) {
        surveys = published
        surveyPlan = SurveyPlan.read(published.plan) { QueueID($0) }.plan ?? surveyPlan
    }
}

// Who is asked, and what.
extension Floor {
    /// The survey that a conversation's customer is asked when it ends now; nil when nobody is asked.
    func survey(_ slot: Int, endingBy reason: ResolutionReason, at now: Timestamp) -> SurveyRequested? {
        let record = conversations.slots[slot].record
        let rules = surveyPlan.rules
        guard reason != .abandoned, record.customerMessages >= rules.minimumMessages else { return nil }
        if let last = asked.last(record.visitor, record.contact), now - last < .seconds(86_400 * rules.againAfterDays) {
            return nil
        }
        let language = SurveyLanguage(locale: record.language)
        guard let planned = surveyPlan.survey(in: record.queue.id, language: language) else { return .standard }
        guard planned.asks else { return nil }
        return SurveyRequested(version: surveys?.version ?? 0, name: planned.name, questions: planned.questions)
    }

    mutating func foldAsk(_ slot: Int, _ data: SurveyRequested, at time: Timestamp) {
        let record = conversations.slots[slot].record
        conversations.slots[slot].record.ask = SurveyAsk(at: time, survey: data)
        asked.note(record.visitor, record.contact, at: time)
    }

    /// Calls off a rating that was asked for and not given when the conversation goes on.
    mutating func foldCallOff(_ slot: Int) {
        let record = conversations.slots[slot].record
        lowRatings[record.id] = nil
        guard let ask = record.ask, record.awaitsRating else { return }
        conversations.slots[slot].record.ask = nil
        asked.forget(record.visitor, record.contact, at: ask.at)
    }
}

// What customers say.
extension Floor {
    func decideSurvey(_ slot: Int, _ data: SubmitSurvey, _ now: Timestamp) -> Ruling {
        guard (1...5).contains(data.score) else {
            return .refused(.invalid(field: "score", reason: "must be 1…5"))
        }
        if let prior = prior(slot, data.by, data.clientID, data.contentHash) { return prior }
        guard !isOpen(slot), mayRate(slot, now) else {
            return .refused(.conflict("The conversation can't be rated now"))
        }
        if let refusal = fault(of: data.answers, slot) { return .refused(refusal) }
        var draft = Draft(self, slot: slot, at: now)
        let answer = SurveyAnswered(
            clientID: data.clientID,
            score: data.score,
            solved: data.solved,
            comment: data.comment,
            answers: data.answers
        )
        let seq = draft.add(.surveyAnswered(answer), by: data.by)
        return draft.done(seq: seq)
    }

    /// The first answer that is none to the questions that were asked.
    private func fault(of answers: [SurveyAnswer], _ slot: Int) -> Refusal? {
        let questions = conversations.slots[slot].record.ask?.survey.questions ?? []
        var seen: Set<String> = []
        for answer in answers {
            let field = "answers.\(answer.question)"
            guard let question = questions.first(where: { $0.id == answer.question }) else {
                return .invalid(field: field, reason: "was not asked")
            }
            guard seen.insert(answer.question).inserted else { return .invalid(field: field, reason: "is there twice") }
            if let fault = question.fault(of: answer.value) { return .invalid(field: field, reason: fault) }
        }
        return nil
    }

    /// True while the customer's word on a resolved conversation is taken.
    func mayRate(_ slot: Int, _ now: Timestamp) -> Bool {
        guard let resolved = conversations.slots[slot].record.resolvedAt else { return false }
        return now <= resolved + policy.surveyWithin
    }

    mutating func foldSurvey(_ slot: Int, _ data: SurveyAnswered, at: Timestamp) {
        let survey = SurveyResult(
            score: data.score,
            solved: data.solved,
            comment: data.comment,
            answers: data.answers,
            at: at
        )
        conversations.slots[slot].record.survey = survey
        let record = conversations.slots[slot].record
        guard surveyPlan.rules.isLow(survey) else {
            lowRatings[record.id] = nil
            return
        }
        lowRatings = lowRatings.filter { $0.value.at + policy.surveyWithin > at }
        lowRatings[record.id] = LowRating(record, survey)
    }
}

extension Floor {
    /// Takes up what customers complained of lately, to call a supervisor's attention to it.
    ///
    /// The conversations may be over and need not be in memory.
    public mutating func load(rated records: [ConversationRecord], at now: Timestamp) {
        for record in records {
            guard let survey = record.survey, surveyPlan.rules.isLow(survey), let end = record.resolvedAt,
                survey.at >= end, survey.at + policy.surveyWithin > now
            else { continue }
            lowRatings[record.id] = LowRating(record, survey)
        }
    }

    /// Learns when a customer was asked for a rating before the start.
    public mutating func load(asked visitor: VisitorID, _ contact: ContactID?, at time: Timestamp) {
        asked.note(visitor, contact, at: time)
    }
}
