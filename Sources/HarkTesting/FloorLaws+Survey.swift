import HarkDomain
import HarkFloor

// Who is asked for a rating, and what may be answered.
extension FloorLaws {
    mutating func checkSurvey(_ event: Event) {
        guard let id = event.conversation, let record = shadow.conversations[id] else { return }
        switch event.body {
        case .surveyRequested(let survey): checkAsk(record, survey, at: event.at)
        case .surveyAnswered(let data):
            let questions = record.ask?.survey.questions ?? []
            let fits = data.answers.allSatisfy { answer in
                questions.contains { $0.id == answer.question && $0.fault(of: answer.value) == nil }
            }
            require(fits, "an answer in \(id) to what was not asked")
        case .conversationReopened where record.awaitsRating: askedAt[record.visitor] = nil
        default: break
        }
    }

    private mutating func checkAsk(_ record: ConversationRecord, _ survey: SurveyRequested, at now: Timestamp) {
        let rules = shadow.surveyPlan.rules
        require(!record.status.isOpen, "asked for a rating of \(record.id), which goes on")
        require(record.customerMessages >= rules.minimumMessages, "asked after \(record.customerMessages) messages")
        let planned = shadow.surveyPlan.surveys.filter { $0.name == survey.name }
        require(
            survey == .standard || planned.contains { $0.asks && $0.questions == survey.questions },
            "another survey"
        )
        if let last = askedAt[record.visitor] {
            require(now - last >= .seconds(86_400 * rules.againAfterDays), "\(record.visitor) was asked too soon again")
        }
        askedAt[record.visitor] = now
    }
}
