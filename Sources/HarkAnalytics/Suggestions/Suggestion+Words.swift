extension Suggestion {
    /// What it asks for, in English; pages have their own words for `kind` and `facts`.
    public var title: String {
        switch kind {
        case .article: "Write an article about \(matter)"
        case .botRule: "Let the bot answer \(matter)"
        case .hours: "Answer \(isWeekend ? "at weekends" : "on working days") from \(times)"
        case .staffing: "Have more people on \(weekday) from \(times)"
        case .coaching: "Coach \(fact("agent")) on \(matter)"
        case .product: "Mend what customers complain of: \(matter)"
        }
    }

    /// Why, in English.
    public var detail: String {
        switch kind {
        case .article: "The bot knew no answer in \(fact("lost")) % of these conversations."
        case .botRule: "\(fact("same")) % of the first answers of people say the same: \(fact("answer"))"
        case .hours: "\(count) customers left while nobody was there."
        case .staffing: "Targets were missed in \(fact("breached")) % of these conversations, more than at other times."
        case .coaching: "These conversations were rated worse than those of other agents on the same matter."
        case .product: "These conversations were rated worse than others of the same agents."
        }
    }

    private func fact(_ name: String) -> String { facts.first { $0.name == name }?.value ?? "" }

    private var matter: String { "“\(facts.first { Matter.Kind(rawValue: $0.name) != nil }?.value ?? "")”" }

    private var isWeekend: Bool { fact("days") == "weekend" }

    private var times: String { fact("times").replacing("–", with: " to ") }

    private var weekday: String {
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return names[min(max(1, Int(fact("weekday")) ?? 1), 7) - 1]
    }
}
