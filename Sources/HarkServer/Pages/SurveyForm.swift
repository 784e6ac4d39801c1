import HarkDomain
import HarkProtocol

/// A customer's answer as it stands in the form, good or not.
struct SurveyForm: Hashable, Sendable {
    /// 1…5, nil when none was chosen.
    let score: Int?
    let solved: Solved?
    let comment: String
    /// The words that say what is wrong with it.
    let problem: String?

    static let longestComment = 500

    /// The form before anybody answered, or with the answer that counts.
    init(_ survey: SurveyResult?) {
        (score, solved, comment, problem) = (survey?.score, survey?.solved, survey?.comment ?? "", nil)
    }

    /// Reads what a page sent; browsers end lines with CR and LF.
    init(_ form: FormBody) {
        score = form["score"].utf8.count == 1 ? Int(form["score"]).flatMap { (1...5).contains($0) ? $0 : nil } : nil
        solved = Solved(rawValue: form["solved"])
        comment = MessageText.trim(form["comment"].replacing("\r\n", with: "\n"))
        let isLong = comment.unicodeScalars.count > Self.longestComment || comment.utf8.contains(0)
        problem = score == nil ? "survey.none" : isLong ? "survey.long" : nil
    }
}
