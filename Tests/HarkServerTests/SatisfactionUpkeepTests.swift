import Foundation
import HarkDomain
import HarkHub
import HarkLanguage
import HarkProtocol
import HarkSatisfaction
import HarkTesting
import Logging
import Testing

@testable import HarkServer

/// The site's model of satisfaction, kept up with the ratings in its log.
struct SatisfactionUpkeepTests {
    private let scene: ServerScene
    private let folder: SatisfactionModels
    private let upkeep: SatisfactionUpkeep
    private let directory = FileManager.default.temporaryDirectory.appendingPathComponent("hark-\(UUID().uuidString)")

    init() async throws {
        scene = try await ServerScene()
        folder = SatisfactionModels(data: directory)
        upkeep = SatisfactionUpkeep(folder, by: LanguageAnalyzer(models: try LanguageModels()))
    }

    /// Talks of two kinds, told apart by a word that the prior knows nothing of.
    private func rate(_ count: Int, from first: Int = 0) async {
        for number in first..<(first + count) {
            let isBad = number.isMultiple(of: 2)
            let text = isBad ? "About the zorble in box \(number)" : "About the lamp in box \(number)"
            await scene.rated(text, number: number, score: isBad ? 1 : 5)
        }
    }

    private func clean() { try? FileManager.default.removeItem(at: directory) }

    @Test func `with few ratings the prior stays, and nothing is written`() async throws {
        defer { clean() }
        await rate(SiteTraining.fewest - 1)

        let report = try upkeep.train(scene.store, at: ServerScene.start, by: "ada")

        #expect(report.verdict == "tooFewRatings" && report.ratings == SiteTraining.fewest - 1)
        #expect(report.trained == nil && report.inUse == 0)
        #expect(!FileManager.default.fileExists(atPath: directory.path))
    }

    @Test func `what was said after the rating is nothing that it can be foretold by`() async throws {
        await scene.rated("About the lamp", number: 1, score: 2)
        await scene.say("It came back", number: 1)

        let chats = try RatedChats(scene.store)

        #expect(chats.dialogues.map { $0.turns.map(\.text) } == [["About the lamp"]])
    }

    @Test func `a model that tells more takes over, is left when nothing is new, and can be left again`() async throws {
        defer { clean() }
        await rate(120)

        let report = try upkeep.train(scene.store, at: .end, by: nil)
        #expect(report.verdict == "promoted" && report.inUse == 1 && report.trained == 1)
        #expect(try #require(report.challenger) > 0.9)
        #expect(try folder.model(1).hasLearntOverall)

        // Whoever reads conversations then needs the model, which is gone.
        let model = directory.appending(path: "models/satisfaction/1.model")
        try FileManager.default.removeItem(at: model)
        let idle = try upkeep.train(scene.store, at: .end, by: nil)
        #expect(idle.verdict == "nothingNew" && idle.inUse == 1 && idle.ratings == 120 && idle.fresh == 0)
        #expect(try !RatedChats.areThere(in: scene.store, after: .end))
        await scene.floor.setTime(.end + .seconds(1))
        await rate(1, from: 500)
        #expect(try RatedChats.areThere(in: scene.store, after: .end))
        #expect(throws: SatisfactionError.self) { try upkeep.train(scene.store, at: .end + .seconds(9), by: nil) }

        #expect(try upkeep.rollBack(at: .end, by: "ada", why: "Worse") == 0)
        #expect(try upkeep.rollBack(at: .end, by: "ada", why: "Worse") == nil)
        let shelf = try folder.shelf()
        #expect(shelf.changes.map(\.to) == [1, 0] && shelf.changes.last?.by == "ada")
    }

    @Test func `what the model in use says is held against later ratings, and is told`() async throws {
        defer { clean() }
        try folder.change { shelf in
            // What it said when it was trained is nothing that it says now.
            let then = DriftProfile(name: "probabilityBad", (0..<400).map { Double($0) / 400_000 })
            try folder.write(.prior, then, as: 1)
            _ = shelf.add(ModelVersion(number: 1, trainedAt: ServerScene.start, dialogues: 400, ratings: 400))
            _ = shelf.promote(1, at: ServerScene.start, why: "promoted")
        }
        await rate(SiteTraining.fewest - 1)

        let report = try upkeep.train(scene.store, at: .end, by: nil)
        let note = try #require(try folder.shelf().drift)
        var writer = JSONWriter()
        writer.beginObject()
        try folder.shelf().write(to: &writer)
        writer.endObject()

        #expect(report.verdict == "tooFewRatings" && report.drift == "drifted" && report.inUse == 1)
        #expect(note.status == .drifted && note.dialogues == SiteTraining.fewest - 1 && note.at == .end)
        #expect(note.index > DriftCheck.driftedFrom)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        #expect(text.contains(#""drift":{"status":"drifted","psi":"#) && text.contains(#""n":29,"at":"#), "\(text)")
    }

    @Test func `the clerk trains at night, once, and the desk goes on with what is in use`() async throws {
        defer { clean() }
        await rate(120)
        let (desk, analyzer) = (SatisfactionDesk(scene.store), LanguageAnalyzer(models: try LanguageModels()))
        let clerk = SatisfactionClerk(
            scene.store,
            folder,
            desk: desk,
            analyzer: { analyzer },
            zone: try #require(TimeZone(identifier: "Europe/Madrid")),
            logger: Logger(label: "test")
        )
        let message = MessageToRead(
            conversation: ConversationID(rawValue: 40_000),
            seq: 2,
            text: "About the zorble in box 3",
            at: .end
        )
        func chance() throws -> Double {
            let mood = analyzer.analyse(message.text).sentiment
            return try #require(desk.estimate(message, mood, by: analyzer)).probabilityBad.value
        }
        // 2027-01-20, half past midnight and half past two in Madrid.
        let night = try #require(Timestamp(iso8601: "2027-01-20T01:30:00.000Z"))

        await clerk.look(at: night - .seconds(7200))
        #expect(try folder.shelf().versions.isEmpty)
        let before = try chance()
        await clerk.look(at: night)
        #expect(try folder.shelf().currentNumber == 1)
        let after = try chance()
        #expect(after > before + 0.2, "\(before) \(after)")

        _ = try upkeep.rollBack(at: night, by: "ada", why: "Worse")
        await clerk.look(at: night + .seconds(60))
        #expect(try folder.shelf().versions.count == 1)
        #expect(try chance() == before)
    }

    @Test func `a damaged shelf or model is told, and nothing changes`() async throws {
        defer { clean() }
        let home = directory.appending(path: "models/satisfaction")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        try Data("{".utf8).write(to: home.appending(path: "shelf.json"))
        await rate(SiteTraining.fewest)

        #expect(throws: SatisfactionError.self) { try upkeep.train(scene.store, at: .end, by: nil) }
        #expect(throws: SatisfactionError.self) { try folder.model(7) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["shelf.json"])
    }
}

extension Timestamp {
    /// After all that the tests do.
    fileprivate static let end = ServerScene.start + .seconds(1_000_000)
}

extension ServerScene {
    /// The customer goes on with a talk that has ended.
    fileprivate func say(_ text: String, number: Int) async {
        let message = PostMessage(
            conversation: ConversationID(rawValue: 50_000 + Int64(number)),
            by: .visitor(VisitorID(rawValue: 60_000 + Int64(number))),
            clientID: "m\(number)",
            contentHash: 0,
            text: text
        )
        await floor.send(.postMessage(message))
    }

    /// A short talk with a person, ended and rated.
    fileprivate func rated(_ text: String, number: Int, score: Int) async {
        let id = ConversationID(rawValue: 50_000 + Int64(number))
        let visitor = VisitorID(rawValue: 60_000 + Int64(number))
        await floor.send(.visitorConnected(visitor))
        let start = StartConversation(
            conversation: id,
            visitor: visitor,
            site: .shop,
            clientID: "s\(number)",
            contentHash: 0,
            text: text,
            language: "en"
        )
        await floor.send(.start(start))
        await floor.send(.endConversation(conversation: id, by: .visitor(visitor)))
        let survey = SubmitSurvey(
            conversation: id,
            by: .visitor(visitor),
            clientID: "v\(number)",
            contentHash: 0,
            score: score,
            solved: nil,
            comment: nil
        )
        await floor.send(.submitSurvey(survey))
    }
}
