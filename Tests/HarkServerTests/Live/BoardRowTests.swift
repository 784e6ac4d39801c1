import Crypto
import Foundation
import HarkProtocol
import HarkStore
import Testing

@testable import HarkServer

/// What a supervisor's rows tell of a customer.
@Suite(.liveServers) struct BoardRowTests {
    /// Signs a customer's name as the company's server does.
    private func identity(_ name: String, at site: String, _ live: LiveHark) throws -> String {
        let profile = try #require(try live.server.store.sites().first { $0.profile.key == site }?.profile)
        let key = IdentityTokens(secret: live.server.store.secret).key(of: profile.id)
        func encoded(_ data: Data) -> String {
            data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        }
        let claims = #"{"sub":"\#(name)","name":"\#(name)","exp":4102444800}"#
        let head = encoded(Data(#"{"alg":"HS256","typ":"JWT"}"#.utf8)) + "." + encoded(Data(claims.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Data(head.utf8), using: SymmetricKey(data: Data(key.utf8)))
        return head + "." + encoded(Data(code))
    }

    private func askForPerson(_ visitor: LiveClient) async throws -> String {
        let id = try await visitor.begin("Where is my parcel?")
        _ = try await visitor.event("message.posted") { $0["by"]["kind"] == "bot" }
        _ = try await visitor.result("human.request", ["conversation": .string(id)])
        return id
    }

    @Test func `who is identified has a name on the board, at once and later, and strangers none`() async throws {
        let live = try await LiveHark.start()
        let ana = try await live.connect()
        let hello: LiveClient.Params = ["site": "shop", "identity": .string(try identity("Ana", at: "shop", live))]
        _ = try await ana.result("visitor.hello", hello)
        let first = try await askForPerson(ana)

        let board = try await live.staff("Sue")
        let floor = try await board.result("floor.watch")["floor"]

        let waiting = try #require(floor["waiting"].items.first)
        let attention = try #require(floor["attention"].items.first)
        for row in [waiting, attention] {
            #expect(row["contact"]["name"] == "Ana")
            #expect(row["summary"].text?.contains("Where is my parcel?") == true)
        }
        #expect(waiting["id"].text == first && attention["conversation"].text == first)

        let bea = try await live.connect()
        let other: LiveClient.Params = ["site": "shop", "identity": .string(try identity("Bea", at: "shop", live))]
        _ = try await bea.result("visitor.hello", other)
        let second = try await askForPerson(bea)
        let third = try await askForPerson(try await live.visitor("shop"))
        _ = try await board.wait("floor.changed") { news in
            news["waiting"].items.contains { $0["id"].text == second && $0["contact"]["name"] == "Bea" }
        }
        let again = try await board.result("floor.watch")["floor"]["waiting"].items
        #expect(again.first { $0["id"].text == third }?["contact"] == .null)
    }

    @Test func `a hand-off's row stays when an agent takes it and goes with the agent's first word`() async throws {
        let live = try await LiveHark.start()
        let agent = try await live.staff("Anna", isOnline: true)
        let board = try await live.staff("Sue")
        _ = try await board.result("floor.watch")

        let id = try await askForPerson(try await live.visitor("shop"))

        let news = try await board.wait("floor.changed") { !$0["attention"].items.isEmpty }
        let row = try #require(news["attention"].items.first)
        #expect(row["kind"] == "handoff" && row["agent"]["name"] == "Anna")
        _ = try await agent.result("help.request", ["conversation": .string(id)])
        let help = try await board.wait("floor.changed") { news in
            news["attention"].items.contains { $0["kind"] == "helpRequested" }
        }
        #expect(help["attention"].items.count == 1)
        try await agent.say("Here I am", in: id, key: "a")
        _ = try await board.wait("floor.changed") { $0["removed"]["attention"].items == [row["id"]] }
    }
}
