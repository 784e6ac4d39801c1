import HarkDomain
import HarkProtocol
import HarkStore
import Testing

@testable import HarkServer

/// The survey plan in a file of the configuration.
@Suite(.liveServers) struct ConfiguredSurveyTests {
    @Test func `it is published at a start, once, and again when the file has changed`() async throws {
        let file = try PlanFile("surveys: [{name: all, language: en}]")
        let live = try await LiveHark.start { $0.surveys.plan = file.path }
        let store = { live.server.store }

        try await live.server.publishSurveys()
        try await live.server.publishSurveys()
        let first = try #require(try store().surveyVersion())
        #expect(first.published.version == 1 && first.publishedBy == "configuration")
        let audit = try #require(try store().audit().first)
        #expect(audit.action == "survey.published" && audit.actorName == "configuration")

        try await live.restart { try file.write("rules: {lowScore: 3}") }
        try await live.server.publishSurveys()
        #expect(try store().surveyVersion()?.published.version == 2)
        #expect(try store().surveyVersion()?.published.plan.contains(#""lowScore":3"#) == true)
    }

    @Test func `a fault stops the start and names file, line and place`() async throws {
        let file = try PlanFile("rules:\n  lowScore: 9")

        let error = await #expect(throws: ConfigurationError.self) {
            _ = try await LiveHark.start { $0.surveys.plan = file.path }
        }

        #expect(error?.description.contains("\(file.path):2: rules.lowScore: must be 0 to 4") == true)
        var configuration = Configuration()
        configuration.surveys.plan = file.path
        #expect(throws: ConfigurationError.self) { try configuration.checkSurveys() }
        try file.write("surveys: [{name: all, queue: Anything, language: en}]")
        try configuration.checkSurveys()
    }

    @Test func `a queue that is not there stops the first publication, and later ones give way`() async throws {
        let file = try PlanFile("surveys: [{name: all, queue: Nowhere, language: en}]")
        let live = try await LiveHark.start { $0.surveys.plan = file.path }

        await #expect(throws: ConfigurationError.self) { try await live.server.publishSurveys() }
        try await live.publishSurveys("{}")
        try await live.server.publishSurveys()

        #expect(try live.server.store.surveyVersion()?.published.version == 1)
    }
}
