import ArgumentParser
import Foundation
import HarkProtocol
import HarkSatisfaction
import HarkStatistics

extension SatisfactionCommand {
    /// Runs `hark satisfaction predict`.
    struct Predict: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tell the label of each row of a table by a trained model, one JSON line a row.",
            discussion: """
                The model's columns are found by name in the header line; other columns are not looked at. A reason's \
                contribution is how much the column moved the prediction away from what it would be at the column's \
                mean: in the label's own units when it is a number, else in log-odds of a bad label.
                """
        )

        @Option(help: "The model's file.") var model: String
        @Option(help: "The CSV file with the rows.") var input: String
        @Option(parsing: .unconditional, help: "How many reasons to give at most.") var reasons = 5

        func validate() throws {
            guard reasons >= 0 else { throw ValidationError("--reasons is 0 or more") }
        }

        func run() throws {
            do {
                let model = try SatisfactionModel(at: URL(fileURLWithPath: model))
                let table = try DataFault.about(input) {
                    let table = try NumericTable(csv: CSVReader(WholeFile.read(input)), .named(model.columns))
                    try Self.check(table, model)
                    return table
                }
                var sink = LineSink(isPrompt: false)
                for row in 0..<table.rows {
                    let prediction = model.prediction(of: Array(table.values[row: row]), reasons: reasons)
                    sink.write(prediction.json)
                }
                sink.flush()
            } catch {
                throw Ending.explain(error)
            }
        }

        /// Refuses rows that the model can say nothing of, before anything is printed.
        private static func check(_ table: NumericTable, _ model: SatisfactionModel) throws(StatisticsError) {
            for row in 0..<table.rows {
                guard let column = model.strangeColumn(of: Array(table.values[row: row])) else { continue }
                let why = "the number is too far from all that the model has learnt from"
                throw .malformed(line: table.lines[row], column: column, why: why)
            }
        }
    }
}

extension SatisfactionPrediction {
    /// The prediction as one line of JSON.
    fileprivate var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("prediction")
        writer.double(prediction)
        writer.name("low")
        writer.double(low)
        writer.name("high")
        writer.double(high)
        writer.name("probabilityBad")
        writer.double(probabilityBad)
        writer.name("reasons")
        writer.beginArray()
        for reason in reasons {
            writer.beginObject()
            writer.name("feature")
            writer.string(reason.feature)
            writer.name("value")
            writer.double(reason.value)
            writer.name("contribution")
            writer.double(reason.contribution)
            writer.name("effect")
            writer.string(reason.isWorse ? "worse" : "better")
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }
}
