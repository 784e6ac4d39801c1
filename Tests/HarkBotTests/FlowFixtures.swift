import Foundation
import HarkLanguage

@testable import HarkBot

/// A flow that needs most of what flows can do: it books a repair.
enum FlowFixture {
    static let yaml = #"""
        id: repair
        title: Repair
        minutes: 30
        slots:
          order:
            type: order
            pattern: 'K[0-9]{6}'
            ask: {en: [What is your order number?, It begins with K. What is it?], zh: [订单号是多少？, 以K开头，是多少？]}
            invalid: {en: That is no number of ours., zh: 这不是我们的单号。}
          email:
            type: email
            attribute: email
            ask: {en: Your e-mail address?, zh: 您的邮箱？}
          kind:
            type: oneOf
            ask: {en: What is broken?, zh: 哪里坏了？}
            options:
              - {id: zip, label: {en: The zip, zh: 拉链}, words: {en: [zipper], zh: [拉锁]}}
              - {id: seam, label: {en: A seam, zh: 接缝}}
              - {id: other, label: {en: Something else, zh: 其他}}
          note:
            type: text
            most: 60
            ask: {en: Anything to add?, zh: 还有要补充的吗？}
        steps:
          - ask: order
          - call:
              url: https://shop.example/orders/{order}?language={language}
              headers: {Authorization: 'Bearer {secret.TOKEN}'}
              map:
                item: items.0.name
                price: {path: total, type: money}
                due: {path: due, type: date, optional: true}
              notFound: {say: {en: I can't find it., zh: 没有找到。}, ask: order}
              failed: {say: {en: Our orders are out of reach., zh: 订单系统暂时无法访问。}, handoff: true}
          - if: {due: '*'}
            say: {en: 'Your {item} comes on {due}.', zh: '您的{item}将于{due}送达。'}
          - ask: email
          - id: what
            ask: kind
          - if: {kind: other}
            ask: note
          - confirm: {en: 'Repair {kind} of {item} for {price}?', zh: '{item}的{kind}，维修费{price}，可以吗？'}
            no: {say: {en: Then again., zh: 那再选一次。}, then: what}
          - call:
              url: https://shop.example/repairs
              method: POST
              timeout: 5
              body: {order: '{order}', who: {email: '{email}'}, kinds: ['{kind}'], text: 'for {email}: {kind}'}
              map: {label: label}
              refused: {say: {en: They won't take it., zh: 无法受理。}, then: end}
              failed: {say: {en: That did not work., zh: 没有成功。}, handoff: true}
          - say: {en: 'Done, {label}.', zh: '好了，{label}。'}
        """#

    /// A flow of one slot and nothing else.
    static func asking(_ slot: String) -> String {
        """
        id: one
        title: One slot
        slots:
          it: {\(slot), ask: {en: [First?, Second?], zh: [一？, 二？]}}
        steps:
          - ask: it
          - say: {en: 'It is {it}.', zh: '是{it}。'}
        """
    }
}

extension FlowDocument {
    static func fixture(_ yaml: String = FlowFixture.yaml) throws(BotError) -> FlowDocument {
        try read(TextFile(name: "flow.yaml", text: yaml))
    }
}

/// A talk with one flow; the test says what calls bring.
struct FlowTalk {
    static let moment = Date(timeIntervalSince1970: 1_795_910_400)

    private let runner: FlowRunner
    private(set) var last: FlowOutcome

    init(
        _ yaml: String = FlowFixture.yaml,
        _ text: String = "hello",
        _ language: Language = .english,
        attributes: [String: String] = [:]
    ) throws {
        let flow = try FlowDocument.fixture(yaml)
        runner = try FlowRunner([flow])
        let input = FlowInput(Self.turn(text, attributes: attributes))
        guard let begun = runner.begin(flow.id, input, language: language) else { throw Missing() }
        last = begun
    }

    struct Missing: Error {}

    static func turn(
        _ text: String,
        choice: String? = nil,
        attributes: [String: String] = [:],
        after seconds: Double = 0
    ) -> BotTurn {
        BotTurn(
            text: text,
            choice: choice,
            facts: BotFacts(attributes: attributes),
            moment: moment.addingTimeInterval(seconds),
            zone: .gmt
        )
    }

    var said: String { last.text }
    var state: FlowState? { last.state }
    var request: FlowRequest? { if case .calls(let request) = last.next { request } else { nil } }
    var handoff: BotHandoff.Reason? { if case .handsOff(let reason) = last.next { reason } else { nil } }

    @discardableResult
    mutating func say(_ text: String, choice: String? = nil, after seconds: Double = 0) -> FlowOutcome.Verdict? {
        guard let state else { return nil }
        last = runner.advance(state, FlowInput(Self.turn(text, choice: choice, after: seconds)))
        return last.verdict
    }

    mutating func bring(_ status: Int, _ json: String) throws {
        guard let state else { return }
        let value = try JSONDecoder().decode(BotJSON.self, from: Data(json.utf8))
        last = runner.resume(state, with: .answered(status: status, json: value))
    }

    mutating func fail(_ failure: BotCallFailure) {
        guard let state else { return }
        last = runner.resume(state, with: .failed(failure))
    }

    mutating func remind() {
        guard let state else { return }
        last = runner.remind(state)
    }

    /// The talk at the question for an e-mail address, the order found.
    static func withOrder(_ language: Language = .english, due: String = "") throws -> FlowTalk {
        var talk = try FlowTalk(FlowFixture.yaml, "K123456", language)
        try talk.bring(200, #"{"items":[{"name":"Ridge tent"}],"total":"40.00 EUR"\#(due)}"#)
        return talk
    }

    /// The talk at the confirmation.
    static func toConfirm(_ language: Language = .english) throws -> FlowTalk {
        var talk = try withOrder(language)
        talk.say("a@b.example")
        talk.say("", choice: "zip")
        return talk
    }
}
