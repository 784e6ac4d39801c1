import Foundation
import HarkLanguage

/// One dialogue of a script: what a customer writes, turn by turn, and what the bot must do.
struct ScriptedDialogue: Decodable {
    let name: String
    /// What holds for this dialogue instead of what holds for all.
    let setting: ScriptedSetting
    /// What other servers answer.
    let calls: [ScriptedCall]
    let turns: [ScriptedTurn]

    init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: ["name", "calls", "turns"] + ScriptedSetting.keys)
        name = try strict.text("name")
        setting = try ScriptedSetting(strict)
        calls = try strict.value("calls", or: [])
        turns = try strict.required("turns")
        guard !turns.isEmpty else { throw strict.fault("must not be empty", at: "turns") }
    }
}

/// What is known around the messages of a dialogue.
struct ScriptedSetting {
    static let keys = ["language", "moment", "zone", "facts"]
    /// The moment of a dialogue that names none: dates in scripts must not depend on the day they are run.
    static let usualMoment = Date(timeIntervalSince1970: 1_767_614_400)

    /// The language of the customer's page.
    let language: String?
    let moment: Date?
    let zone: TimeZone?
    let facts: ScriptedFacts?

    init(_ strict: StrictContainer) throws {
        language = strict.has("language") ? try strict.text("language") : nil
        moment = try strict.moment("moment")
        zone = try strict.zone("zone")
        facts = try strict.optional("facts")
    }

    /// This setting, with what another says where this says nothing.
    init(_ own: ScriptedSetting, else common: ScriptedSetting) {
        language = own.language ?? common.language
        moment = own.moment ?? common.moment ?? Self.usualMoment
        zone = own.zone ?? common.zone ?? .gmt
        facts = own.facts ?? common.facts
    }
}

/// Facts as scripts write them.
struct ScriptedFacts: Decodable {
    let facts: BotFacts

    init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "page", "site", "isOpen", "attributes", "value")
        facts = BotFacts(
            page: try strict.optional("page"),
            site: try strict.optional("site"),
            isOpen: try strict.value("isOpen", or: true),
            attributes: try strict.value("attributes", or: [:]),
            value: try strict.optional("value")
        )
    }
}

/// What another server answers to the calls that fit.
struct ScriptedCall: Decodable {
    /// A pattern that is looked for in the address.
    let url: String
    let method: BotCall.Method?
    let status: Int
    let fails: BotCallFailure?
    /// What the server answers; `json` of the document.
    var json = BotJSON.null

    init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "url", "method", "status", "json", "fails")
        url = try strict.text("url")
        method = try strict.oneOf("method", BotCall.Method.self)
        status = try strict.value("status", or: 200)
        fails = try strict.oneOf("fails", BotCallFailure.self)
        guard (100...599).contains(status) else { throw strict.fault("must be 100 to 599", at: "status") }
        guard fails == nil || !strict.has("status") && !strict.has("json") else {
            throw strict.fault("leaves no answer", at: "fails")
        }
    }

    var result: BotCallResult { fails.map { .failed($0) } ?? .answered(status: status, json: json) }
}

/// One message of a customer, and what must come of it; what is not named may be anything.
struct ScriptedTurn: Decodable {
    /// What the customer writes; for a tap, what the button says.
    let customer: String?
    /// The id of the choice that the customer taps.
    let tap: String?
    /// How long after the last message.
    ///
    /// - Units: minutes.
    let after: Double
    let expected: ScriptedReply

    init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: ["customer", "tap", "after"] + ScriptedReply.keys)
        customer = strict.has("customer") ? try strict.text("customer") : nil
        tap = strict.has("tap") ? try strict.text("tap") : nil
        after = try strict.value("after", or: 0)
        expected = try ScriptedReply(strict)
        guard (customer == nil) != (tap == nil) else { throw strict.fault("needs customer or tap, and not both") }
        guard after >= 0, after.isFinite else { throw strict.fault("must not be below 0", at: "after") }
    }
}

extension StrictContainer {
    fileprivate func moment(_ key: String) throws -> Date? {
        guard has(key) else { return nil }
        guard let moment = try? Date(text(key), strategy: .iso8601) else {
            throw fault("must be a moment such as 2026-11-28T09:30:00Z", at: key)
        }
        return moment
    }

    fileprivate func zone(_ key: String) throws -> TimeZone? {
        guard has(key) else { return nil }
        guard let zone = TimeZone(identifier: try text(key)) else {
            throw fault("must be a name of the zone database, such as Europe/Berlin", at: key)
        }
        return zone
    }
}
