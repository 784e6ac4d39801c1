import Foundation
import HarkDomain
import HarkServer
import HarkStore
import Testing

@testable import hark

/// What commands do to a data directory that is not there yet.
struct DataOptionTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-data-\(UUID().uuidString)")

    private func data() throws -> DataOption { try DataOption.parse(["--data", folder.path]) }
    private var exists: Bool { FileManager.default.fileExists(atPath: folder.path) }

    @Test func `a token needs a directory that holds somebody`() async throws {
        let option = try data()
        await #expect(throws: StoreError.missing) {
            try await option.carryOut(.createToken(email: "anna@hark.example", name: "x"))
        }
        #expect(!exists)
    }

    @Test func `a refused command leaves no directory behind, a good one makes it`() async throws {
        let option = try data()
        defer { try? FileManager.default.removeItem(at: folder) }
        var user = NewUser(email: "no address", name: "Anna", role: .agent, password: "open sesame")
        await #expect(throws: Refusal.self) { try await option.carryOut(.addUser(user)) }
        await #expect(throws: Refusal.self) { try await option.carryOut(.addSite(NewSite(key: "no key", name: "x"))) }
        #expect(!exists)

        user.email = "anna@hark.example"
        _ = try await option.carryOut(.addUser(user))
        #expect(try await option.carryOut(.createToken(email: "anna@hark.example", name: "x")).hasPrefix("hark_"))
    }

    @Test func `a supervisor without queues sees all of them, others serve support`() async throws {
        let option = try data()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, queues) in [("all", nil), ("some", ["billing"])] as [(String, [String]?)] {
            let email = "\(name)@hark.example"
            var user = NewUser(email: email, name: name, role: .supervisor, password: "open sesame")
            if let queues { user.queues = queues }
            _ = try await option.carryOut(.addUser(user))
        }
        let agent = NewUser(email: "agent@hark.example", name: "Tom", role: .agent, password: "open sesame")
        _ = try await option.carryOut(.addUser(agent))

        let store = try option.openReadOnly()
        defer { store.close() }
        func queues(_ name: String) throws -> Int? {
            try store.staffMember(email: "\(name)@hark.example")?.record.profile.queues.count
        }
        #expect(try queues("all") == 0 && queues("some") == 1 && queues("agent") == 1)
        let line = ["--data", "d", "--email", "e", "--name", "n", "--role", "supervisor", "--password-stdin"]
        #expect(try UserCommand.Add.parse(line).queues == nil)
    }

    @Test func `an empty path is no directory`() {
        #expect(throws: (any Error).self) { try DataOption.parse(["--data", ""]) }
    }
}
