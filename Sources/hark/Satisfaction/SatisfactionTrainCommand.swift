import ArgumentParser
import Foundation
import HarkSatisfaction
import HarkServer
import HarkStatistics

/// What `--method` may say.
enum MethodChoice: String, CaseIterable {
    case linear, logistic, ordinal, knn, svm, auto

    /// The method that is named; nil for the best of all.
    var method: LearningMethod? { LearningMethod(rawValue: rawValue) }
}

/// Reads one of the words that a type has.
private func choice<Choice: RawRepresentable<String> & CaseIterable>(_ word: String) throws -> Choice {
    if let choice = Choice(rawValue: word) { return choice }
    let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("\"\(word)\" is none of \(words)")
}

extension SatisfactionCommand {
    /// Runs `hark satisfaction train`.
    struct Train: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Train a model that tells one column of a table from the others.",
            discussion: """
                The input is CSV with a header line; all columns of numbers but the label are features, columns of \
                text are not looked at. Prints what the model has found out, and how well models of this kind tell \
                rows that they have not seen. The same table and seed give the same model.

                With --data alone it learns from the ratings in a data directory, also while a server holds it: the \
                new model is used from then on if it did better than the one in use on ratings that neither had seen.
                """
        )

        @Option(help: "The CSV file to learn from.") var input: String?
        @Option(help: "The column to tell.") var label: String?
        @Option(
            help: "linear, logistic, ordinal, knn, svm, or auto for the one whose chances of a bad label are best.",
            transform: choice
        )
        var method: MethodChoice?
        @Option(name: .customLong("out"), help: "The file that the model goes to.") var output: String?
        @Option(help: "A data directory, to learn from its ratings.") var data: String?
        @Flag(help: "Print the report as JSON.") var json = false
        @Option(parsing: .unconditional, help: "Into how many parts the rows are split to see how well it does.")
        var folds = 10
        @Option(help: "shuffled, or time when the rows stand in the order of time.", transform: choice)
        var split = RowSplit.shuffled
        @Option(parsing: .unconditional, help: "What decides the split.", transform: SeedOption.parse)
        var seed: UInt64 = 1
        @Option(parsing: .unconditional, help: "The share of intervals that hold the truth.") var level = 0.9
        @Option(
            parsing: .unconditional,
            help: "knn: how many neighbours vote; 5 for classes and 10 for numbers if not said."
        )
        var neighbours: Int?
        @Option(
            parsing: .unconditional,
            help: "logistic, ordinal, svm: what an error costs beside the size of the coefficients (C)."
        )
        var cost = 1.0
        @Option(help: "Which labels are bad, such as \"<=2\" or \">=1\"; if not said, the label decides.")
        var bad: String?

        func validate() throws {
            try validateSource()
            guard (2...20).contains(folds) else { throw ValidationError("--folds is 2 to 20") }
            guard (0.5...0.99).contains(level) else { throw ValidationError("--level is 0.5 to 0.99") }
            guard neighbours ?? 1 >= 1 else { throw ValidationError("--neighbours is 1 or more") }
            guard (1e-9...1e9).contains(cost) else { throw ValidationError("--cost is 1e-9 to 1e9") }
            guard bad == nil || bad.flatMap({ BadLabel($0) }) != nil else {
                throw ValidationError("--bad is <=N or >=N")
            }
        }

        /// Either a data directory, or a table with all that belongs to it.
        private func validateSource() throws {
            let table = [
                ("--input", input == nil), ("--label", label == nil), ("--method", method == nil),
                ("--out", output == nil),
            ]
            if data != nil {
                guard let extra = table.first(where: { !$0.1 }) else { return }
                throw ValidationError("\(extra.0) does not go with --data")
            }
            if let missing = table.first(where: \.1) { throw ValidationError("Missing \(missing.0)") }
        }

        func run() throws {
            do {
                if let data { return try SatisfactionUpkeep.train(in: data, json: json) }
                guard let input, let label, let method, let output else { return }
                let file = try OutputFile(output, besides: ["--input": input])
                let (model, report) = try DataFault.about(input) {
                    let table = try NumericTable(csv: CSVReader(WholeFile.read(input)))
                    guard let method = method.method else {
                        let trainer = SatisfactionTrainer(settings(.linear))
                        let (model, trials) = try trainer.best(of: LearningMethod.allCases, table, label: label)
                        return (model, SatisfactionReport(model, ignored: table.texts, trials: trials))
                    }
                    let model = try SatisfactionTrainer(settings(method)).train(table, label: label)
                    return (model, SatisfactionReport(model, ignored: table.texts))
                }
                try model.write(to: file.url)
                print(try json ? report.json : report.text, terminator: "")
            } catch {
                throw Ending.explain(error)
            }
        }

        private func settings(_ method: LearningMethod) -> TrainingSettings {
            var settings = TrainingSettings(method: method)
            settings.folds = folds
            settings.split = split
            settings.seed = seed
            settings.level = level
            settings.neighbours = neighbours
            settings.cost = cost
            settings.bad = bad.flatMap { BadLabel($0) }
            return settings
        }
    }
}

extension SatisfactionReport {
    fileprivate var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            encoder.nonConformingFloatEncodingStrategy = .convertToString(
                positiveInfinity: "Infinity",
                negativeInfinity: "-Infinity",
                nan: "NaN"
            )
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }
}
