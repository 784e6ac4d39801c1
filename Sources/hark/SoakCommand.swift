import ArgumentParser
import Foundation
import HarkClient
import HarkTransport

/// `hark soak`: people who talk on while a test does to the server whatever it likes.
struct SoakCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soak",
        abstract: "Talks on through every fault of a server and notes what was sent, promised and seen.",
        discussion: """
            Reads standard input: `status` prints how things stand, `break` closes all sockets at once, `settle` or \
            the end of input lets all come to rest, prints the result and ends. `talking` is printed when everybody \
            has begun. Exit 1 when somebody did not come to rest with all that there is. docs/soak.md says how a \
            judge reads the ledger.
            """
    )

    @OptionGroup var target: Target

    @Option(help: "The file to note everything in, on another file system than the server's.")
    var ledger: String

    @Option(parsing: .unconditional, help: "How many customers talk at any time.")
    var customers = 100

    @Option(parsing: .unconditional, help: "How often a second one of the customers writes.")
    var rate = 100.0

    @Option(parsing: .unconditional, help: "How many messages a customer writes before the goodbye, on average.")
    var messages = 25

    @Option(parsing: .unconditional, help: "Customers to connect who say nothing.")
    var idle = 0

    @Option(
        parsing: .unconditional,
        help: "Over how many addresses from 127.0.0.2 on to spread the sockets; 0 for none."
    )
    var addresses = 0

    @Option(parsing: .unconditional, help: "Seconds to wait at the end for answers.")
    var patience = 60

    func validate() throws {
        try target.check()
        guard customers > 0, rate > 0, messages > 0, idle >= 0, (0...250).contains(addresses), patience > 0 else {
            throw ValidationError(
                "--customers, --rate, --messages and --patience are above 0, --idle 0 or more, --addresses 0 to 250"
            )
        }
    }

    func run() async throws {
        let loop = try EventLoop(label: "soak")
        loop.start()
        let report: SoakReport
        do {
            let soak = Soak(options, book: try LedgerBook(path: ledger), on: loop)
            try await soak.begin()
            tell("talking")
            report = await obey(soak)
        } catch {
            throw Ending.explain(error)
        }
        tell("settled \(report.summary)")
        if !report.isGood { throw Ending.refused }
    }

    private var options: Soak.Options {
        var options = Soak.Options(url: target.socketURL, site: target.site ?? "", tokens: target.token)
        options.customers = customers
        options.rate = rate
        options.messagesEach = messages
        options.idle = idle
        options.addresses = addresses
        options.patience = .seconds(patience)
        options.socket = target.socket
        return options
    }

    /// Does what standard input says, line by line; the clients live on their own thread meanwhile.
    private func obey(_ soak: Soak) async -> SoakReport {
        while let line = readLine(), line != "settle" {
            switch line {
            case "status": tell("status \(await soak.status)")
            case "break": await soak.breakAll()
            default: Ending.say("soak: no such word: \(line) (status, break, settle)")
            }
        }
        return await soak.settle()
    }

    /// Writes a line at once, for whoever waits for it.
    private func tell(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }
}
