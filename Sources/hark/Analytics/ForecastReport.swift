import Foundation
import HarkAnalytics
import HarkProtocol

/// What `hark forecast` prints.
struct ForecastReport {
    let forecast: Forecast

    /// The result as JSON on one line.
    var json: [UInt8] {
        var writer = JSONWriter(capacity: 120 * forecast.points.count + 4_096)
        writer.beginObject()
        writer.member("model", forecast.model)
        writeARIMA(&writer)
        writer.objects("forecast", forecast.points) { writer, point in
            writer.figure("mean", point.mean)
            writer.figure("low80", point.low80)
            writer.figure("high80", point.high80)
            writer.figure("low95", point.low95)
            writer.figure("high95", point.high95)
        }
        writeBacktest(&writer)
        writer.objects("methods", forecast.methods) { writer, method in
            writer.member("name", method.name)
            writer.figure("mase", method.mase)
            writer.figure("weight", method.weight)
        }
        writer.endObject()
        return writer.bytes
    }

    /// The order as p, d, q, P, D, Q, m, and what was fitted; null where no ARIMA fits.
    private func writeARIMA(_ writer: inout JSONWriter) {
        let arima = forecast.arima
        writer.name("order")
        writer.list(arima.map { $0.order.numbers.map(Double.init) })
        writer.figure("logLikelihood", arima?.logLikelihood)
        writer.figure("aicc", arima?.aicc)
        guard let arima else { return }
        writer.name("arima")
        writer.beginObject()
        writer.member("name", arima.order.description)
        writer.member("trend", trend(of: arima.order))
        writer.member("observations", arima.observations)
        writer.figure("constant", arima.constant)
        writer.name("coefficients")
        writer.list(arima.coefficients)
        writer.figure("variance", arima.variance)
        writer.endObject()
    }

    /// As statsmodels writes it: none, a constant, or a line of time.
    private func trend(of order: ARIMAOrder) -> String {
        guard order.hasConstant else { return "n" }
        return order.differences + order.seasonalDifferences > 0 ? "t" : "c"
    }

    private func writeBacktest(_ writer: inout JSONWriter) {
        writer.name("backtest")
        guard let score = forecast.backtest else { return writer.double(.nan) }
        writer.beginObject()
        writer.figure("mase", score.mase)
        writer.figure("coverage80", score.coverage80)
        writer.figure("naiveMase", score.naiveMase)
        writer.member("origins", score.origins)
        writer.endObject()
    }
}

extension ForecastReport {
    /// The result as a few lines for people.
    var text: String {
        let parts = [head, table(of: forecast.methods), table(of: forecast.points)]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        var lines = ["Forecast: \(forecast.model)"]
        if let arima = forecast.arima {
            let fit = "log-likelihood \(rounded(arima.logLikelihood)), AICc \(rounded(arima.aicc))"
            lines.append("Best ARIMA: \(arima.order); \(fit), \(arima.observations) observations")
        }
        if let score = forecast.backtest {
            lines.append(
                "Back-test from \(score.origins) places: MASE \(rounded(score.mase)) (seasonal naive "
                    + "\(rounded(score.naiveMase))); \(rounded(100 * score.coverage80)) % within the 80 % range"
            )
        } else {
            lines.append("Too few values for a back-test.")
        }
        return lines.joined(separator: "\n")
    }

    private func table(of methods: [MethodScore]) -> String {
        guard !methods.isEmpty else { return "" }
        let rows = methods.map { [rounded($0.mase), rounded($0.weight), $0.name] }
        return Self.aligned([["MASE", "weight", "method"]] + rows)
    }

    private func table(of points: [ForecastPoint]) -> String {
        let rows = points.enumerated().map { step, point in
            let numbers = [point.mean, point.low80, point.high80, point.low95, point.high95]
            return ["\(step + 1)"] + numbers.map(rounded)
        }
        return Self.aligned([["step", "mean", "low 80", "high 80", "low 95", "high 95"]] + rows)
    }

    /// Rows with all fields but the last as wide as the widest of their column.
    private static func aligned(_ rows: [[String]]) -> String {
        let widths = rows[0].indices.map { column in rows.reduce(0) { max($0, $1[column].count) } }
        return rows.map { row in
            let fields = zip(row, widths).map { field, width in
                String(repeating: " ", count: width - field.count) + field
            }
            return (fields.dropLast() + [row[row.count - 1]]).joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private func rounded(_ value: Double) -> String { String(format: "%.5g", value) }
}

extension JSONWriter {
    /// A member that is a number, or null.
    fileprivate mutating func figure(_ name: StaticString, _ value: Double?) {
        self.name(name)
        double(value ?? .nan)
    }

    /// A list of numbers, or null; whole numbers without a point.
    fileprivate mutating func list(_ values: [Double]?) {
        guard let values else { return double(.nan) }
        beginArray()
        for value in values { if let whole = Int(exactly: value) { int(whole) } else { double(value) } }
        endArray()
    }
}
