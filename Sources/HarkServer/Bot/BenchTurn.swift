import Foundation
import HarkBot
import HarkDomain
import HarkLanguage
import HarkProtocol

/// One turn of a test conversation, as the bench is asked for it.
struct BenchTurn: Sendable {
    private enum Question: Sendable {
        case message(BotTurn)
        case result(BotPause, BotCallResult)
    }

    private let question: Question

    /// Reads what an admin writes as a customer, or what a server that the bot asked shall have answered.
    ///
    /// - Throws: `Refusal.invalid`, which names the field.
    init(_ body: RequestBody, at moment: Date, zone: TimeZone) throws {
        let pause: BotPause? = try Self.decoded("pause", in: body)
        let state: BotState? = try Self.decoded("state", in: body)
        let result = try body.params.optionalObject("result")
        let (facts, history) = (try body.facts, try body.history)
        let choice = try body.params.optionalString("choice")
        let language: BenchLanguage? = try body.params.optionalChoice("language")
        if let result {
            let result = try BotCallResult(result)
            guard let pause else { throw Refusal.missing("pause") }
            question = .result(pause, result)
            return
        }
        guard pause == nil else { throw Refusal.missing("result") }
        question = .message(
            BotTurn(
                text: try body.text("text"),
                choice: choice,
                languageHint: language?.rawValue,
                state: state ?? BotState(),
                history: history,
                facts: facts,
                moment: moment,
                zone: zone
            )
        )
    }

    /// The text that is to be read before the bot answers it; nil for the result of a call.
    var text: String? {
        guard case .message(let turn) = question else { return nil }
        return turn.text
    }

    /// What the bot does.
    func step(_ engine: BotEngine, _ analysis: TextAnalysis?) -> BotStep {
        switch question {
        case .result(let pause, let result): return engine.resume(pause, with: result)
        case .message(var turn):
            turn.analysis = analysis
            return engine.step(turn)
        }
    }

    private static func decoded<Value: Decodable>(_ field: String, in body: RequestBody) throws -> Value? {
        guard let text = try body.params.optionalString(field) else { return nil }
        do {
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
            throw Refusal.invalid(field: field, reason: "is not what the bench gave")
        }
    }
}

/// The languages of the page that a test customer may have.
enum BenchLanguage: String, CaseIterable {
    case english = "en"
    case chinese = "zh-CN"
}

extension BotCallResult {
    /// Reads what a server shall have answered: a status and JSON, or why there is no answer.
    fileprivate init(_ params: Params) throws {
        if let failure: BotCallFailure = try params.optionalChoice("failed") {
            self = .failed(failure)
            return
        }
        guard let status = try params.optionalInt("status"), (100...599).contains(status) else {
            throw Refusal.invalid(field: "result", reason: "needs a status of 100 to 599, or failed")
        }
        var writer = JSONWriter()
        writer.value(params.members["json"] ?? .null)
        let json = try? JSONDecoder().decode(BotJSON.self, from: Data(writer.bytes))
        self = .answered(status: status, json: json ?? .null)
    }
}

extension RequestBody {
    /// What is known around the message.
    fileprivate var facts: BotFacts {
        get throws {
            var attributes: [String: String] = [:]
            for member in try params.optionalObject("attributes")?.members.members ?? [] {
                guard case .string(let text) = member.value else {
                    throw Refusal.invalid(field: "attributes", reason: "must hold texts")
                }
                attributes[member.name] = text
            }
            return BotFacts(
                page: try params.optionalString("page"),
                site: try params.optionalString("site"),
                isOpen: try params.optionalBool("isOpen") ?? true,
                attributes: attributes
            )
        }
    }

    /// The talk before the message.
    fileprivate var history: [BotTurn.Line] {
        get throws {
            guard let value = params.members["history"] else { return [] }
            guard case .array(let items) = value else {
                throw Refusal.invalid(field: "history", reason: "must be a list")
            }
            return try items.suffix(30).map { item in
                guard case .object(let members) = item else {
                    throw Refusal.invalid(field: "history", reason: "must hold objects")
                }
                guard case .string(let by)? = members["by"], case .string(let text)? = members["text"] else {
                    throw Refusal.invalid(field: "history", reason: "needs by and text in each")
                }
                return BotTurn.Line(by: by == "bot" ? .bot : .visitor, text: text)
            }
        }
    }
}
