import ArgumentParser
import Foundation
import HarkSimulator

/// `hark simulate`: what customers would meet, before anybody's customers meet it.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Simulate a support centre by the server's own router and print waits with 95 % intervals.",
        discussion: "docs/routing.md describes scenarios. The same file gives the same figures on every machine."
    )

    @Argument(help: "Files of scenarios; several only with --compare.") var scenarios: [String]
    @Flag(help: "Print the result as JSON.") var json = false
    @Option(help: "Also write a page with pictures to this file.") var html: String?
    @Flag(help: "Print a table of Hark's policy beside other products' ways, in Markdown.") var compare = false
    @Option(help: "Replications side by side.") var cores = 1

    func validate() throws {
        guard compare || scenarios.count == 1 else { throw ValidationError("several scenarios need --compare") }
        guard !compare || (!json && html == nil) else { throw ValidationError("--compare goes with --cores alone") }
        guard (1...64).contains(cores) else { throw ValidationError("--cores is 1 to 64") }
    }

    func run() async throws {
        do {
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
