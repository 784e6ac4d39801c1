import Foundation
import HarkDomain
import HarkHub
import HarkProtocol
import HarkSearch
import HarkStore
import HarkTesting
import Testing

@testable import HarkServer

struct SearchAPITests {
    private func found(_ scene: ServerScene, _ text: String, as profile: AgentProfile = .ann) async -> Answer {
        let query = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return await scene.send("GET", "/api/v1/search?q=\(query)", as: profile)
    }

    @Test func `a hit has its place, its author and what was found in it`() async throws {
        let scene = try await ServerScene(searches: true)
        let id = await scene.openForPeople(text: "我的订单A-10023要退款")

        let answer = await found(scene, "a10023")

        #expect(answer["items"].items.count == 1 && answer["complete"] == true && answer["next"] == .null)
        let hit = answer["items"].items[0]
        #expect(hit["conversation"].text == id.text && hit["seq"].int == 2 && hit["type"].text == "message.posted")
        #expect(hit["by"]["kind"].text == "visitor" && hit["at"].text?.hasSuffix("Z") == true)
        #expect(hit["snippet"]["text"].text == "我的订单A-10023要退款")
        #expect(hit["snippet"]["marks"].items.map { $0.items.map(\.int) } == [[4, 11]])
    }

    @Test func `everybody finds what the one function lets them see, a customer and a stranger nothing`() async throws {
        let scene = try await ServerScene(searches: true)
        await scene.bringOnline(.tom)
        let held = await scene.openForPeople(.maya, at: .shop, text: "parcel of Maya")
        let waiting = await scene.openForPeople(.leo, at: .office, text: "parcel of Leo")
        for profile in AgentProfile.cast {
            let member = StaffPrincipal(profile)
            let seen = try [waiting, held].filter { id in
                try scene.store.record(id).map { Access.sees(.staff(member), $0) } ?? false
            }
            let hits = await found(scene, "parcel", as: profile)["items"].items.compactMap { $0["conversation"].text }
            let list = await scene.send("GET", "/api/v1/conversations?q=parcel", as: profile)

            #expect(Set(hits) == Set(seen.map(\.text)), "\(profile.name)")
            #expect(list["items"].items.compactMap { $0["id"].text } == seen.map(\.text), "\(profile.name)")
        }
        #expect(await scene.send("GET", "/api/v1/search?q=parcel").status == 401)
        let bearer = await scene.send("GET", "/api/v1/search?q=parcel", headers: ["Authorization": "Bearer visitor"])
        #expect(bearer.status == 401)
    }

    @Test func `notes and whispers are the staff's to find, and filters hold for what was said`() async throws {
        let scene = try await ServerScene(searches: true)
        await scene.bringOnline(.tom)
        let id = await scene.openForPeople(text: "hello")
        await scene.floor.send(
            .addNote(AddNote(conversation: id, by: .tom, clientID: "n", contentHash: 1, text: "a curious tale"))
        )

        #expect(await found(scene, "curious")["items"].items.map { $0["type"].text } == ["note.added"])
        for (filter, count) in [
            ("status=active", 1), ("status=resolved", 0), ("assignee=\(AgentID.ada)", 0), ("queue=x", 0),
        ] {
            let list = await scene.send("GET", "/api/v1/conversations?q=curious&\(filter)", as: .ann)
            #expect(list["items"].items.count == count && list["complete"] == true, "\(filter)")
        }
        let there = await scene.send("GET", "/api/v1/search?q=curious&conversation=\(id)", as: .ann)
        let elsewhere = await scene.send("GET", "/api/v1/search?q=curious&conversation=x", as: .ann)
        #expect(there["items"].items.count == 1 && elsewhere["items"].items.isEmpty)
    }

    @Test func `pages of hits and of conversations go through all, each once`() async throws {
        let scene = try await ServerScene(searches: true)
        for visitor in [VisitorID.maya, .leo, .lin] { _ = await scene.openForPeople(visitor, text: "parcel parcel") }

        for path in ["/api/v1/search?q=parcel&limit=1", "/api/v1/conversations?q=parcel&limit=1"] {
            var (seen, after) = ([String](), "")
            repeat {
                let page = await scene.send("GET", path + after, as: .ann)
                seen += page["items"].items.compactMap { $0["conversation"].text ?? $0["id"].text }
                after = page["next"].text.map { "&after=\($0)" } ?? ""
            } while after != ""
            #expect(seen.count == 3 && Set(seen).count == 3, "\(path)")
        }
    }

    /// Queries, and the field that is refused; nil when none is.
    private static let hardlyAsked: [(String, String?)] = [
        ("", "q"), ("q=", "q"), ("q=%3F%21", "q"), ("q=%22%22", "q"), ("q=a%00b", "q"), ("q=a&after=x", "after"),
        ("q=\(String(repeating: "a", count: 201))", "q"), ("q=\(String(repeating: "a+", count: 40))", nil),
        ("q=\((0...16).map { "w\($0)" }.joined(separator: "%20"))", "q"), ("q=a&after=1.x", "after"),
        ("q=a&after=-1.1", "after"), ("q=a&limit=0", "limit"),
    ]

    @Test func `what can't be looked for is refused with the field's name`() async throws {
        let scene = try await ServerScene(searches: true)

        for (query, field) in Self.hardlyAsked {
            let answer = await scene.send("GET", "/api/v1/search?\(query)", as: .ann)
            #expect(answer.status == (field == nil ? 200 : 400) && answer.field == field, "\(answer.text)")
        }
    }

    @Test func `no sign of the index's own language is one here`() async throws {
        let scene = try await ServerScene(searches: true)

        for text in [
            "\"", "NEAR(a b)", "a AND", "OR", "NOT", "text:a", "^a", "{a}:b", "(((", "a*b*", "' OR 1=1 --", "\"a", "-a",
            "a\"b\"c*", "%", "_", "\\", "🏳️‍🌈",
        ] {
            let answer = await found(scene, text)
            #expect([200, 400].contains(answer.status) && answer["items"].items.isEmpty, "\(text)")
        }
    }
}
