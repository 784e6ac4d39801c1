import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// The survey plan by the API: published, refused, and brought back.
struct SurveyAPITests {
    private let path = "/api/v1/surveys"

    @Test func `before the first publication the standard survey holds`() async throws {
        let scene = try await ServerScene()

        let held = await scene.send("GET", path, as: .sue)

        #expect(held.status == 200 && held["version"].int == 0 && held["plan"]["surveys"].items.isEmpty)
        #expect(held["plan"]["rules"]["minimumMessages"].int == 2 && held["plan"]["rules"]["againAfterDays"].int == 7)
        #expect(await scene.send("GET", path + "/versions", as: .sue)["items"].items.isEmpty)
    }

    @Test func `a published plan is told with its queues by name, kept as a version and audited`() async throws {
        let scene = try await ServerScene()

        let answer = await scene.publishSurveys(ServerScene.fullSurveys, note: "First")
        let again = await scene.publishSurveys(ServerScene.fullSurveys, base: 1)

        #expect(answer.status == 200 && answer["version"].int == 1 && answer["publishedBy"].text == "Ann")
        #expect(answer["plan"]["surveys"].items.first?["queue"].text == "Billing")
        #expect(again.status == 200 && again["version"].int == 1)
        #expect(try scene.store.surveyVersion()?.published.plan.contains(QueueID.billing.text) == true)
        let audit = try #require(try scene.store.audit().first)
        #expect(audit.action == "survey.published" && audit.object == "version 1" && audit.detail == "First")
        #expect(await scene.send("GET", path + "/versions/1", as: .sue)["plan"] == answer["plan"])
    }

    @Test func `faults are told with their places, and nothing changes`() async throws {
        let scene = try await ServerScene()
        let plan = #"{"rules":{"lowScore":9},"surveys":[{"name":"a","queue":"Moon","language":"en"}],"colour":"red"}"#

        let refused = await scene.publishSurveys(plan)
        let check = await scene.send("POST", path + "/check", as: .sue, json: #"{"plan":\#(plan)}"#)

        #expect(refused.status == 400 && refused.code == "invalidParams" && refused.field == "plan.colour")
        #expect(
            refused["faults"].items.compactMap { $0["at"].text } == ["colour", "rules.lowScore", "surveys[0].queue"]
        )
        #expect(check.status == 200 && check["isValid"] == false && check["faults"].items.count == 3)
        #expect(try scene.store.surveyVersion() == nil)
    }

    @Test func `who publishes over a version not seen is told`() async throws {
        let scene = try await ServerScene()
        _ = await scene.publishSurveys(ServerScene.fullSurveys)

        let late = await scene.publishSurveys("{}")

        #expect(late.status == 409 && late.code == "conflict")
    }

    @Test func `an older version comes back as a new one`() async throws {
        let scene = try await ServerScene()
        _ = await scene.publishSurveys(ServerScene.fullSurveys, note: "One")
        _ = await scene.publishSurveys("{}", note: "Two", base: 1)

        let back = await scene.send("POST", path + "/versions/1/publish", as: .ann, json: #"{"note":"Back"}"#)
        let twice = await scene.send("POST", path + "/versions/1/publish", as: .ann, json: #"{"note":"Back"}"#)

        #expect(back.status == 200 && back["version"].int == 3 && back["note"].text == "Back")
        #expect(back["plan"]["surveys"].items.count == 1)
        #expect(twice.status == 409)
        let notes = await scene.send("GET", path + "/versions", as: .sue)["items"].items.map { $0["note"].text }
        #expect(notes == ["Back", "Two", "One"])
    }

    @Test func `agents may not look, supervisors may not publish`() async throws {
        let scene = try await ServerScene()

        #expect(await scene.send("GET", path, as: .tom).status == 403)
        let body = #"{"plan":{},"note":"x","base":0}"#
        #expect(await scene.send("PUT", path, as: .sue, json: body).status == 403)
    }
}
