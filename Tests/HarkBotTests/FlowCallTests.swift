import Foundation
import HarkLanguage
import Testing

@testable import HarkBot

struct FlowCallTests {
    @Test(arguments: [
        (404, "I can't find it.\nWhat is your order number?"), (410, "I can't find it.\nWhat is your order number?"),
    ])
    func `what is not found is asked again, but not for ever`(status: Int, words: String) throws {
        var talk = try FlowTalk(FlowFixture.yaml, "K123456")
        try talk.bring(status, "{}")
        #expect(talk.said == words)
        for number in ["K111111", "K222222"] {
            talk.say(number)
            try talk.bring(status, "{}")
        }

        #expect(talk.handoff == .flow)
    }

    @Test(arguments: [100, 199, 204, 301, 400, 401, 403, 409, 418, 422, 429, 500, 503])
    func `every status without a usable answer fails`(status: Int) throws {
        var talk = try FlowTalk(FlowFixture.yaml, "K123456")
        try talk.bring(status, "null")

        #expect(talk.said == "Our orders are out of reach.")
        #expect(talk.handoff == .lookupFailed)
        #expect(talk.last.slots["order"] == "K123456")
    }

    @Test(arguments: BotCallFailure.allCases)
    func `no answer fails in spoken words`(failure: BotCallFailure) throws {
        var talk = try FlowTalk(FlowFixture.yaml, "K123456")
        talk.fail(failure)

        #expect(talk.handoff == .lookupFailed && !talk.said.isEmpty)
    }

    @Test(arguments: [
        "null", "[]", "7", "\"x\"", "{}", #"{"items":[],"total":1}"#, #"{"items":[{"name":"x"}]}"#,
        #"{"items":[{"name":["x"]}],"total":1}"#, #"{"items":[{"name":"x"}],"total":"much"}"#,
        #"{"items":[{"name":"x"}],"total":true}"#, #"{"items":[{"name":"x"}],"total":1,"due":"soon"}"#,
        #"{"items":{"0":{"title":"x"}},"total":1}"#,
    ])
    func `an answer of another shape fails`(json: String) throws {
        var talk = try FlowTalk(FlowFixture.yaml, "K123456")
        try talk.bring(200, json)

        #expect(talk.handoff == .lookupFailed)
    }

    @Test func `what a call refuses has its own words`() throws {
        var talk = try FlowTalk.toConfirm()
        talk.say("yes")
        try talk.bring(409, "{}")

        #expect(talk.said == "They won't take it.")
        #expect(talk.last.next == .ends)
    }

    @Test func `a body is built as JSON and never pasted`() throws {
        var talk = try FlowTalk.toConfirm()
        talk.say("yes")
        let body = try #require(talk.request?.body)

        #expect(
            body
                == .object([
                    "order": .text("K123456"), "who": .object(["email": .text("a@b.example")]),
                    "kinds": .list([.text("zip")]), "text": .text("for a@b.example: zip"),
                ])
        )
    }

    @Test func `the same call has the same key, another has another`() throws {
        func key(_ text: String) throws -> String? {
            var talk = try FlowTalk.withOrder()
            talk.say(text)
            talk.say("", choice: "zip")
            talk.say("yes")
            return talk.request?.idempotencyKey
        }

        #expect(try key("a@b.example") == key("A@B.example"))
        #expect(try key("a@b.example") != key("b@b.example"))
        #expect(try key("a@b.example")?.count == 16)
    }

    @Test(arguments: [("POST", true), ("PATCH", true), ("PUT", false), ("DELETE", false)])
    func `what replaces something is done again when another message asks for it`(method: String, isSame: Bool) throws {
        let yaml = FlowFixture.asking("type: email").replacingOccurrences(
            of: "- ask: it",
            with:
                "- ask: it\n  - call: {url: 'https://shop.example/{it}', method: \(method), failed: {say: {en: x, zh: 好}}}"
        )
        let keys = try [1.0, 2.0, 2.0].map { seconds in
            var talk = try FlowTalk(yaml)
            talk.say("a@b.example", after: seconds)
            return talk.request?.idempotencyKey
        }

        #expect((keys[0] == keys[1]) == isSame)
        #expect(keys[1] == keys[2] && keys[0] != nil)
    }

    @Test func `secrets stay names`() throws {
        let talk = try FlowTalk(FlowFixture.yaml, "K123456")

        #expect(talk.request?.headers == ["Authorization": "Bearer {secret.TOKEN}"])
    }

    @Test func `nothing is corrected once a call may have acted`() throws {
        let yaml = """
            id: act
            title: Acts
            slots:
              order: {type: order, pattern: 'K[0-9]{6}', ask: {en: Order?, zh: 订单？}}
              again: {type: yesNo, ask: {en: Again?, zh: 再来？}}
            steps:
              - ask: order
              - call: {url: 'https://shop.example/{order}', method: POST, failed: {say: {en: No., zh: 不。}, then: next}}
              - ask: again
            """
        for result in [BotCallResult.answered(status: 200, json: .null), .failed(.timedOut)] {
            let runner = try FlowRunner([.fixture(yaml)])
            let begun = try #require(runner.begin("act", FlowInput(text: "K123456"), language: .english)?.state)
            let state = try #require(runner.resume(begun, with: result).state)

            #expect(runner.advance(state, FlowInput(text: "no, K777777")).verdict == .notUnderstood)
        }
    }

    @Test(arguments: [
        ("../../admin", "%2E"), ("a/b", "a%2Fb"), ("a?b=c&d", "a%3Fb%3Dc%26d"), ("a#b", "a%23b"), ("a b", "a%20b"),
        ("%2e%2e", "%252e%252e"), ("{secret.TOKEN}", "%7Bsecret.TOKEN%7D"), ("订单", "%E8%AE%A2%E5%8D%95"),
        ("a\\b", "a%5Cb"),
        ("a\r\nHost: evil", "a%20Host%3A%20evil"), ("http://evil.example", "http%3A%2F%2Fevil.example"),
    ])
    func `a value never leaves its place in an address`(text: String, escaped: String) throws {
        for place in ["x/{it}/y", "x?q={it}&z=1"] {
            let talk = try Self.talk(place, text)
            let url = try #require(talk.request?.url)

            #expect(url.hasPrefix("https://shop.example/x"))
            #expect(url.count(where: { $0 == "/" }) == place.count(where: { $0 == "/" }) + 3)
            #expect(url.count(where: { $0 == "?" }) == place.count(where: { $0 == "?" }))
            #expect(url.utf8.allSatisfy { (0x21...0x7E).contains($0) })
            if escaped != "%2E" { #expect(url.contains(escaped), "\(url)") }
        }
    }

    @Test(arguments: [".", ".."])
    func `a value that would change the path is never sent`(value: String) throws {
        let template = try FlowTemplate("https://shop.example/orders/{it}/x")

        #expect(FlowAddress.filled(template) { _ in value } == nil)
        #expect(FlowAddress.filled(template) { _ in "" } == nil)
        #expect(FlowAddress.filled(template) { _ in String(repeating: "我", count: 300) } == nil)
    }

    @Test func `what a call brings is said as plain text on one line`() throws {
        var talk = try FlowTalk(FlowFixture.yaml, "K123456")
        try talk.bring(
            200,
            #"{"items":[{"name":"<img src=x>\n{email}\u202E\u0000 [a](b)"}],"total":1,"due":"2026-12-03"}"#
        )

        #expect(talk.said.hasPrefix("Your <img src=x> {email} [a](b) comes on"), "\(talk.said)")
    }

    @Test func `a long value is cut`() throws {
        var talk = try FlowTalk(FlowFixture.yaml, "K123456")
        let name = String(repeating: "长", count: 5_000)
        try talk.bring(200, #"{"items":[{"name":"\#(name)"}],"total":1}"#)

        #expect(talk.state?.values["item"]?.count == FlowValue.mostCharacters)
    }

    /// A talk whose free text is sent in an address.
    private static func talk(_ place: String, _ text: String) throws -> FlowTalk {
        var talk = try FlowTalk(
            """
            id: one
            title: One
            slots:
              it: {type: text, ask: {en: What?, zh: 什么？}}
            steps:
              - ask: it
              - call: {url: 'https://shop.example/\(place)', failed: {say: {en: No., zh: 不。}}}
            """
        )
        talk.say(text)
        return talk
    }
}
