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
    /// What there is to say of it above the questions, as a key; nil for thanks where there is an answer.
    var notice: String?

    /// The questions, under what there is to say about them.
    var page: WordPage {
        WordPage(language: chat.language, title: chat.title(words), body: note + questions)
    }

    private var note: String {
        if !form.problems.isEmpty { return problems }
        if let notice { return "<p class=\"field__error\" role=\"alert\">\(say(notice))</p>\n" }
        guard chat.record.survey != nil else { return "" }
        let agent = chat.record.lastAgent?.name ?? ""
        let thanks = HTML.escaped(words(agent.isEmpty ? "thanks" : "thanksName", in: chat.language, ["name": agent]))
        let gap = chat.language == .chinese ? "" : " "
        return "<p class=\"page__note\" role=\"status\">\(thanks)\(gap)\(say("survey.change"))</p>\n"
    }

    /// All that is wrong, each with a link to its field.
    private var problems: String {
        let items = form.problems.map { problem in
            "<li><a href=\"#\(problem.field)\">\(say(problem.words))</a></li>"
        }
        return "<div class=\"field__error\" role=\"alert\"><ul class=\"page__problems\">\(items.joined())</ul></div>\n"
    }

    private var questions: String {
        """
        <form class="page__form" method="post" action="/s/">
        <input type="hidden" name="token" value="\(HTML.escaped(token))">
        <input type="hidden" name="seen" value="\(chat.seen)">
        \(SurveyFieldset(page: self, field: "score", legend: say("how")).html(scores))
        \(SurveyFieldset(page: self, field: "solved", legend: say("solved")).html(solutions))
        \(chat.questions.map(further).joined(separator: "\n"))
        \(textarea("comment", label: say("comment"), text: form.comment))
        <button class="button button--primary" type="submit">\(say("send"))</button>
        </form>
        """
    }

    private var scores: String {
        Self.faces.enumerated().map { index, face in
            let score = index + 1
            return choice(
                "score",
                "\(score)",
                say(face.word),
                isChosen: form.score == score,
                face: Self.drawing(face.mouth),
                id: index == 0 ? "score" : nil
            )
        }.joined(separator: "\n")
    }

    private var solutions: String {
        Solved.allCases.map { choice("solved", $0.rawValue, say($0.rawValue), isChosen: form.solved == $0) }
            .joined(separator: "\n")
    }

    private func further(_ question: SurveyQuestion) -> String {
        let field = SurveyForm.field(question)
        let (label, given) = (HTML.escaped(question.text), form.further[question.id] ?? "")
        let set = SurveyFieldset(page: self, field: field, legend: label, kind: question.kind)
        switch question.kind {
        case .text: return textarea(field, label: label, text: given)
        case .stars, .nps:
            return set.html(options(field, (question.kind.range ?? 0...0).map { ("\($0)", "\($0)") }, given))
        case .choice: return set.html(options(field, question.choices.map { ($0.id, HTML.escaped($0.label)) }, given))
        }
    }

    private func options(_ field: String, _ options: [(value: String, word: String)], _ given: String) -> String {
        options.enumerated().map { index, option in
            choice(
                field,
                option.value,
                option.word,
                isChosen: option.value == given,
                id: index == 0 ? field : nil
            )
        }.joined(separator: "\n")
    }

    private func textarea(_ field: String, label: String, text: String) -> String {
        """
        <label class="field"><span class="field__label">\(label)</span>
        <textarea class="input" id="\(field)" name="\(field)" rows="3" maxlength="\(SurveyForm.longestComment)" \
        dir="auto"\(described(field))>
        \(HTML.escaped(text))</textarea></label>\(error(field))
        """
    }

    /// One radio button; one with a face must be chosen before the form can be sent.
    private func choice(
        _ name: String,
        _ value: String,
        _ word: String,
        isChosen: Bool,
        face: String = "",
        id: String? = nil
    ) -> String {
        let marks =
            (id.map { " id=\"\($0)\"" } ?? "") + (isChosen ? " checked" : "") + (face.isEmpty ? "" : " required")
        let input = "<input type=\"radio\" class=\"survey__radio\" name=\"\(name)\" value=\"\(value)\"\(marks)>"
        return "<label class=\"survey__choice\">\(input)\(face)<span>\(word)</span></label>"
    }

    /// What is wrong with a field, below it.
    fileprivate func error(_ field: String) -> String {
        guard let problem = form.problems.first(where: { $0.field == field }) else { return "" }
        return "<p class=\"field__error\" id=\"\(field)-error\">\(say(problem.words))</p>"
    }

    fileprivate func described(_ field: String) -> String {
        let isWrong = form.problems.contains { $0.field == field }
        return isWrong ? " aria-describedby=\"\(field)-error\" aria-invalid=\"true\"" : ""
    }

    private static func drawing(_ mouth: String) -> String {
        "<svg viewBox=\"0 0 20 20\" class=\"icon\" aria-hidden=\"true\"><path d=\"\(head)\(mouth)\"/></svg>"
    }

    fileprivate func say(_ key: String) -> String { HTML.escaped(words(key, in: chat.language, ["hours": hours])) }

    /// The faces of `web/widget/survey.js`; a test compares them.
    static let head = "M10 2.2a7.8 7.8 0 1 1 0 15.6a7.8 7.8 0 1 1 0-15.6M7.2 7.8v.6M12.8 7.8v.6"
    static let faces = [
        (word: "bad", mouth: "M6.4 14.4q3.6-4.6 7.2 0"), (word: "poor", mouth: "M6.8 13.6q3.2-2.2 6.4 0"),
        (word: "okay", mouth: "M6.8 12.8h6.4"), (word: "good", mouth: "M6.8 12.2q3.2 2.4 6.4 0"),
        (word: "great", mouth: "M6.2 11.6q3.8 5.2 7.6 0"),
    ]
}

/// One question of the page with its choices: named by its legend, and by what is wrong with it.
private struct SurveyFieldset {
    let page: SurveyPage
    let field: String
    /// What is asked, as HTML.
    let legend: String
    /// How a further question is answered.
    var kind: SurveyQuestion.Kind?

    func html(_ choices: String) -> String {
        let row = kind?.rawValue ?? field
        return """
            <fieldset\(page.described(field).replacing(" aria-invalid=\"true\"", with: ""))>\
            <legend class="field__label">\(legend)\(hint)</legend><div class="survey__row survey__row--\(row)">
            \(choices)
            </div>\(page.error(field))</fieldset>
            """
    }

    private var hint: String {
        guard let kind, kind.range != nil else { return "" }
        return " <span class=\"survey__hint\">\(page.say("hint.\(kind.rawValue)"))</span>"
    }
}
