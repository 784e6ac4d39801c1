import Foundation
import HarkDomain
import HarkProtocol
import HarkStore
import HarkTesting
import HarkTransport
import Testing

@testable import HarkServer

struct ConversationAPITests {
    private static let views = ["", "/events", "/transcript", "/transcript?format=json", "/transcript?format=html"]

    private func status(_ scene: ServerScene, _ id: ConversationID, _ profile: AgentProfile) async -> Set<Int> {
        var statuses: Set<Int> = []
        for view in Self.views {
            let answer = await scene.send("GET", "/api/v1/conversations/\(id)\(view)", as: profile)
            statuses.insert(answer.status)
        }
        return statuses
    }

    @Test func `own, foreign and absent: an agent, a supervisor and an admin`() async throws {
        let scene = try await ServerScene()
        await scene.bringOnline(.tom)
        let billing = await scene.openForPeople(.maya, at: .shop)

        #expect(await status(scene, billing, .tom) == [200])
        #expect(await status(scene, billing, .ada) == [404])
        #expect(await status(scene, billing, .noa) == [404])
        #expect(await status(scene, billing, .sue) == [200])
        #expect(await status(scene, billing, .sid) == [404])
        #expect(await status(scene, billing, .ann) == [200])
        #expect(await status(scene, ConversationID(rawValue: 77), .ann) == [404])
    }

    @Test func `a foreign conversation is answered exactly like an absent one`() async throws {
        let scene = try await ServerScene()
        await scene.bringOnline(.tom)
        let foreign = await scene.openForPeople()

        for view in Self.views {
            let first = await scene.send("GET", "/api/v1/conversations/\(foreign)\(view)", as: .ada)
            let second = await scene.send(
                "GET",
                "/api/v1/conversations/\(ConversationID(rawValue: 77))\(view)",
                as: .ada
            )
            #expect(first.body == second.body && first.status == second.status)
            #expect(Array(first.headers.map(\.name)) == Array(second.headers.map(\.name)))
        }
    }

    @Test func `the list holds what each may see, with filters and pages`() async throws {
        let scene = try await ServerScene()
        await scene.bringOnline(.tom)
        let held = await scene.openForPeople(.maya, at: .shop)
        let offered = await scene.openForPeople(.leo, at: .office)
        func list(_ profile: AgentProfile, _ query: String = "") async -> [String] {
            await scene.send("GET", "/api/v1/conversations" + query, as: profile)["items"].items
                .compactMap { $0["id"].text }
        }

        #expect(await list(.ann) == [offered.text, held.text])
        #expect(await list(.sue) == [offered.text, held.text])
        #expect(await list(.sid) == [offered.text])
        #expect(await list(.ada) == [])
        #expect(await list(.noa) == [])
        #expect(await list(.tom) == [offered.text, held.text])
        #expect(await list(.ann, "?status=active") == [held.text])
        #expect(await list(.ann, "?queue=\(QueueID.shipping)") == [offered.text])
        #expect(await list(.tom, "?assignee=me") == [held.text])
        #expect(await list(.ann, "?visitor=\(VisitorID.leo)") == [offered.text])
        #expect(await list(.sid, "?visitor=\(VisitorID.maya)") == [])
        #expect(await list(.ann, "?assignee=\(AgentID.ada)") == [])
    }

    @Test func `a supervisor lists also what the supervisor took part in elsewhere`() async throws {
        let scene = try await ServerScene()
        let id = await scene.openForPeople(.maya, at: .shop)
        let sid = Author.staff(AgentProfile.sid.reference, role: .supervisor)
        await scene.floor.send(
            .addNote(AddNote(conversation: id, by: sid, clientID: "n", contentHash: 1, text: "seen"))
        )

        let list = await scene.send("GET", "/api/v1/conversations", as: .sid)

        #expect(list["items"].items.map { $0["id"].text } == [id.text])
        #expect(await scene.send("GET", "/api/v1/conversations/\(id)", as: .sid).status == 200)
    }

    @Test func `pages follow each other without gap or repeat`() async throws {
        let scene = try await ServerScene()
        let ids = [
            await scene.openForPeople(.maya), await scene.openForPeople(.leo), await scene.openForPeople(.lin),
        ]
        var (seen, after) = ([String](), "")
        for _ in 0..<3 {
            let page = await scene.send("GET", "/api/v1/conversations?limit=1\(after)", as: .ann)
            seen += page["items"].items.compactMap { $0["id"].text }
            after = page["next"].text.map { "&after=\($0)" } ?? ""
        }

        #expect(seen == ids.reversed().map(\.text) && after == "")
    }

    @Test func `a search finds what customer, staff and bot said, and only where the asker may look`() async throws {
        let scene = try await ServerScene(searches: true)
        await scene.bringOnline(.tom)
        let id = await scene.openForPeople(text: "My Parcel is lost, 50% of it")
        await scene.floor.send(
            .postMessage(
                PostMessage(
                    conversation: id,
                    by: .tom,
                    clientID: "a",
                    contentHash: 1,
                    text: "让我看看包裹",
                    choice: nil,
                    seenSeq: nil,
                    force: false
                )
            )
        )
        func found(_ text: String, _ profile: AgentProfile = .ann) async -> Int {
            let query = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            return await scene.send("GET", "/api/v1/conversations?q=\(query)", as: profile)["items"].items.count
        }

        #expect(await found("parcel") == 1)
        #expect(await found("包裹") == 1)
        #expect(await found("50%") == 1)
        #expect(await found("5_%") == 0)
        #expect(await found("clientID") == 0)
        #expect(await found("parcel", .ada) == 0)
        #expect(await found("parcel", .tom) == 1)
    }

    @Test func `a search finds what the bot said`() async throws {
        let scene = try await ServerScene(searches: true)
        let id = ConversationID(rawValue: 9000)
        await scene.floor.send(
            .start(
                StartConversation(
                    conversation: id,
                    visitor: .maya,
                    site: .shop,
                    clientID: "s",
                    contentHash: 0,
                    text: "Hi"
                )
            )
        )
        let record = try #require(try scene.store.record(id))
        await scene.floor.send(
            .botReply(
                PostBotReply(
                    conversation: id,
                    epoch: record.epoch,
                    inReplyTo: record.lastCustomerSeq,
                    message: MessagePosted(
                        text: "A falcon never forgets",
                        bot: BotTurnRecord(outcome: .answered, state: "{}")
                    )
                )
            )
        )

        let answer = await scene.send("GET", "/api/v1/conversations?q=falcon", as: .ann)

        #expect(answer["items"].items.count == 1)
    }

    @Test func `events come with prev, in pages, as on the wire`() async throws {
        let scene = try await ServerScene()
        await scene.bringOnline(.tom)
        let id = await scene.openForPeople()
        let path = "/api/v1/conversations/\(id)/events"

        let whole = await scene.send("GET", path, as: .tom)
        let events = whole["events"].items
        #expect(events.compactMap { $0["seq"].int } == Array(1...events.count))
        #expect(events.compactMap { $0["prev"].int } == Array(0..<events.count))
        #expect(events[0]["type"].text == "conversation.started" && events[1]["data"]["text"].text == "Hello")
        #expect(whole["head"].int == events.count)

        let rest = await scene.send("GET", path + "?after=2&limit=1", as: .tom)
        #expect(rest["events"].items == [events[2]])
        #expect(rest.text.contains("\"complete\":false"))
    }

    @Test func `one conversation tells all that the list promises`() async throws {
        let scene = try await ServerScene()
        await scene.bringOnline(.tom)
        let id = await scene.openForPeople()
        await scene.floor.send(
            .resolve(ResolveConversation(conversation: id, by: .tom, disposition: "answered", labels: ["parcel"]))
        )
        await scene.floor.send(
            .submitSurvey(
                SubmitSurvey(
                    conversation: id,
                    by: .maya,
                    clientID: "v",
                    contentHash: 1,
                    score: 5,
                    solved: .yes,
                    comment: "<b>"
                )
            )
        )

        let answer = await scene.send("GET", "/api/v1/conversations/\(id)", as: .tom)

        #expect(answer["status"].text == "resolved" && answer["reason"].text == "agent")
        #expect(answer["disposition"].text == "answered" && answer["labels"].items.map(\.text) == ["parcel"])
        #expect(answer["survey"]["score"].int == 5 && answer["survey"]["comment"].text == "<b>")
        #expect(answer["site"]["name"].text == "Shop" && answer["queue"]["name"].text == "Billing")
    }

    @Test func `an unknown format or filter is refused by name`() async throws {
        let scene = try await ServerScene()
        let id = await scene.openForPeople()

        let format = await scene.send("GET", "/api/v1/conversations/\(id)/transcript?format=csv", as: .ann)
        let filter = await scene.send("GET", "/api/v1/conversations?status=open", as: .ann)

        #expect(format.status == 400 && format.field == "format")
        #expect(filter.status == 400 && filter.field == "status")
    }
}
