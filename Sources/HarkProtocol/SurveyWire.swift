public import HarkDomain

// What customers are asked and answer, on the wire and in the log.
extension JSONWriter {
    mutating func surveyRequested(_ data: SurveyRequested) {
        guard data != .standard else { return }
        member("version", data.version)
        member("survey", data.name)
        questions(data.questions)
    }

    /// Writes the further questions of a survey, when there are any.
    public mutating func questions(_ questions: [SurveyQuestion]) {
        guard !questions.isEmpty else { return }
        objects("questions", questions) { writer, question in
            writer.member("id", question.id)
            writer.member("kind", question.kind.rawValue)
            writer.member("text", question.text)
            writer.choices(question.choices)
        }
    }

    mutating func survey(_ data: SurveyAnswered) {
        member("clientID", data.clientID)
        member("score", data.score)
        member("solved", data.solved?.rawValue)
        member("comment", data.comment)
        answers(data.answers)
    }

    /// Writes what was answered to further questions, when there is anything.
    public mutating func answers(_ answers: [SurveyAnswer]) {
        guard !answers.isEmpty else { return }
        objects("answers", answers) { writer, answer in
            writer.member("question", answer.question)
            switch answer.value {
            case .number(let number): writer.member("value", number)
            case .text(let text): writer.member("value", text)
            }
        }
    }
}

extension Params {
    /// The answers to further questions that a call or an event holds; none when it leaves them out.
    ///
    /// - Throws: `.invalid` for what is no list of questions and values, at most as many as a survey has questions.
    public func surveyAnswers() throws(Refusal) -> [SurveyAnswer] {
        guard let value = members["answers"] else { return [] }
        guard case .array(let values) = value, values.count <= SurveyQuestion.most else {
            throw .invalid(field: "answers", reason: "must be a list of at most \(SurveyQuestion.most)")
        }
        var answers: [SurveyAnswer] = []
        for value in values {
            guard case .object(let members) = value, case .string(let question)? = members["question"],
                let given = Self.given(members["value"]), question.utf8.count <= 40
            else { throw .invalid(field: "answers", reason: "must be objects with question and value") }
            answers.append(SurveyAnswer(question: question, value: given))
        }
        return answers
    }

    private static func given(_ value: JSONValue?) -> SurveyAnswer.Value? {
        switch value {
        case .int(let number): Int(exactly: number).map { .number($0) }
        case .string(let text): .text(text)
        default: nil
        }
    }
}

extension EventReader {
    func surveyRequested() throws -> SurveyRequested {
        SurveyRequested(
            version: try wire.optionalInt("version") ?? 0,
            name: try wire.optionalString("survey") ?? "",
            questions: try objects(wire, "questions").map { question in
                SurveyQuestion(
                    id: try question.string("id"),
                    kind: try question.choice("kind"),
                    text: try question.string("text"),
                    choices: try objects(question, "choices").map {
                        Choice(id: try $0.string("id"), label: try $0.string("label"))
                    }
                )
            }
        )
    }

    func surveyAnswered() throws -> SurveyAnswered {
        SurveyAnswered(
            clientID: try wire.string("clientID"),
            score: try wire.int("score"),
            solved: try wire.optionalChoice("solved"),
            comment: try wire.optionalString("comment"),
            answers: try wire.surveyAnswers()
        )
    }

    func surveyPublished() throws -> SurveyPublished {
        SurveyPublished(
            version: try wire.int("version"),
            note: try wire.string("note"),
            plan: try fold.string("plan")
        )
    }
}
