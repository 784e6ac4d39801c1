import Foundation
import HarkDomain

extension PolicyTrialResult {
    /// The result for people, in Markdown: what is judged, a table, loads by agent, and how far it can be trusted.
    public var markdown: String {
        [introduction, figures, loads, words.joined(separator: " ")].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// What the figures say, in sentences.
    public var words: [String] {
        guard conversations > 0 else { return ["Nobody came in these days."] }
        return [verdict(.waitMeanSeconds), verdict(.abandonment), trust]
    }

    private var introduction: String {
        let left = leftOut > 0 ? " \(leftOut) more were left out, whose times contradict each other." : ""
        return """
            \(conversations) conversations from \(from.iso8601) to \(to.iso8601), \(replications) replications. Figures of \
            the simulation are followed by half of their 95 % interval.\(left)
            """
    }

    private var figures: String {
        let rows = TrialFigure.allCases.compactMap { figure in
            happened[figure] ?? current[figure] == nil ? nil : row(figure)
        }
        return (["|  | Happened | Current plan | Proposed plan | Difference |", "|---|---|---|---|---|"] + rows)
            .joined(separator: "\n")
    }

    private func row(_ figure: TrialFigure) -> String {
        let cells = [happened, current, proposed, difference].map { $0[figure].map(figure.written) ?? "–" }
        return "| " + ([figure.title] + cells).joined(separator: " | ") + " |"
    }

    private var loads: String {
        guard !happened.agents.isEmpty else { return "" }
        let rows = happened.agents.indices.map { index in
            let columns = [happened, current, proposed, difference].map { $0.agents[index].figures }
            let cells = columns.map { $0[.load].map(TrialFigure.load.written) ?? "–" }
            return "| " + ([happened.agents[index].agent.name.cell] + cells).joined(separator: " | ") + " |"
        }
        return (["| Load of | Happened | Current plan | Proposed plan | Difference |", "|---|---|---|---|---|"] + rows)
            .joined(separator: "\n")
    }

    private func verdict(_ figure: TrialFigure) -> String {
        guard let change = difference[figure], let before = current[figure], let after = proposed[figure] else {
            return ""
        }
        let name = figure.title.lowercased()
        let (was, becomes) = (figure.written(before.value), figure.written(after.value))
        if change.value == 0, change.low ?? 0 == 0, change.high ?? 0 == 0 { return "The \(name) stays at \(was)." }
        if change.holds(0) { return "Whether the \(name) changes (\(was) to \(becomes)) cannot be told." }
        return "The \(name) \(change.value < 0 ? "falls" : "rises") from \(was) to \(becomes)."
    }

    /// Current plan beside what happened, and whether the change is larger than what the simulation misses.
    private var trust: String {
        let figure = TrialFigure.waitMeanSeconds
        guard let gap = gap[figure], let was = happened[figure], let change = difference[figure] else { return "" }
        let side = gap.value < 0 ? "less" : "more"
        let missed = """
            The simulation of the current plan tells \(figure.written(abs(gap.value))) \(side) of mean wait than the \
            \(figure.written(was.value)) that happened.
            """
        guard abs(gap.value) > abs(change.value), change.value != 0 else { return missed }
        return missed + " That is more than the plans differ: take the direction, not the size."
    }
}

extension TrialFigure {
    /// What people call it.
    fileprivate var title: String {
        switch self {
        case .conversations: "Conversations"
        case .answered: "Answered"
        case .abandoned: "Gave up"
        case .waiting: "Still waiting"
        case .waitMeanSeconds: "Mean wait"
        case .waitP50Seconds: "Half waited at most"
        case .waitP90Seconds: "Nine of ten waited at most"
        case .abandonment: "Share who gave up"
        case .serviceLevel: "Answered in time"
        case .slaBreaches: "Answered after their target"
        case .occupancy: "Occupancy"
        case .load: "Load"
        case .coverage: "Told ranges that held"
        }
    }

    fileprivate func written(_ measure: Measure) -> String {
        if isShare { return measure.percent }
        return hasSeconds ? measure.seconds : measure.count
    }

    fileprivate func written(_ value: Double) -> String { written(Measure(value: value, low: nil, high: nil)) }

    private var hasSeconds: Bool { [.waitMeanSeconds, .waitP50Seconds, .waitP90Seconds].contains(self) }
}

extension String {
    /// The text as a cell of a Markdown table.
    fileprivate var cell: String {
        split(whereSeparator: \.isNewline).joined(separator: " ").replacing("|", with: "\\|")
    }
}
