import HarkDomain
import HarkLanguage

/// The survey as a page that works without a script: the panel's questions, words and faces.
struct SurveyPage {
    let chat: SurveyChat
    let token: String
    let form: SurveyForm
    let words: PageWords
    /// For how many hours after its end a chat can be rated.
    let hours: String

    /// The questions, under what there is to say about them.
    var page: WordPage {
        WordPage(language: chat.language, title: chat.title(words), body: note + questions)
    }

    private var note: String {
        if let problem = form.problem { return "<p class=\"field__error\" role=\"alert\">\(say(problem))</p>\n" }
        guard chat.record.survey != nil else { return "" }
        let agent = chat.record.lastAgent?.name ?? ""
        let thanks = HTML.escaped(words(agent.isEmpty ? "thanks" : "thanksName", in: chat.language, ["name": agent]))
        let gap = chat.language == .chinese ? "" : " "
        return "<p class=\"page__note\" role=\"status\">\(thanks)\(gap)\(say("survey.change"))</p>\n"
    }

    private var questions: String {
        """
        <form class="page__form" method="post" action="/s/">
        <input type="hidden" name="token" value="\(HTML.escaped(token))">
        \(group("score", legend: "how", choices: scores))
        \(group("solved", legend: "solved", choices: solutions))
        <label class="field"><span class="field__label">\(say("comment"))</span>
        <textarea class="input" name="comment" rows="3" maxlength="\(SurveyForm.longestComment)" dir="auto">
        \(HTML.escaped(form.comment))</textarea></label>
        <button class="button button--primary" type="submit">\(say("send"))</button>
        </form>
        """
    }

    private var scores: String {
        Self.faces.enumerated().map { index, face in
            let score = index + 1
            return choice("score", "\(score)", face.word, isChosen: form.score == score, face: Self.drawing(face.mouth))
        }.joined(separator: "\n")
    }

    private var solutions: String {
        Solved.allCases.map { choice("solved", $0.rawValue, $0.rawValue, isChosen: form.solved == $0) }
            .joined(separator: "\n")
    }

    private func group(_ name: String, legend: String, choices: String) -> String {
        """
        <fieldset><legend class="field__label">\(say(legend))</legend><div class="survey__row survey__row--\(name)">
        \(choices)
        </div></fieldset>
        """
    }

    /// One radio button; one with a face must be chosen before the form can be sent.
    private func choice(
        _ name: String,
        _ value: String,
        _ word: String,
        isChosen: Bool,
        face: String = ""
    ) -> String {
        let marks = (isChosen ? " checked" : "") + (face.isEmpty ? "" : " required")
        let input = "<input type=\"radio\" class=\"survey__radio\" name=\"\(name)\" value=\"\(value)\"\(marks)>"
        return "<label class=\"survey__choice\">\(input)\(face)<span>\(say(word))</span></label>"
    }

    private static func drawing(_ mouth: String) -> String {
        "<svg viewBox=\"0 0 20 20\" class=\"icon\" aria-hidden=\"true\"><path d=\"\(head)\(mouth)\"/></svg>"
    }

    private func say(_ key: String) -> String { HTML.escaped(words(key, in: chat.language, ["hours": hours])) }

    /// The faces of `web/widget/survey.js`; a test compares them.
    static let head = "M10 2.2a7.8 7.8 0 1 1 0 15.6a7.8 7.8 0 1 1 0-15.6M7.2 7.8v.6M12.8 7.8v.6"
    static let faces = [
        (word: "bad", mouth: "M6.4 14.4q3.6-4.6 7.2 0"), (word: "poor", mouth: "M6.8 13.6q3.2-2.2 6.4 0"),
        (word: "okay", mouth: "M6.8 12.8h6.4"), (word: "good", mouth: "M6.8 12.2q3.2 2.4 6.4 0"),
        (word: "great", mouth: "M6.2 11.6q3.8 5.2 7.6 0"),
    ]
}
