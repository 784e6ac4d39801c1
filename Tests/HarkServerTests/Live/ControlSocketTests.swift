import Foundation
import Glibc
import HarkDomain
import HarkProtocol
import Testing

@testable import HarkServer

/// The operator's door of a server that runs.
@Suite(.liveServers) struct ControlSocketTests {
    @Test func `what is no command is answered by the code that says why`() async throws {
        let live = try await LiveHark.start()
        let lines = [
            (#"{"jsonrpc":"2.0","id":7,"method":"user.drop"}"#, 7, "methodNotFound"),
            (
                #"{"jsonrpc":"2.0","id":8,"method":"token.create","params":{"user":"anna@hark.example"}}"#, 8,
                "invalidParams"
            ),
            (#"{"jsonrpc":"2.0","id":9,"method":"token.create","params":[]}"#, 9, "invalidParams"),
            (#"{"jsonrpc":"2.0","id":10}"#, 10, "invalidRequest"),
            ("user.add", nil, "parseError"),
        ]
        for (line, id, slug) in lines {
            let answer = try #require(try ControlSocket.exchange(Array(line.utf8), in: live.folder))
            guard case .object(let members) = try JSONReader.read(answer), case .object(let error)? = members["error"],
                case .object(let data)? = error["data"]
            else {
                Issue.record("no error: \(String(decoding: answer, as: UTF8.self))")
                continue
            }
            #expect(data["slug"] == .string(slug), "\(line)")
            #expect(members["id"] == (id.map { .int(Int64($0)) } ?? .null), "\(line)")
        }
    }

    @Test func `a command that is refused says so to the command line`() async throws {
        let live = try await LiveHark.start()

        let error = #expect(throws: Refusal.self) {
            try ControlSocket.call(.createToken(email: "nobody@hark.example", name: "x"), in: live.folder)
        }

        #expect(error == .conflict("user is nobody on the staff"))
    }

    @Test func `storage trouble behind the door is told as such`() async throws {
        let live = try await LiveHark.start()
        let hand = try DatabaseHand(live)
        try hand.run("BEGIN IMMEDIATE")

        await #expect(throws: ControlSocket.StorageTrouble.self) {
            try await apart { [folder = live.folder] in
                try ControlSocket.call(.createToken(email: "anna@hark.example", name: "x"), in: folder)
            }
        }

        try hand.run("ROLLBACK")
    }

    @Test func `silent connections hold up no command`() async throws {
        let live = try await LiveHark.start()
        let silent = try (0..<10).map { _ in try ControlSocket.connect(live.folder) }
        defer { for socket in silent { Glibc.close(socket) } }
        let start = ContinuousClock.now

        let token = try await apart { [folder = live.folder] in
            try ControlSocket.call(.createToken(email: "anna@hark.example", name: "x"), in: folder)
        }

        #expect(token?.hasPrefix("hark_") == true)
        #expect(ContinuousClock.now - start < .seconds(4))
    }

    @Test func `nothing is done for whoever has gone before the command was read`() async throws {
        let live = try await LiveHark.start()
        let call = OperatorCall.createToken(email: "anna@hark.example", name: "orphan")
        // As many as are served at once, so that the command waits until its asker has gone.
        let silent = try (0..<16).map { _ in try ControlSocket.connect(live.folder) }
        let socket = try ControlSocket.connect(live.folder)
        try ControlSocket.send(call.frame + [0x0A], to: socket, within: .seconds(5))
        Glibc.close(socket)
        for socket in silent { Glibc.close(socket) }

        let answered = try await apart { [folder = live.folder] in
            try ControlSocket.call(.createToken(email: "anna@hark.example", name: "heard"), in: folder)
        }

        #expect(answered != nil)
        let anna = try #require(try live.server.store.staffMember(email: "anna@hark.example"))
        let names = try live.server.store.apiTokens(of: anna.record.profile.id).map(\.name)
        #expect(names == ["heard"])
    }
}
