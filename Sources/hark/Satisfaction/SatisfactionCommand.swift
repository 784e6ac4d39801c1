import ArgumentParser

/// Runs `hark satisfaction …`.
struct SatisfactionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "satisfaction",
        abstract: "Models that tell how satisfied somebody is.",
        discussion: """
            docs/satisfaction-tables.md describes methods, intervals and what counts as bad; \
            docs/satisfaction-dialogues.md the two commands for dialogues; docs/satisfaction-training.md how a site's \
            own model is trained, used and left.
            """,
        subcommands: [Train.self, Predict.self, TrainDialogues.self, PredictDialogues.self, Models.self, RollBack.self]
    )
}
