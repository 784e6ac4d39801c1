import ArgumentParser

/// Runs `hark satisfaction …`.
struct SatisfactionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "satisfaction",
        abstract: "Models that tell how satisfied somebody is.",
        discussion: """
            docs/satisfaction.md describes methods, intervals and what counts as bad; docs/satisfaction-dialogues.md \
            the two commands for dialogues.
            """,
        subcommands: [Train.self, Predict.self, TrainDialogues.self, PredictDialogues.self]
    )
}
