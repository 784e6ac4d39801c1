import Foundation
import HarkStatistics

extension SatisfactionReport {
    /// The report for people, in lines.
    public var text: String {
        var lines = head
        if !model.coefficients.isEmpty { lines += [""] + table }
        if let fit = model.fit { lines += ["", fit.text] }
        return (lines + [""] + scores).joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        let kind = classes.map { "one of " + $0.map(plain).joined(separator: ", ") } ?? "a number"
        var lines = [
            "\(method.rawValue) model of \"\(label)\" (\(kind)) from \(rows) rows of "
                + "\(features.count) columns"
        ]
        if let trials {
            let told = trials.map { "\($0.method.rawValue) " + ($0.brier.map(short) ?? "can't tell it") }
            lines.append("chosen by the Brier score of a bad label: " + told.joined(separator: ", "))
        }
        if !ignored.isEmpty { lines.append("not looked at, being text: " + ignored.joined(separator: ", ")) }
        if !model.parameters.isEmpty {
            let parameters = model.parameters.sorted { $0.key < $1.key }.map { "\($0.key) \(short($0.value))" }
            lines.append(parameters.joined(separator: ", "))
        }
        return lines
    }

    private var table: [String] {
        let rows = model.coefficients.map { entry in
            let coefficient = entry.coefficient
            let numbers = [
                coefficient.estimate, coefficient.standardError, coefficient.statistic, coefficient.pValue,
                coefficient.low, coefficient.high,
            ]
            return [(entry.label.map { "\(plain($0)): " } ?? "") + coefficient.name] + numbers.map(short)
        }
        let statistic = method == .linear ? "t" : "z"
        let titles = ["column", "coefficient", "std. error", statistic, "p", "95 % from", "to"]
        let widths = titles.indices.map { column in ([titles] + rows).map { $0[column].count }.max() ?? 0 }
        return ([titles] + rows).map { row in
            row.indices.map { column in
                let gap = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 0 ? row[column] + gap : gap + row[column]
            }.joined(separator: "  ")
        }
    }

    private var scores: [String] {
        let found = crossValidation
        var lines = ["On rows that it had not seen (\(found.folds) folds):"]
        if let classes = found.classes {
            let area = found.areaUnderCurve.map { ", AUC \(short($0))" } ?? ""
            lines.append("  accuracy \(percent(classes.accuracy)), macro-F1 \(percent(classes.macroF1))\(area)")
        }
        if let numbers = found.numbers {
            lines.append(
                "  R² \(short(numbers.rSquared)), mean absolute error \(short(numbers.meanAbsoluteError)), "
                    + "root of mean squared error \(short(numbers.rootMeanSquaredError))"
            )
        }
        let area = found.badAreaUnderCurve.map { "AUC \(short($0)), " } ?? ""
        lines.append(
            "  bad label (\(label) \(bad), \(percent(found.badShare)) of rows): \(area)calibration error "
                + "\(short(found.calibrationError)) (\(calibration))"
        )
        lines.append("  \(percent(found.level)) intervals held \(percent(found.coverage)) of the labels")
        return lines
    }
}

extension MethodReport.LinearFit {
    fileprivate var text: String {
        let test = fStatistic.flatMap { f in fPValue.map { ", F \(short(f)) (p \(short($0)))" } } ?? ""
        let without = leftOut.isEmpty ? "" : "; left out, as others tell them: " + leftOut.joined(separator: ", ")
        return "R² \(short(rSquared)), adjusted \(short(adjustedRSquared)), residual deviation "
            + "\(short(residualDeviation)) on \(degreesOfFreedom) degrees of freedom\(test)\(without)"
    }
}

/// A number to four digits that count.
private func short(_ number: Double) -> String { String(format: "%.4g", number) }

private func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
