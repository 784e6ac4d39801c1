import ArgumentParser
import Foundation
import HarkAnalytics
import HarkStatistics

/// `hark forecast`: says how a column of a table goes on.
struct ForecastCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Forecast a column of a table, with ranges, by the methods that do best in its own past.",
        discussion: """
            The rows are in the order of time, evenly spaced. ARIMA, exponential smoothing, the seasonal naive rule and \
            others forecast from many places in the later half of the column; those near to the best are combined. \
            order, logLikelihood and aicc are those of the ARIMA model that fits best, whether or not it counts in the \
            forecast. docs/forecast.md tells the methods.
            """
    )

    @Option(help: "A CSV file; its first line names the columns.") var input: String
    @Option(help: "The column to forecast.") var column: String
    @Option(parsing: .unconditional, help: "How many rows make a season, such as 24 of hours in a day; 1 for none.")
    var season: Int
    @Option(parsing: .unconditional, help: "How many rows to forecast.") var horizon: Int
    @Flag(help: "Let ARIMA have a drift where it is differenced.") var drift = false
    @Flag(help: "Print the result as JSON.") var json = false

    /// The most of rows that a season or a horizon may have.
    private static let most = 100_000

    func validate() throws {
        guard (1...Self.most).contains(season) else { throw ValidationError("--season is 1 to \(Self.most).") }
        guard (1...Self.most).contains(horizon) else { throw ValidationError("--horizon is 1 to \(Self.most).") }
    }

    func run() throws {
        do {
            let report = try DataFault.about(input) {
                let table = try NumericTable(csv: CSVReader(WholeFile.read(input)), .named([column]))
                var forecaster = Forecaster(season: season, horizon: horizon)
                forecaster.allowsDrift = drift
                return ForecastReport(forecast: try forecaster.forecast(table.column(column)))
            }
            FileHandle.standardOutput.write(Data(json ? report.json + [0x0A] : Array(report.text.utf8)))
        } catch {
            throw Ending.explain(error)
        }
    }
}
