import HarkDomain
import HarkProtocol

/// A customer's answers as they stand in the form, good or not.
struct SurveyForm: Hashable, Sendable {
    /// 1…5, nil when none was chosen.
    let score: Int?
    let solved: Solved?
    let comment: String
    /// What stands in the fields of further questions, by their ids.
    let further: [String: String]
    /// What is wrong, in the order of the fields; the words are a key.
    let problems: [Problem]

    /// What is wrong with one field.
    struct Problem: Hashable, Sendable {
        let field: String
        let words: String
    }

    static let longestComment = 500

    /// The name of the field of a further question.
    static func field(_ question: SurveyQuestion) -> String { "q-\(question.id)" }

    /// The form before anybody answered, or with the answer that counts.
    init(_ survey: SurveyResult?) {
        (score, solved, comment, problems) = (survey?.score, survey?.solved, survey?.comment ?? "", [])
        let answers = survey?.answers ?? []
        further = Dictionary(answers.map { ($0.question, $0.value.words) }) { first, _ in first }
    }

    /// Reads what a page sent; browsers end lines with CR and LF.
    init(_ form: FormBody, _ questions: [SurveyQuestion]) {
        score = form["score"].utf8.count == 1 ? Int(form["score"]).flatMap { (1...5).contains($0) ? $0 : nil } : nil
        solved = Solved(rawValue: form["solved"])
        comment = Self.words(form["comment"])
        further = Dictionary(
            questions.map { ($0.id, Self.words(form[Self.field($0)])) },
            uniquingKeysWith: { first, _ in first }
        )
        var problems = score == nil ? [Problem(field: "score", words: "survey.none")] : []
        for question in questions {
            guard let problem = Self.problem(further[question.id] ?? "", question) else { continue }
            problems.append(Problem(field: Self.field(question), words: problem))
        }
        if Self.isLong(comment) { problems.append(Problem(field: "comment", words: "survey.long")) }
        self.problems = problems
    }

    /// The answers to further questions; questions without one are left out.
    func answers(_ questions: [SurveyQuestion]) -> [SurveyAnswer] {
        questions.compactMap { question in
            Self.value(further[question.id] ?? "", question).map { SurveyAnswer(question: question.id, value: $0) }
        }
    }

    private static func value(_ text: String, _ question: SurveyQuestion) -> SurveyAnswer.Value? {
        guard !text.isEmpty else { return nil }
        guard question.kind.range != nil else { return .text(text) }
        return text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text).map { .number($0) } : .text(text)
    }

    private static func problem(_ text: String, _ question: SurveyQuestion) -> String? {
        guard let value = value(text, question) else { return nil }
        if question.fault(of: value) != nil { return "survey.choose" }
        return isLong(text) ? "survey.long" : nil
    }

    private static func isLong(_ text: String) -> Bool {
        text.unicodeScalars.count > longestComment || text.utf8.contains(0)
    }

    private static func words(_ text: String) -> String { MessageText.trim(text.replacing("\r\n", with: "\n")) }
}
