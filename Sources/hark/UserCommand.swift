import ArgumentParser
import Foundation
import HarkDomain
import HarkServer

/// Runs `hark user …`.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "People on the staff.",
        subcommands: [Add.self]
    )

    /// Runs `hark user add …`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take somebody on the staff and print the id.")

        @OptionGroup var data: DataOption
        @Option(help: "The address that logs in.") var email: String
        @Option(help: "The name that colleagues and customers see.") var name: String
        @Option(help: "agent, supervisor or admin.") var role: String
        @Option(parsing: .unconditional, help: "Conversations held at once, 0 to 100.") var capacity = 4
        @Option(help: "Skills with levels 1 to 5: billing:3,shipping:1.") var skills = ""
        @Option(help: "Languages: en,zh.") var languages = ""
        @Option(
            help: """
                Queues this person serves, made when missing; a supervisor sees these alone. Left out: support, and for \
                a supervisor none, who then sees all queues and serves none.
                """
        )
        var queues: String?
        @Flag(name: .customLong("password-stdin"), help: "Read the password, one line, from standard input.")
        var passwordFromStandardInput = false

        func validate() throws {
            guard passwordFromStandardInput else {
                throw ValidationError("Give the password on standard input with --password-stdin.")
            }
            guard Role(rawValue: role) != nil else {
                throw ValidationError("The role must be agent, supervisor or admin.")
            }
        }

        func run() async throws {
            do {
                guard let role = Role(rawValue: role) else { throw Ending.usage }
                var user = NewUser(email: email, name: name, role: role, password: readLine() ?? "")
                user.capacity = capacity
                user.skills = try Skills.parse(skills.list)
                user.languages = languages.list
                if let queues { user.queues = queues.list }
                print(try await data.carryOut(.addUser(user)))
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}

extension String {
    /// The parts of a comma-separated list, trimmed, empty ones left out.
    var list: [String] {
        split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
