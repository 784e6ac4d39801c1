import Foundation
import HarkAnalytics
import HarkBot
import HarkDomain
import HarkTesting
import Logging
import Testing

@testable import HarkServer

/// What the bot takes in of its customers' words, and when it learns by itself.
struct BotExperienceTests {
    @Test func `without a word the threshold is the standard one`() async throws {
        let scene = try await ServerScene()

        #expect(try await scene.experience == .none)
        #expect(BotExperience(BotTally()) == BotExperience.none)
    }

    @Test func `answers that don't help raise the threshold and count for their article`() async throws {
        let scene = try await ServerScene()
        try await scene.judge(20, "returns", helped: false)

        let experience = try await scene.experience

        #expect(experience.threshold.value > AnswerThreshold.standard.value)
        #expect(experience.votes.counts == ["returns": ArticleVotes.Count(helped: 0, missed: 20)])
        await scene.services.workshop.learn(experience)
        #expect(scene.services.workshop.live.build.experience == experience)
        #expect(scene.services.workshop.live.version == 1)
    }

    @Test func `a version that is made later has the experience too`() async throws {
        let scene = try await ServerScene()
        try await scene.judge(3, "returns", helped: true)
        let experience = try await scene.experience
        await scene.services.workshop.learn(experience)

        let build = try await scene.services.workshop.build(scene.services.workshop.live.build.files)

        #expect(experience != .none && build.experience == experience)
    }

    @Test func `a word that was taken back on another day leaves nothing below none`() {
        var tally = BotTally()
        tally.judged[70, default: BotTally.Verdict()].helped = -1
        tally.answers[BotAnswerKey(kind: "article", id: "a"), default: BotTally.Answer()].helped = -1

        #expect(BotExperience(tally) == .none)
    }

    @Test func `it learns at the start, and searches once in a night`() async throws {
        let scene = try await ServerScene()
        try await scene.judge(20, "returns", helped: false)
        let clerk = try scene.clerk
        let desk = try #require(scene.services.learning)

        await clerk.look(at: ServerScene.start)
        #expect(scene.services.workshop.live.build.experience != .none)
        #expect(try await desk.last() == nil)

        let night = ServerScene.start + .seconds(18 * 3_600)
        await scene.pass(.seconds(18 * 3_600))
        await clerk.look(at: night)
        #expect(try await desk.last() == LearningDesk.Search(at: night, conversations: 20))

        await clerk.look(at: night + .seconds(7_200))
        #expect(try await desk.last()?.at == night)
        await clerk.look(at: night + .seconds(86_400))
        #expect(try await desk.last()?.at == night + .seconds(86_400))
        #expect(try scene.store.audit().first?.actorName == "schedule")
    }
}

extension ServerScene {
    fileprivate var experience: BotExperience {
        get async throws { try await #require(services.measures).experience(at: services.now()) }
    }

    fileprivate var clerk: LearningClerk {
        get throws {
            LearningClerk(
                try #require(services.learning),
                try #require(services.measures),
                services.workshop,
                zone: .gmt,
                logger: Logger(label: "test")
            )
        }
    }

    /// Customers say of an article whether it helped.
    fileprivate func judge(_ count: Int64, _ article: String, helped: Bool) async throws {
        for number in 1...count {
            let explained = #""kind":"article","id":"\#(article)","confidence":0.7"#
            try await play(
                number,
                [.customer("How do I send this back?"), .bot(explained, asks: true), .helped(helped)]
            )
        }
    }
}
