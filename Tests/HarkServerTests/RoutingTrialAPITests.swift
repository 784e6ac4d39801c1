import Foundation
import HarkDomain
import HarkProtocol
import HarkSimulator
import HarkTesting
import Testing

@testable import HarkServer

/// A plan tried on what happened.
struct RoutingTrialAPITests {
    private let path = "/api/v1/routing/trial"

    /// An hour of a small shop: Tom answers one customer at a time, each in a minute; the last gives up.
    private func recorded() async throws -> ServerScene {
        let scene = try await ServerScene()
        await scene.bringOnline(.tom)
        _ = await scene.send("PATCH", "/api/v1/agents/\(AgentID.tom.text)", as: .ann, json: #"{"capacity":1}"#)
        for number in 0..<4 {
            await scene.pass(.seconds(60))
            let id = await scene.openForPeople(VisitorID(rawValue: 30_000 + Int64(number)))
            await scene.pass(.seconds(60))
            await scene.floor.send(.resolve(ResolveConversation(conversation: id, by: .sue)))
        }
        _ = await scene.openForPeople(VisitorID(rawValue: 40_000))
        let impatient = VisitorID(rawValue: 40_001)
        let last = await scene.openForPeople(impatient)
        await scene.pass(.seconds(120))
        await scene.floor.send(.endConversation(conversation: last, by: .visitor(impatient)))
        await scene.pass(.seconds(60))
        return scene
    }

    @Test func `what happened is told beside what both plans come to`() async throws {
        let scene = try await recorded()

        let answer = await scene.send("POST", path, as: .ann, json: #"{"plan":{"weighing":false},"days":7}"#)

        #expect(answer.status == 200 && answer["days"].int == 7 && answer["conversations"].int == 6, "\(answer.text)")
        let happened = answer["happened"]
        #expect(happened["answered"]["value"].number == 5 && happened["abandoned"]["value"].number == 1)
        let tom = happened["agents"].items.first { $0["name"].text == "Tom" }
        #expect(tom?["conversations"]["value"].number == 5)
        for side in ["current", "proposed"] { #expect(answer[side]["waitMeanSeconds"]["value"].number != nil) }
        #expect(SchemaChecker(Schemas.all).faults(of: answer.json, .named("RoutingTrial")) == [])
    }

    @Test func `rules send those who came to other queues, whose agents serve them`() async throws {
        let scene = try await recorded()
        let plan = #"{"rules":[{"name":"all","then":{"queue":"Shipping"}}]}"#

        let answer = await scene.send("POST", path, as: .ann, json: #"{"plan":\#(plan),"days":1}"#)

        let proposed = answer["proposed"]["queues"].items.first { $0["name"].text == "Shipping" }
        #expect(proposed?["conversations"]["value"].number == 6, "\(answer.text)")
        #expect(
            answer["happened"]["queues"].items.first { $0["name"].text == "Billing" }?["conversations"]["value"].number
                == 6
        )
        #expect(try scene.store.routingVersion() == nil)
    }

    @Test func `the reader tells who waited, who was there, and what rules look at`() async throws {
        let scene = try await recorded()

        let end = scene.services.now()
        let material = try TrialReader(store: scene.store).read(days: 1, before: end)

        let waits = material.log.conversations.sorted { $0.queuedAt < $1.queuedAt }
        #expect(waits.count == 6 && waits.allSatisfy { material.entries[$0.wait]?.facts.site == "shop" })
        #expect(waits[0].handlingSeconds.map { (59...61).contains($0) } == true)
        #expect(waits[4].endedAt == nil && waits[4].agent == .tom)
        #expect(waits[5].assignedAt == nil && waits[5].endedAt != nil)
        let tom = try #require(material.log.agents.first { $0.agent.id == .tom })
        #expect(tom.available.count == 1 && tom.available.first?.to == end && tom.capacity == 100)
        #expect(material.log.agents.first { $0.agent.id == .ada }?.available == [])
    }

    @Test func `only so many days, only a plan that can be, only by admins`() async throws {
        let scene = try await ServerScene()

        for days in ["0", "32", "\"x\""] {
            let answer = await scene.send("POST", path, as: .ann, json: #"{"plan":{},"days":\#(days)}"#)
            #expect(answer.status == 400 && answer.field == "days")
        }
        let wrong = await scene.send("POST", path, as: .ann, json: #"{"plan":{"rules":[{"name":"a"}]},"days":1}"#)
        #expect(wrong.status == 400 && wrong.field == "plan.rules[0]")
        #expect(await scene.send("POST", path, as: .sue, json: #"{"plan":{},"days":1}"#).status == 403)
        let nobody = await scene.send("POST", path, as: .ann, json: #"{"plan":{},"days":1}"#)
        #expect(nobody.status == 200 && nobody["conversations"].int == 0)
    }

    @Test func `nobody works on a trial whose client has gone`() async throws {
        let scene = try await recorded()
        let (desk, reader) = (scene.services.trials, TrialReader(store: scene.store))
        let now = scene.services.now()

        let gone = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            #expect(throws: PolicyTrialError.cancelled) { try reader.read(days: 1, before: now) }
            _ = try await desk.run(.init(), days: 1, before: now)
        }

        await #expect(throws: Refusal.self) { try await gone.value }
        #expect(try await desk.run(.init(), days: 1, before: now).conversations == 6)
    }

    @Test func `one trial at a time`() async throws {
        let scene = try await recorded()
        let desk = scene.services.trials
        let now = scene.services.now()

        let answers = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask { (try? await desk.run(.init(), days: 1, before: now)) != nil }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        #expect(answers.contains(true))
        #expect(try await desk.run(.init(), days: 1, before: now).conversations == 6)
    }
}

extension JSONValue {
    var number: Double? {
        switch self {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }
}
