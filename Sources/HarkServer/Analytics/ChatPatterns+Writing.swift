import HarkAnalytics
import HarkDomain
import HarkProtocol
import HarkStatistics

extension JSONWriter {
    /// Writes what conversations have in common, as members of an object that was begun.
    mutating func patterns(_ patterns: ChatPatterns) {
        member("counted", patterns.counted)
        member("of", patterns.of)
        groups("clusters", patterns.conversations)
        groups("customers", patterns.customers)
        objects("rules", patterns.rules) { writer, rule in
            writer.member("if", rule.rule.condition)
            writer.member("then", rule.rule.outcome)
            writer.figure("support", rule.rule.support)
            writer.figure("confidence", rule.rule.confidence)
            writer.figure("lift", rule.rule.lift)
            writer.finite("pValue", rule.rule.pValue)
            writer.member("count", rule.count)
        }
        objects("drivers", patterns.drivers) { writer, driver in writer.driver(driver) }
        name("repeats")
        beginObject()
        repeats(patterns.repeats)
        endObject()
    }

    private mutating func groups(_ name: StaticString, _ groups: PatternGroups?) {
        self.name(name)
        guard let groups else { return null() }
        beginObject()
        member("counted", groups.counted)
        figure("silhouette", groups.silhouette)
        objects("groups", groups.groups) { writer, group in
            writer.member("size", group.size)
            writer.figure("share", group.share)
            writer.figure("csat", group.score)
            writer.member("ratings", group.ratings)
            writer.objects("traits", group.traits) { writer, trait in
                writer.member("feature", trait.feature)
                writer.member("direction", trait.direction.rawValue)
                writer.member("size", trait.size.rawValue)
                writer.figure("difference", trait.difference)
                writer.figure("mean", trait.mean)
                writer.figure("meanOfAll", trait.meanOfAll)
            }
            writer.conversations(group.conversations)
        }
        endObject()
    }

    private mutating func driver(_ driver: Driver) {
        member("feature", driver.feature)
        figure("effect", driver.effect.value)
        figure("low", driver.effect.low)
        figure("high", driver.effect.high)
        finite("pValue", driver.pValue)
        figure("badMean", driver.badMean)
        figure("otherMean", driver.otherMean)
        member("n", driver.badCount + driver.otherCount)
    }

    private mutating func repeats(_ watch: RepeatWatch) {
        member("days", watch.days)
        member("known", watch.known)
        member("repeated", watch.repeated)
        member("reason", watch.lack?.rawValue)
        name("model")
        if let report = watch.report { model(report, watch.estimates) } else { null() }
        objects("conversations", watch.candidates) { writer, candidate in
            writer.member("id", candidate.id)
            writer.figure("chance", candidate.chance)
            writer.objects("reasons", candidate.reasons) { writer, reason in
                writer.member("feature", reason.column)
                writer.figure("contribution", reason.contribution)
            }
        }
    }

    private mutating func model(_ report: RepeatContactModel.Report, _ estimates: [CoefficientEstimate]) {
        beginObject()
        member("learnt", report.rows)
        member("held", report.heldRows)
        figure("auc", report.areaUnderCurve)
        figure("brier", report.brier)
        figure("brierOfShare", report.brierOfShare)
        figure("ece", report.calibrationError)
        objects("columns", estimates.filter { $0.name != CoefficientEstimate.constant }) { writer, estimate in
            writer.member("feature", estimate.name)
            writer.figure("coefficient", estimate.estimate)
            writer.figure("low", estimate.low)
            writer.figure("high", estimate.high)
            writer.finite("pValue", estimate.pValue)
        }
        endObject()
    }
}
