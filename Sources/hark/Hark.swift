import ArgumentParser

/// The command line of Hark.
@main
struct Hark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Live customer support that one team can run by itself.")
}
