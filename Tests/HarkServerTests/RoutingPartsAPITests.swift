import Foundation
import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// Business hours and skills of the routing plan as things of their own.
struct RoutingPartsAPITests {
    private static let office = #"{"name":"office","zone":"Europe/Madrid","week":["Mo-Fr 09:00-18:00"]}"#
    private let hours = "/api/v1/businessHours"
    private let skills = "/api/v1/skills"

    @Test func `business hours are made, told with their state, changed and taken away`() async throws {
        let scene = try await ServerScene()

        let made = await scene.send("POST", hours, as: .ann, json: Self.office)
        #expect(made.status == 201 && made["name"].text == "office" && made["zone"].text == "Europe/Madrid")
        #expect(made["isOpen"] == .bool(true) && made["changesAt"].text != nil, "\(made.text)")
        let body = #"{"week":["Mo-Su 00:00-24:00"],"holidays":[{"date":"2027-01-01","name":"New Year"}]}"#
        let changed = await scene.send("PATCH", hours + "/office", as: .ann, json: body)
        #expect(changed["isOpen"] == .bool(true) && changed["zone"].text == "Europe/Madrid")
        #expect(changed["holidays"].items.first?["date"].text == "2027-01-01")
        #expect(await scene.send("GET", hours + "/office", as: .sue)["week"].items.count == 1)
        #expect(await scene.send("GET", hours, as: .sue)["items"].items.map { $0["name"].text } == ["office"])
        #expect(await scene.send("DELETE", hours + "/office", as: .ann).status == 204)

        let versions = await scene.send("GET", "/api/v1/routing/versions", as: .sue)
        #expect(versions["items"].items.map { $0["note"].text } == Array(repeating: "business hours: office", count: 3))
        #expect(await scene.send("GET", hours + "/office", as: .sue).status == 404)
    }

    @Test func `business hours that are used stay, and a new name goes with them`() async throws {
        let scene = try await ServerScene()
        let sla = #"[{"name":"gold","businessHours":"office","targets":[{"firstResponseSeconds":60}]}]"#
        _ = await scene.publish(#"{"businessHours":[\#(Self.office)],"sla":\#(sla)}"#)

        let kept = await scene.send("DELETE", hours + "/office", as: .ann)
        #expect(kept.status == 409 && kept["detail"].text?.contains("the SLA policy gold") == true)
        #expect(await scene.send("POST", hours, as: .ann, json: Self.office).status == 409)
        #expect(await scene.send("PATCH", hours + "/office", as: .ann, json: #"{"name":"desk"}"#).status == 200)

        let plan = await scene.send("GET", "/api/v1/routing", as: .ann)["plan"]
        #expect(plan["sla"].items.first?["businessHours"].text == "desk")
    }

    @Test(arguments: [
        ("zone", #"{"name":"a","zone":"Moon/Base","week":["Mo 09:00-18:00"]}"#),
        ("week[0]", #"{"name":"a","zone":"UTC","week":["Someday"]}"#), ("week", #"{"name":"a","zone":"UTC"}"#),
        ("holidays", #"{"name":"a","zone":"UTC","week":["Mo 09:00-18:00"],"holidays":[3]}"#),
        (
            "holidays[0].date",
            #"{"name":"a","zone":"UTC","week":["Mo 09:00-18:00"],"holidays":[{"date":"x","name":"y"}]}"#
        ),
    ])
    func `hours that cannot be are refused with their field`(field: String, body: String) async throws {
        let scene = try await ServerScene()

        let answer = await scene.send("POST", hours, as: .ann, json: body)

        #expect(answer.status == 400 && answer.field == field, "\(answer.text)")
        #expect(try scene.store.routingVersion() == nil)
    }

    @Test func `the vocabulary of skills stands beside what people have`() async throws {
        let scene = try await ServerScene()
        let body = #"{"skills":[{"name":"french","level":3}]}"#
        _ = await scene.send("PATCH", "/api/v1/agents/\(AgentID.tom.text)", as: .ann, json: body)

        let made = await scene.send("POST", skills, as: .ann, json: #"{"name":"refunds","description":"Pays back."}"#)
        #expect(made.status == 201 && made["agents"].int == 0 && made["isPlanned"] == .bool(true))
        let list = await scene.send("GET", skills, as: .tom)["items"].items
        #expect(list.map { $0["name"].text } == ["french", "refunds"] && list.map { $0["agents"].int } == [1, 0])
        #expect(list[0]["isPlanned"] == .bool(false) && list[1]["description"].text == "Pays back.")

        let renamed = await scene.send(
            "PATCH",
            skills + "/refunds",
            as: .ann,
            json: #"{"name":"money","description":""}"#
        )
        #expect(renamed["name"].text == "money" && renamed["description"].text == nil)
        #expect(await scene.send("GET", skills + "/money", as: .tom).status == 200)
        #expect(await scene.send("DELETE", skills + "/money", as: .ann).status == 204)
        #expect(await scene.send("DELETE", skills + "/french", as: .ann).status == 404)
    }

    @Test func `the first skill takes into the vocabulary what is asked for already`() async throws {
        let scene = try await ServerScene()
        let plan = #"""
            {"policy":{"relaxation":[{"afterSeconds":9,"falls":"skill:tax"}]},
             "rules":[{"name":"a","then":{"queue":"Billing","required":["vip"],"preferred":["refunds"]}}]}
            """#
        #expect(await scene.publish(plan).status == 200)

        let made = await scene.send("POST", skills, as: .ann, json: #"{"name":"refunds","description":"Pays back."}"#)

        #expect(made.status == 201 && made["isPlanned"] == true, "\(made.text)")
        let planned = await scene.send("GET", "/api/v1/routing", as: .ann)["plan"]["skills"].items
        #expect(planned.map { $0["name"].text } == ["tax", "vip", "refunds"])
        #expect(planned.last?["description"].text == "Pays back.")
    }

    @Test func `a skill that somebody asks for or has stays`() async throws {
        let scene = try await ServerScene()
        let then = #"{"queue":"Billing","required":[{"name":"vip","level":2}]}"#
        _ = await scene.publish(
            #"{"skills":[{"name":"vip"},{"name":"french"}],"rules":[{"name":"gold","then":\#(then)}]}"#
        )
        let body = #"{"skills":[{"name":"french","level":3}]}"#
        _ = await scene.send("PATCH", "/api/v1/agents/\(AgentID.tom.text)", as: .ann, json: body)

        let asked = await scene.send("DELETE", skills + "/vip", as: .ann)
        let held = await scene.send("DELETE", skills + "/french", as: .ann)

        #expect(asked.status == 409 && asked["detail"].text?.contains("the rule gold") == true)
        #expect(held.status == 409 && held["detail"].text?.contains("Tom") == true)
        #expect(await scene.send("PATCH", skills + "/french", as: .ann, json: #"{"name":"x"}"#).status == 409)
        let renamed = await scene.send("PATCH", skills + "/vip", as: .ann, json: #"{"name":"gold"}"#)
        #expect(renamed.status == 200, "\(renamed.text)")
        let plan = await scene.send("GET", "/api/v1/routing", as: .ann)["plan"]
        #expect(plan["rules"].items.first?["then"]["required"].items.first?["name"].text == "gold")
    }
}
