import Foundation

extension DialogueReport {
    /// The report for people, with the end of its last line.
    public var text: String {
        var lines = ["\(dialogues) dialogues", "turns: \(turns.text)", "whole dialogues: \(overall.text)"]
        if turnsTaughtByOverall, turns.ratings > 0 {
            lines.append("no turn is rated: turns were taught by the ratings of their dialogues")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension LevelReport {
    /// The report of one level.
    fileprivate var text: String {
        let basis =
            hasLearnt
            ? "learnt from \(ratings) ratings, \(bad) of them bad"
            : "not enough evidence (\(ratings) ratings, \(bad) of them bad): the prior stands"
        guard let calibrationError, let coverage else { return basis }
        let area = areaUnderCurve.map { "area under the curve \(Self.shown($0)), " } ?? ""
        return """
            \(basis)
              on dialogues not seen: \(area)calibration error \(Self.shown(calibrationError)), \
            \(Self.shown(coverage * 100)) % of ratings in their range (\(Self.shown(nominalCoverage * 100)) % expected)
            """
    }

    private static func shown(_ number: Double) -> String { String(format: "%.4g", number) }
}
