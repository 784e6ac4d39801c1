import Foundation
import HarkBot
import HarkDomain
import HarkHub
import HarkIntent
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    /// Where admins try a version of the bot before customers meet it.
    ///
    /// Nothing here is stored, and no other server is asked.
    var botBench: [Route] {
        let path = "/api/v1/bot"
        return [
            Route(
                "POST",
                path + "/try",
                .staff(.update, .botRules),
                "One turn of a test conversation with the bot: what it says, and why.",
                takes: .named("BotTrial"),
                gives: .named("BotTrialTurn"),
                problems: [409],
                run: tryBot
            ),
            Route(
                "POST",
                path + "/test",
                .staff(.update, .botRules),
                "Play the scripted dialogues of a version.",
                takes: .named("BotSource"),
                gives: .named("BotRehearsal"),
                problems: [409],
                run: rehearseBot
            ),
            Route(
                "POST",
                path + "/evaluate",
                .staff(.update, .botRules),
                "How well the intents are read, each example by a model that has not seen it.",
                takes: .named("BotSource"),
                gives: .named("BotEvaluation"),
                problems: [409],
                run: evaluateBot
            ),
            Route(
                "POST",
                path + "/draft/compare",
                .staff(.update, .botRules),
                "What the draft would have said to the customers of the last conversations.",
                takes: .object([
                    .optional("limit", .int(1...500)), .optional("language", .choice(["en", "zh-CN"])),
                ]),
                gives: .named("BotComparison"),
                problems: [409],
                run: compareBots
            ),
        ]
    }

    /// The version that a request means: the one that speaks, or the draft.
    ///
    /// - Throws: `Refusal.notFound` when there is no draft, `conflict` when it has faults.
    func build(_ source: BotSource) async throws -> BotBuild {
        source == .draft ? try await draftBuild() : services.workshop.live.build
    }

    /// The bot that the draft would be.
    func draftBuild() async throws -> BotBuild {
        let draft = try await find { store throws(StoreError) in try store.botDraft() }
        return try await services.workshop.build(BotFiles(json: draft.files))
    }

    private func tryBot(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let zone = services.configuration.zone
        let source = try BotSource(body)
        let turn = try BenchTurn(body, at: Date(), zone: zone)
        let build = try await build(source)
        let (language, moment) = (services.language, now)
        var step: BotStep?
        let time = ContinuousClock().measure {
            let analysis = turn.text.flatMap { language?.analyse($0, at: moment) }
            step = turn.step(build.engine, analysis)
        }
        let answer = try step.map { try BenchAnswer($0) }
        return .object { writer in
            writer.member("microseconds", Int(time / .microseconds(1)))
            answer?.write(to: &writer)
        }
    }

    private func rehearseBot(_ call: Call) async throws -> HTTPResponse {
        let build = try await build(try BotSource(try RequestBody(call.request)))
        let rehearsal = await services.workshop.rehearse(build)
        return .object { $0.rehearsal(rehearsal) }
    }

    private func evaluateBot(_ call: Call) async throws -> HTTPResponse {
        let build = try await build(try BotSource(try RequestBody(call.request)))
        let examples = build.documents.intentExamples
        guard build.model != nil else { throw Refusal.conflict("There are no examples of intents") }
        let (report, time) = await services.workshop.tryOut {
            var report: Result<IntentEvaluation, IntentError> = .failure(.noExamples)
            let time = ContinuousClock().measure {
                report = Result { () throws(IntentError) in try IntentEvaluation.crossValidation(of: examples) }
            }
            return (report, time)
        }
        switch report {
        case .failure(let error): throw Refusal.conflict("\(error)")
        case .success(let report):
            return .object { writer in
                writer.member("milliseconds", Int(time / .milliseconds(1)))
                writer.evaluation(report)
            }
        }
    }

    private func compareBots(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let limit = try body.optionalNumber("limit", in: 1...500) ?? 100
        let wanted: BenchLanguage? = try body.params.optionalChoice("language")
        let engines = (live: services.workshop.live.build.engine, draft: try await draftBuild().engine)
        let talks = try await pastTalks(limit, wanted?.rawValue)
        let language = services.language
        let zone = services.configuration.zone
        let comparison = await services.workshop.tryOut {
            var comparison = BotComparison(zone: zone)
            for talk in talks {
                comparison.play(talk, engines) { language?.analyse($0, at: $1) }
            }
            return comparison
        }
        return .object { $0.comparison(comparison) }
    }

    /// The last conversations in which customers wrote to the bot, the youngest first.
    private func pastTalks(_ limit: Int, _ language: String?) async throws -> [PastTalk] {
        let keys = try await read { store throws(StoreError) in
            Dictionary(uniqueKeysWithValues: try store.sites().map { ($0.profile.id, $0.profile.key) })
        }
        var talks: [PastTalk] = []
        var cursor: ConversationID?
        // A page at a time, so that other readers come in between.
        for _ in 0..<Self.mostPages {
            let (page, found) = try await read { [cursor] store throws(StoreError) in
                let page = try store.conversations(ConversationFilter(), after: cursor, limit: 100)
                var found: [PastTalk] = []
                for record in page.records where language == nil || record.language?.prefix(2) == language?.prefix(2) {
                    if let talk = try store.pastTalk(record, site: keys[record.site]) { found.append(talk) }
                }
                return (page, found)
            }
            talks += found
            cursor = page.next
            if talks.count >= limit || cursor == nil { break }
        }
        return Array(talks.prefix(limit))
    }

    /// How far back it is looked for conversations, in hundreds.
    private static var mostPages: Int { 50 }
}

/// Which bot is meant.
enum BotSource: String, CaseIterable {
    case live, draft

    /// Reads which one a request means; the one that speaks when it does not say.
    init(_ body: RequestBody) throws(Refusal) { self = try body.params.optionalChoice("source") ?? .live }
}
