import ArgumentParser
import HarkClient
import HarkTransport

/// `hark load`: measures a running server, for people who size an installation.
struct LoadCommand: AsyncParsableCommand {
    enum Mode: String, ExpressibleByArgument, CaseIterable {
        case closed, rate, echo
    }

    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Talks in many conversations at once and measures how soon messages are acked and delivered.",
        discussion: """
            closed: each conversation sends its next message when the one before has arrived. rate: so many messages a \
            second on a fixed schedule; latency counts from when a message was due, so waiting is not hidden. echo: \
            frames to an address that sends them back. Run it against a server of its own: rates are limited unless \
            limits.exemptLoopback is set.
            """
    )

    @OptionGroup var target: Target

    @Option(parsing: .unconditional, help: "How many conversations talk; 0 for none.")
    var conversations = 50

    @Option(help: "closed, rate or echo.")
    var mode = Mode.closed

    @Option(parsing: .unconditional, help: "Messages a second in all, for --mode rate.")
    var rate = 100.0

    @Option(parsing: .unconditional, help: "Seconds to measure.")
    var duration = 10.0

    @Option(parsing: .unconditional, help: "Seconds to run before that.")
    var warmUp = 2.0

    @Option(help: "Who writes: agent-to-customer, customer-to-agent or both.")
    var direction = "agent-to-customer"

    @Option(parsing: .unconditional, help: "Bytes in a message, or in an echo's frame.")
    var bytes = 120

    @Option(parsing: .unconditional, help: "Customers to connect who say nothing.")
    var idle = 0

    @Option(
        parsing: .unconditional,
        help: "The server's process id on this machine, to measure its processor time and memory."
    )
    var pid: Int?

    func validate() throws {
        try target.check(needsSite: mode != .echo, needsTokens: mode != .echo && conversations > 0)
        guard Load.Direction(rawValue: direction) != nil else {
            throw ValidationError("--direction is agent-to-customer, customer-to-agent or both")
        }
        guard conversations >= 0, rate > 0, duration > 0, warmUp >= 0, bytes > 0, idle >= 0 else {
            throw ValidationError(
                "--rate, --duration and --bytes are above 0, --conversations, --warm-up and --idle 0 or more"
            )
        }
        if let pid, ProcessUsage.of(pid) == nil { throw ValidationError("there is no process \(pid)") }
    }

    func run() async throws {
        let loop = try EventLoop(label: "load")
        loop.start()
        let report: LoadReport
        do {
            report = try await measure(on: loop)
        } catch {
            throw Ending.explain(error)
        }
        print(report.summary)
        if report.lost > 0 || !report.refusals.isEmpty { throw Ending.refused }
    }

    private func measure(on loop: EventLoop) async throws -> LoadReport {
        guard mode != .echo else {
            let echo = EchoLoad(url: target.url, sockets: conversations, bytes: bytes, pid: pid, on: loop)
            return try await echo.run(warmUp: .seconds(warmUp), duration: .seconds(duration))
        }
        var options = Load.Options(url: target.socketURL, site: target.site ?? "", tokens: target.token)
        options.conversations = conversations
        options.mode = mode == .rate ? .rate(rate) : .closed
        options.direction = Load.Direction(rawValue: direction) ?? .agentToCustomer
        options.duration = .seconds(duration)
        options.warmUp = .seconds(warmUp)
        options.textBytes = bytes
        options.idle = idle
        options.pid = pid
        options.socket = target.socket
        return try await Load(options, on: loop).run()
    }
}
