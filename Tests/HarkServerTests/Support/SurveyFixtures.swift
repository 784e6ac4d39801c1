import HarkDomain
import HarkFloor
import HarkHub
import HarkTesting
import Testing

@testable import HarkServer

/// A survey plan that tests publish.
enum SurveyFixture {
    static let plan = #"""
        {"surveys":[
          {"name":"Shop","language":"en","questions":[
            {"id":"speed","kind":"stars","text":"How fast were we?"},
            {"id":"nps","kind":"nps","text":"How likely are you to recommend us?"},
            {"id":"why","kind":"choice","text":"Why?","choices":[
              {"id":"price","label":"The price"},{"id":"people","label":"The people"}]},
            {"id":"more","kind":"text","text":"What could we do better?"}]},
          {"name":"商店","language":"zh-CN","questions":[{"id":"speed","kind":"stars","text":"我们的速度如何？"}]}
        ]}
        """#
}

extension ServerScene {
    /// Publishes a survey plan as the admin.
    func publishSurveys(_ plan: String, note: String = "A change", base: Int = 0) async -> Answer {
        await send("PUT", "/api/v1/surveys", as: .ann, json: #"{"plan":\#(plan),"note":"\#(note)","base":\#(base)}"#)
    }

    /// A survey plan with every member that there is.
    static let fullSurveys = #"""
        {"rules":{"minimumMessages":1,"againAfterDays":3,"lowScore":3},"surveys":[
          {"name":"Billing","queue":"Billing","language":"en","asks":true,"questions":[
            {"id":"why","kind":"choice","text":"Why?","choices":[{"id":"a","label":"A"},{"id":"b","label":"B"}]},
            {"id":"more","kind":"text","text":"More?"}]}]}
        """#
}

extension LiveHark {
    /// Publishes a survey plan.
    func publishSurveys(_ plan: String) async throws {
        let (read, faults) = SurveyPlan.read(plan) { _ in nil }
        let text = try #require(read, "\(faults)").json(name: \.text)
        let command = Command.publishSurveys(plan: text, note: "", base: 0, by: .system)
        guard case .done = await server.hub.administer(command) else { throw Refusal.unavailable }
    }
}
