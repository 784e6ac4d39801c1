import Foundation
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
}
