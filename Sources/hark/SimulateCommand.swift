import ArgumentParser
import Foundation
import HarkServer
import HarkSimulator
import HarkStore

/// `hark simulate`: what customers would meet, before anybody's customers meet it.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Simulate a support centre by the server's own router and print waits with 95 % intervals.",
        discussion: "docs/routing.md describes scenarios. The same file gives the same figures on every machine."
    )

    @Argument(help: "Files of scenarios; several only with --compare.") var scenarios: [String] = []
    @Flag(help: "Print the result as JSON.") var json = false
    @Option(help: "Also write a page with pictures to this file.") var html: String?
    @Flag(help: "Print a table of Hark's policy beside other products' ways, in Markdown.") var compare = false
    @Option(parsing: .unconditional, help: "Replications side by side.") var cores = 1
    @Flag(help: "Try a routing plan on those who came in the last days, instead of a scenario.") var fromLog = false
    @Option(help: "With --from-log: the data directory, also of a running server.") var data: String?
    @Option(parsing: .unconditional, help: "With --from-log: how many days, 1 to 31; 14 when left out.") var days: Int?
    @Option(help: "With --from-log: the file of the plan.") var plan: String?

    func validate() throws {
        guard (1...64).contains(cores) else { throw ValidationError("--cores is 1 to 64") }
        guard !fromLog else { return try validateTrial() }
        guard data == nil, plan == nil, days == nil else {
            throw ValidationError("--data, --plan and --days go with --from-log")
        }
        guard !scenarios.isEmpty else { throw ValidationError("name the file of a scenario") }
        guard compare || scenarios.count == 1 else { throw ValidationError("several scenarios need --compare") }
        guard !compare || (!json && html == nil) else { throw ValidationError("--compare goes with --cores alone") }
    }

    private func validateTrial() throws {
        guard scenarios.isEmpty, !compare else { throw ValidationError("--from-log takes no scenario") }
        guard let data, !data.isEmpty, plan != nil else { throw ValidationError("--from-log needs --data and --plan") }
        guard (1...PolicyTrial.mostDays).contains(days ?? 14) else {
            throw ValidationError("--days is 1 to \(PolicyTrial.mostDays)")
        }
    }

    func run() async throws {
        do {
            guard !fromLog else { return try await tryPlan() }
            let read = try scenarios.map { try Scenario(contentsOf: URL(fileURLWithPath: $0), named: $0) }
            if compare {
                await printComparison(read)
            } else if let scenario = read.first {
                try await simulate(scenario)
            }
        } catch {
            throw Ending.explain(error)
        }
    }

    private func simulate(_ scenario: Scenario) async throws {
        let result = await Simulation.run(scenario, cores: cores)
        if let html {
            let page = result.html(of: scenario, named: name(of: scenarios[0]))
            try page.write(to: URL(fileURLWithPath: html), atomically: true, encoding: .utf8)
        }
        print(json ? try result.json() : result.table)
    }

    /// Runs a plan over what the log of a data directory tells, beside what happened.
    private func tryPlan() async throws {
        guard let data, let plan else { throw Ending.usage }
        let directory = URL(fileURLWithPath: data, isDirectory: true)
        let store = try Store.open(directory: directory, mode: .readOnly, logger: Logs.quiet)
        defer { store.close() }
        let file = URL(fileURLWithPath: plan)
        let result = try await RoutingTrial.run(planFile: file, on: store, days: days ?? 14, cores: cores)
        if let html {
            let page = result.html(named: name(of: plan))
            try page.write(to: URL(fileURLWithPath: html), atomically: true, encoding: .utf8)
        }
        print(json ? try result.json() : result.markdown)
    }

    private func printComparison(_ read: [Scenario]) async {
        print(PolicyComparison.markdownHead)
        for (file, scenario) in zip(scenarios, read) {
            print(await PolicyComparison(scenario, named: name(of: file), cores: cores).markdown)
        }
    }

    private func name(of file: String) -> String {
        URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    }
}
