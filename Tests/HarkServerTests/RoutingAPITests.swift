import Foundation
import HarkDomain
import HarkRouting
import HarkTesting
import Testing

@testable import HarkServer

/// The routing plan by the API: published, refused, and brought back.
struct RoutingAPITests {
    private let path = "/api/v1/routing"

    @Test func `before the first publication the empty plan holds`() async throws {
        let scene = try await ServerScene()

        let held = await scene.send("GET", path, as: .sue)

        #expect(held.status == 200 && held["version"].int == 0 && held["publishedAt"].text == nil)
        #expect(held["plan"]["policy"]["choice"].text == "longestIdle" && held["plan"]["rules"].items.isEmpty)
        #expect(held["now"]["businessHours"].items.isEmpty)
        #expect(await scene.send("GET", path + "/versions", as: .sue)["items"].items.isEmpty)
    }

    @Test func `a published plan holds for the next conversation, and is told with its queues by name`() async throws {
        let scene = try await ServerScene()
        let plan = #"{"rules":[{"name":"all","then":{"queue":"Shipping","priority":4}}]}"#

        let answer = await scene.publish(plan, note: "Parcels first")
        let id = await scene.openForPeople()

        #expect(answer.status == 200 && answer["version"].int == 1 && answer["note"].text == "Parcels first")
        #expect(answer["publishedBy"].text == "Ann")
        #expect(answer["plan"]["rules"].items.first?["then"]["queue"].text == "Shipping")
        let record = try #require(try scene.store.conversations([id], passing: .init()).first)
        #expect(record.queue.id == .shipping && record.priority == 4 && record.demand.rule == "all")
        let audit = try #require(try scene.store.audit().first)
        #expect(audit.action == "routing.published" && audit.object == "version 1" && audit.detail == "Parcels first")
    }

    @Test func `a queue may be named by its id, too`() async throws {
        let scene = try await ServerScene()
        let plan = #"{"tiers":[{"queue":"\#(QueueID.billing.text)","next":"Shipping"}]}"#

        let tier = await scene.publish(plan)["plan"]["tiers"].items.first

        #expect(tier?["queue"].text == "Billing" && tier?["next"].text == "Shipping")
    }

    @Test func `who publishes over a version not seen is told`() async throws {
        let scene = try await ServerScene()
        #expect(await scene.publish(#"{"weighing":true}"#).status == 200)

        let late = await scene.publish(#"{"skills":[{"name":"vip"}]}"#)

        #expect(late.status == 409 && late.code == "conflict")
        #expect(await scene.send("GET", path, as: .ann)["plan"]["weighing"] == .bool(true))
    }

    @Test func `a plan that says what holds already makes no version`() async throws {
        let scene = try await ServerScene()
        _ = await scene.publish(#"{"weighing":true}"#)

        let again = await scene.publish(#"{"policy":{"choice":"longestIdle"},"weighing":true}"#, base: 1)

        #expect(again.status == 200 && again["version"].int == 1)
        #expect(try scene.store.audit().count { $0.action == "routing.published" } == 1)
    }

    @Test func `faults are told with their places, and nothing changes`() async throws {
        let scene = try await ServerScene()
        let hours = #"{"hours":{"name":"office","are":"closed"}}"#
        let plan = #"""
            {"rules":[{"name":"a","when":{"hours":{"name":"nowhere","are":"open"}},"then":{"queue":"Billing"}},
            {"name":"b","when":\#(hours),"then":{"queue":"Moon"}}],"colour":"red"}
            """#

        let refused = await scene.publish(plan)
        let check = await scene.send("POST", path + "/check", as: .sue, json: #"{"plan":\#(plan)}"#)

        #expect(refused.status == 400 && refused.code == "invalidParams" && refused.field == "plan.colour")
        let places = refused["faults"].items.compactMap { $0["at"].text }
        #expect(
            places == [
                "colour", "rules[0].when.hours.name", "rules[1].when.hours.name", "rules[1].then.queue",
            ]
        )
        #expect(check.status == 200 && check["isValid"] == .bool(false) && check["faults"].items.count == 4)
        #expect(try scene.store.routingVersion() == nil)
    }

    @Test func `what is doubtful is told, and may be published`() async throws {
        let scene = try await ServerScene()
        let plan = #"""
            {"rules":[{"name":"all","then":{"queue":"Billing"}},{"name":"never","then":{"queue":"Shipping"}}]}
            """#

        let check = await scene.send("POST", path + "/check", as: .sue, json: #"{"plan":\#(plan)}"#)
        let held = await scene.publish(plan)

        #expect(check["isValid"] == .bool(true) && check["faults"].items.isEmpty)
        for answer in [check, held] { #expect(answer["warnings"].items.map { $0["at"].text } == ["rules[1]"]) }
        #expect(held["warnings"].items.first?["message"].text?.contains("all matches whenever it does") == true)
    }

    @Test func `an older version comes back as a new one`() async throws {
        let scene = try await ServerScene()
        _ = await scene.publish(#"{"weighing":true}"#, note: "One")
        _ = await scene.publish("{}", note: "Two", base: 1)
        let back = path + "/versions/1/publish"

        let held = await scene.send("POST", back, as: .ann, json: #"{"note":"Too calm"}"#)
        let again = await scene.send("POST", back, as: .ann, json: #"{"note":"x"}"#)

        #expect(held.status == 200 && held["version"].int == 3 && held["plan"]["weighing"] == .bool(true))
        #expect(again.status == 409)
        let versions = await scene.send("GET", path + "/versions?limit=2", as: .sue)
        #expect(versions["items"].items.map { $0["note"].text } == ["Too calm", "Two"])
        let next = try #require(versions["next"].text)
        let rest = await scene.send("GET", path + "/versions?limit=2&after=\(next)", as: .sue)
        #expect(rest["items"].items.map { $0["note"].text } == ["One"] && rest["next"].text == nil)
        let second = await scene.send("GET", path + "/versions/2", as: .sue)
        #expect(second["plan"]["weighing"] == .bool(false) && second["publishedBy"].text == "Ann")
        #expect(await scene.send("GET", path + "/versions/9", as: .sue).status == 404)
    }

    @Test func `a version whose queue is gone does not come back, and the queue does not go while the plan uses it`()
        async throws
    {
        let scene = try await ServerScene()
        _ = await scene.publish(#"{"rules":[{"name":"all","then":{"queue":"Shipping"}}]}"#)
        let office = SiteProfile.office.id.text
        _ = await scene.send("PATCH", "/api/v1/sites/\(office)", as: .ann, json: #"{"queue":"Billing"}"#)
        let queue = "/api/v1/queues/\(QueueID.shipping.text)"

        let kept = await scene.send("DELETE", queue, as: .ann)
        #expect(kept.status == 409 && kept["detail"].text?.contains("the rule all") == true)

        _ = await scene.publish("{}", base: 1)
        #expect(await scene.send("DELETE", queue, as: .ann).status == 204)
        let back = await scene.send("POST", path + "/versions/1/publish", as: .ann, json: #"{"note":"x"}"#)
        #expect(back.status == 409 && back["detail"].text?.contains("rules[0].then.queue") == true)
    }

    @Test func `supervisors read and admins write`() async throws {
        let scene = try await ServerScene()

        #expect(await scene.send("GET", path, as: .tom).status == 403)
        #expect(await scene.send("GET", path, as: .sue).status == 200)
        let body = #"{"plan":{},"note":"x","base":0}"#
        #expect(await scene.send("PUT", path, as: .sue, json: body).status == 403)
    }
}
