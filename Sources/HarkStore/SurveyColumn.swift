import CSQLite
import HarkDomain

/// How what a customer was asked and answered lies in a conversation's row, as short lists of texts.
enum SurveyColumn {
    /// Version and name, then each question: id, kind, text, the number of its choices, and their ids and labels.
    ///
    /// Empty for the standard survey.
    static func encode(_ survey: SurveyRequested) -> [String] {
        guard survey != .standard else { return [] }
        return ["\(survey.version)", survey.name]
            + survey.questions.flatMap { question in
                [question.id, question.kind.rawValue, question.text, "\(question.choices.count)"]
                    + question.choices.flatMap { [$0.id, $0.label] }
            }
    }

    static func survey(_ texts: [String]) throws -> SurveyRequested {
        guard !texts.isEmpty else { return .standard }
        guard texts.count >= 2, let version = Int(texts[0]) else { throw corrupt }
        var questions: [SurveyQuestion] = []
        var rest = texts.dropFirst(2)
        while !rest.isEmpty {
            let parts = Array(rest.prefix(4))
            guard parts.count == 4, let kind = SurveyQuestion.Kind(rawValue: parts[1]), let count = Int(parts[3]),
                count >= 0, count <= rest.count
            else { throw corrupt }
            let choices = Array(rest.dropFirst(4).prefix(count * 2))
            guard choices.count == count * 2 else { throw corrupt }
            let pairs = stride(from: 0, to: choices.count, by: 2).map {
                Choice(id: choices[$0], label: choices[$0 + 1])
            }
            questions.append(SurveyQuestion(id: parts[0], kind: kind, text: parts[2], choices: pairs))
            rest = rest.dropFirst(4 + count * 2)
        }
        return SurveyRequested(version: version, name: texts[1], questions: questions)
    }

    /// For each answer the question, `#` for a number or `=` for a text, and the value.
    static func encode(_ answers: [SurveyAnswer]) -> [String] {
        answers.flatMap { answer in
            switch answer.value {
            case .number(let number): [answer.question, "#", "\(number)"]
            case .text(let text): [answer.question, "=", text]
            }
        }
    }

    static func answers(_ texts: [String]) throws -> [SurveyAnswer] {
        guard texts.count.isMultiple(of: 3) else { throw corrupt }
        return try stride(from: 0, to: texts.count, by: 3).map { place in
            let (question, sign, value) = (texts[place], texts[place + 1], texts[place + 2])
            if sign == "=" { return SurveyAnswer(question: question, value: .text(value)) }
            guard sign == "#", let number = Int(value) else { throw corrupt }
            return SurveyAnswer(question: question, value: .number(number))
        }
    }

    private static var corrupt: StoreError { .failed(code: SQLITE_CORRUPT, reason: "no survey in a row") }
}
