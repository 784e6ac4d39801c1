import ArgumentParser

/// The command line of Hark.
@main
struct Hark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hark",
        abstract: "Live customer support that one team can run by itself.",
        subcommands: [
            Serve.self, UserCommand.self, TokenCommand.self, SiteCommand.self, TranscriptCommand.self,
            CheckCommand.self, BackupCommand.self, RestoreCommand.self, ConfigCommand.self, DoctorCommand.self,
            ReplayCommand.self, LoadCommand.self, SoakCommand.self, LanguageCommand.self, BotCommand.self,
            SimulateCommand.self, ExplainCommand.self, ReplayFloorCommand.self, ClusterCommand.self, RulesCommand.self,
            ForecastCommand.self, SatisfactionCommand.self, SeedCommand.self, ReportCommand.self,
        ]
    )
}
