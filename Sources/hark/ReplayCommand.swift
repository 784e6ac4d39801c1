import ArgumentParser
import HarkClient
import HarkTransport

/// `hark replay`: plays real dialogues through a running server.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Plays dialogues through a running server and compares each transcript with its input.",
        discussion: """
            FILE holds one dialogue on each line: {"id":"1","turns":[{"role":"customer","text":"Hello"},…]}, plain or \
            compressed by gzip. Each token belongs to one agent; together they must have room for all dialogues that \
            run at once. Exit 1 when a transcript differs.
            """
    )

    @Argument(help: "The dialogues: JSON Lines, also as .gz.")
    var file: String

    @OptionGroup var target: Target

    @Option(parsing: .unconditional, help: "How many dialogues run at once.")
    var concurrency = 50

    @Option(parsing: .unconditional, help: "How many times as fast as people write, or max.")
    var speed = "max"

    @Option(parsing: .unconditional, help: "Play only so many dialogues of the file.")
    var limit: Int?

    @Option(parsing: .unconditional, help: "Seconds to wait for an agent, or for a message to arrive.")
    var patience = 30

    private var pace: Pace? {
        if speed == "max" { return .unbounded }
        return Double(speed).flatMap { $0 > 0 ? .times($0) : nil }
    }

    func validate() throws {
        try target.check()
        guard pace != nil else { throw ValidationError("--speed takes a number above 0, or max") }
        guard concurrency > 0, patience > 0, limit ?? 1 > 0 else {
            throw ValidationError("--concurrency, --patience and --limit take numbers above 0")
        }
    }

    func run() async throws {
        let dialogues = try read()
        let options = Replay.Options(
            url: target.socketURL,
            site: target.site ?? "",
            tokens: target.token,
            concurrency: concurrency,
            pace: pace ?? .unbounded,
            patience: .seconds(patience),
            socket: target.socket
        )
        let loop = try EventLoop(label: "replay")
        loop.start()
        let report: ReplayReport
        do {
            report = try await Replay(options, on: loop).run(dialogues)
        } catch {
            throw Ending.explain(error)
        }
        print(report.summary)
        for difference in report.differences.prefix(10) { Ending.say(difference) }
        if report.different > 0 { throw Ending.refused }
    }

    private func read() throws -> [Dialogue] {
        let dialogues: [Dialogue]
        do {
            dialogues = try DialogueFile.read(file, limit: limit ?? .max)
        } catch {
            throw ValidationError("\(error)")
        }
        guard !dialogues.isEmpty else { throw ValidationError("\(file) holds no dialogue") }
        return dialogues
    }
}
