import Foundation
import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// The form that tells where a conversation would go.
struct RoutingTryAPITests {
    private let path = "/api/v1/routing/try"

    private static let plan = #"""
        {"businessHours":[{"name":"office","zone":"UTC","week":["Mo-Fr 09:00-18:00"]}],
        "sla":[{"name":"gold","targets":[{"firstResponseSeconds":60}]}],
        "queues":[{"queue":"Billing","businessHours":"office","policy":{"relaxation":[{"afterSeconds":60,"falls":"language"}],
        "overflow":[{"to":"Shipping","afterSeconds":30,"atLength":5,"whenNobodyIsOnline":true}]}}],
        "rules":[{"name":"night","when":{"hours":{"name":"office","are":"closed"}},"then":{"queue":"Shipping","priority":-2}},
        {"name":"chinese","when":{"language":["zh"]},"then":{"queue":"Billing","language":true,"sla":"gold"}},
        {"name":"rest","then":{"queue":"Billing"}}],
        "tiers":[{"queue":"Billing","next":"Shipping","afterBreach":true}]}
        """#

    private func ask(_ scene: ServerScene, _ more: String, at: String = "2026-11-27T10:00:00Z") async -> Answer {
        await scene.send("POST", path, as: .sue, json: #"{"site":"\#(SiteProfile.shop.key)","at":"\#(at)"\#(more)}"#)
    }

    @Test func `who is free gets it, and the rule and what holds for it are told`() async throws {
        let scene = try await ServerScene()
        _ = await scene.publish(Self.plan)
        await scene.bringOnline(.tom)

        let answer = await ask(scene, "")

        #expect(answer.status == 200 && answer["rule"].text == "rest", "\(answer.text)")
        #expect(answer["queue"]["name"].text == "Billing" && answer["agent"]["name"].text == "Tom")
        #expect(answer["skipped"].items.map { $0["rule"].text } == ["night", "chinese"])
        #expect(answer["skipped"].items.first?["failed"].items.compactMap(\.text) == ["hours"])
        #expect(answer["hours"]["isOpen"] == .bool(true))
        #expect(answer["hours"]["changesAt"].text == "2026-11-27T18:00:00.000Z")
        #expect(answer["candidates"].items.first?["agent"]["name"].text == "Tom")
        #expect(answer["wait"]["position"].int == 1 && answer["wait"]["highSeconds"].int == 0)
        #expect(try scene.store.conversations(.init()).records.isEmpty)
    }

    @Test func `a language that nobody there speaks keeps it waiting, and the chain tells what helps`() async throws {
        let scene = try await ServerScene()
        _ = await scene.publish(Self.plan)
        let tongues = #"{"languages":["en"]}"#
        _ = await scene.send("PATCH", "/api/v1/agents/\(AgentID.tom.text)", as: .ann, json: tongues)
        await scene.bringOnline(.tom)

        let answer = await ask(scene, #","language":"zh-CN""#)

        #expect(answer["rule"].text == "chinese" && answer["language"].text == "zh-CN")
        #expect(answer["sla"].text == "gold" && answer["agent"]["name"].text == nil)
        let tom = answer["excluded"].items.first { $0["agent"]["name"].text == "Tom" }
        #expect(tom?["because"].text == "language" && tom?["detail"].text == "zh-CN", "\(answer.text)")
        let chain = answer["chain"].items
        #expect(chain.map { $0["when"].text } == ["nobodyIsOnline", "length", nil, nil, "breach", "escalated"])
        #expect(chain.map { $0["afterSeconds"].int } == [nil, nil, 30, 60, nil, nil])
        #expect(chain[1]["atLength"].int == 5 && chain[2]["to"]["name"].text == "Shipping")
        #expect(chain[3]["falls"].text == "language")
    }

    @Test func `at another time the hours are closed`() async throws {
        let scene = try await ServerScene()
        _ = await scene.publish(Self.plan)

        let answer = await ask(scene, "", at: "2026-11-28T10:00:00.000Z")

        #expect(answer["rule"].text == "night" && answer["queue"]["name"].text == "Shipping")
        #expect(answer["priority"].int == -2 && answer["hours"]["isOpen"] == .null)
    }

    @Test func `another plan is tried without being published`() async throws {
        let scene = try await ServerScene()
        await scene.bringOnline(.tom)
        _ = await scene.openForPeople()
        let before = await scene.floor.port.copy()
        let plan = #"{"rules":[{"name":"vip","when":{"segment":["vip"]},"then":{"queue":"Billing","priority":9}}]}"#

        let answer = await ask(scene, #","segments":["vip"],"plan":\#(plan)"#)

        #expect(answer["rule"].text == "vip" && answer["priority"].int == 9)
        #expect(await ask(scene, #","segments":["vip"]"#)["rule"].text == nil)
        #expect(await scene.floor.port.copy() == before)
        let wrong = await ask(scene, #","plan":{"rules":[{"name":"a","then":{"queue":"Moon"}}]}"#)
        #expect(wrong.status == 400 && wrong.field == "plan.rules[0].then.queue")
    }

    @Test(arguments: [
        ("site", #"{"site":"moon"}"#), ("at", #"{"site":"shop","at":"tomorrow"}"#), ("site", "{}"),
        ("mood", #"{"site":"shop","mood":"sad"}"#), ("plan", #"{"site":"shop","plan":[]}"#),
    ])
    func `what cannot be tried is refused with its field`(field: String, body: String) async throws {
        let scene = try await ServerScene()

        let answer = await scene.send("POST", path, as: .sue, json: body)

        #expect(answer.status == 400 && answer.field == field, "\(answer.text)")
    }
}
