import HarkAnalytics
import HarkDomain
import HarkProtocol
import HarkSatisfaction

/// How satisfied customers are: as they said, corrected for who answers, by agent, and what goes with bad ratings.
struct SatisfactionReport: Sendable {
    let score: CorrectedScore
    let promoters: PromoterScore
    let drivers: [Driver]
    let warning: EarlyWarning
    /// How many conversations were looked at, and how many there are.
    let counted: Int, total: Int
    /// Whether all that was committed before is in it.
    let isComplete: Bool

    /// Makes the report of conversations, which may be the last ones of more.
    init(_ read: FactRows) {
        let rows = read.rows
        (counted, total, isComplete) = (rows.count, read.total, read.isComplete)
        score = CorrectedScore(rows.map { SurveyRow($0) })
        promoters = PromoterScore(rows.compactMap { $0[.recommends].map { Int($0) } })
        drivers = DriverSearch.drivers(of: rows).drivers
        warning = EarlyWarning(rows)
    }

    /// Writes the members, into an object that was begun.
    func write(to writer: inout JSONWriter) {
        writer.member("measure", score.measure.rawValue)
        writer.member("complete", isComplete)
        writer.member("counted", counted)
        writer.member("of", total)
        writer.member("asked", score.asked)
        writer.member("answered", score.answered)
        writer.figure("responseRate", score.responseRate?.value)
        writer.estimate("raw", score.raw)
        writer.estimate("weighted", score.weighted)
        imputed(&writer)
        writer.estimate("nps", promoters.estimate)
        writer.objects("agents", score.agents) { writer, agent in
            writer.member("id", agent.agent.id)
            writer.member("name", agent.agent.name)
            writer.member("n", agent.count)
            writer.figure("raw", agent.raw)
            writer.figure("value", agent.value)
            writer.figure("low", agent.low)
            writer.figure("high", agent.high)
            writer.member("rankLow", agent.ranks.lowerBound)
            writer.member("rankHigh", agent.ranks.upperBound)
            writer.member("told", agent.isTold)
        }
        writer.objects("drivers", drivers) { writer, driver in
            writer.member("feature", driver.feature)
            writer.figure("effect", driver.effect.value)
            writer.figure("low", driver.effect.low)
            writer.figure("high", driver.effect.high)
            writer.figure("pValue", driver.pValue)
            writer.member("n", driver.badCount + driver.otherCount)
        }
        lead(&writer)
    }

    private func imputed(_ writer: inout JSONWriter) {
        writer.name("imputed")
        guard let imputed = score.imputed else { return writer.null() }
        writer.beginObject()
        writer.figure("value", imputed.value)
        writer.figure("low", imputed.low)
        writer.figure("high", imputed.high)
        writer.member("n", imputed.answered + imputed.predicted)
        writer.member("answered", imputed.answered)
        writer.member("predicted", imputed.predicted)
        writer.endObject()
    }

    private func lead(_ writer: inout JSONWriter) {
        writer.name("leadTime")
        writer.beginObject()
        writer.figure("median", warning.median)
        writer.member("n", warning.caught + warning.missed)
        writer.member("caught", warning.caught)
        writer.member("missed", warning.missed)
        writer.member("falseAlarms", warning.falseAlarms)
        writer.endObject()
    }
}

extension ModelShelf {
    /// Writes which model estimates live, into an object that was begun.
    func write(to writer: inout JSONWriter) {
        writer.name("model")
        writer.beginObject()
        writer.member("kind", current == nil ? "prior" : "site")
        writer.member("version", currentNumber)
        if let current { writer.member("trainedAt", current.trainedAt) }
        writer.member("dialogues", current?.dialogues ?? 0)
        writer.member("ratings", current?.ratings ?? 0)
        writer.figure("auc", current?.areaUnderCurve)
        writer.figure("ece", current?.calibrationError)
        writeDrift(to: &writer)
        writer.endObject()
    }
}

extension ModelShelf {
    private func writeDrift(to writer: inout JSONWriter) {
        writer.name("drift")
        guard let drift else { return writer.null() }
        writer.beginObject()
        writer.member("status", drift.status.rawValue)
        writer.figure("psi", drift.index)
        writer.member("n", drift.dialogues)
        writer.member("at", drift.at)
        writer.endObject()
    }
}

extension JSONWriter {
    fileprivate mutating func estimate(_ name: StaticString, _ estimate: ScoreEstimate?) {
        self.name(name)
        guard let estimate else { return null() }
        beginObject()
        figure("value", estimate.value)
        member("n", estimate.count)
        figure("low", estimate.low)
        figure("high", estimate.high)
        endObject()
    }
}
