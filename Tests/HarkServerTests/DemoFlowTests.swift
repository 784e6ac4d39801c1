import Foundation
import HarkLanguage
import Testing

@testable import HarkBot
@testable import HarkServer

/// The demo's four flows against the demo's order service, word for word as customers may lead them.
struct DemoFlowTests {
    private static let english = Language.english
    private static let chinese = Language.chinese

    @Test(arguments: [
        ("KO-100001", "pack it on the next working day. It should be with you on 3 December 2026."),
        ("KO-200001", "is packed and waits for the carrier"),
        ("KO-300001", "is on its way and should be with you on 30"),
        ("KO-400001", "was delivered on 23 November 2026"), ("KO-500001", "has reached us"),
        ("KO-600001", "was cancelled"),
    ])
    func `each state of an order is told`(number: String, words: String) throws {
        let talk = try DemoTalk("order-status", "Where is my order \(number)?")

        #expect(talk.said.contains(words), "\(talk.said)")
        #expect(talk.isOver)
    }

    @Test func `the number is asked for, found wrong, asked again and found`() throws {
        var talk = try DemoTalk("order-status", "我的包裹在哪里", .chinese)
        #expect(talk.said == "请问您的订单号是多少？")

        talk.say("不知道")
        #expect(talk.said.contains("订单号在确认邮件的最上方"))
        talk.say("KO-999999")
        #expect(talk.said == "我没有查到这个订单号。\n请问您的订单号是多少？")
        talk.say("订单号是 300001")
        #expect(talk.said.contains("预计 2026年11月30日 送达"), "\(talk.said)")
    }

    @Test func `a late parcel leads to a person on a yes`() throws {
        var talk = try DemoTalk("order-status", "where is KO300003")
        #expect(talk.choices == ["yes", "no"])

        talk.say("yes please")

        #expect(talk.handoff == .flow)
    }

    @Test func `a return is registered once the customer confirms`() throws {
        var talk = try DemoTalk("return-request", "I want to return something")
        talk.say("it's order KO-400001")
        #expect(talk.choices == ["BOOT7", "JACK3"])
        talk.say("the second one")
        #expect(talk.said == "What is the reason?")
        talk.say("it is too tight")
        #expect(talk.said == "Shall I register this return: Rain jacket, Too small?")
        talk.say("yes")

        #expect(talk.said.hasPrefix("Done. Your return label is RT-400001-1"), "\(talk.said)")
        #expect(talk.said.contains("by 22 January 2027"))
        #expect(talk.shop.orders["KO-400001"]?.returns == ["JACK3"])
    }

    @Test func `a return in Chinese with one item only asks for the reason`() throws {
        var talk = try DemoTalk("return-request", "我要退货，订单 KO-400002", .chinese)
        #expect(talk.said == "请问退货原因是什么？")
        talk.say("不喜欢这个颜色")
        #expect(talk.said == "帮您登记退货：步道40升背包，与预期不符，可以吗？")
        talk.say("好的")

        #expect(talk.said.hasPrefix("已登记。退货标签号为 RT-400002-1"), "\(talk.said)")
    }

    @Test(arguments: [
        ("KO-300001", "has not arrived yet"), ("KO-400003", "Nothing of this order"), ("KO-600001", "cancelled"),
    ])
    func `what cannot be returned is said so`(number: String, words: String) throws {
        let talk = try DemoTalk("return-request", "return \(number)")

        #expect(talk.said.contains(words), "\(talk.said)")
        #expect(talk.isOver)
    }

    @Test func `an address is changed, with a no and a correction on the way`() throws {
        var talk = try DemoTalk("address-change", "I need another delivery address for KO-100002")
        talk.say("li.na@example.com")
        talk.say("12 Hill Road")
        talk.say("10117")
        talk.say("Berlin")
        #expect(talk.said == "Shall we send it to 12 Hill Road, 10117 Berlin?")
        talk.say("no")
        #expect(talk.said == "Then let us take it once more.\nWhat are the new street and house number?")
        talk.say("14 Hill Road")
        talk.say("10119")
        talk.say("Berlin")
        talk.say("no, the order is KO-100001")
        #expect(talk.said.contains("changed that to KO-100001"), "\(talk.said)")
        talk.say("yes")
        #expect(talk.handoff == .lookupFailed)
        #expect(talk.shop.orders["KO-100001"]?.address == "1 Mill Lane, 10115 Berlin")
    }

    @Test func `an address is changed in Chinese, the contact's address known`() throws {
        var talk = try DemoTalk("address-change", "我想改收货地址", .chinese, attributes: ["email": "maya@example.com"])
        talk.say("KO-100001")
        talk.say("Hauptstraße 5")
        talk.say("邮编10119")
        talk.say("柏林")
        #expect(talk.said == "新地址是 柏林，Hauptstraße 5，邮编 10119，对吗？")
        talk.say("对的")

        #expect(talk.said == "已修改，包裹将寄往：Hauptstraße 5, 10119 柏林。")
        #expect(talk.shop.orders["KO-100001"]?.address == "Hauptstraße 5, 10119 柏林")
    }

    @Test func `a refund is given, and a large one goes to a person`() throws {
        var small = try DemoTalk("refund", "I want my money back for order 500001")
        small.say("tom@example.com")
        small.say("I sent the boots back")
        #expect(small.said.contains("Shall I refund €129.00 for Trail boots"))
        small.say("yes please")
        #expect(small.said.contains("The reference is RF-500001"), "\(small.said)")

        var large = try DemoTalk("refund", "退款 KO-600001", .chinese)
        large.say("wang.wei@example.com")
        large.say("订单取消了")
        #expect(large.said.contains("€350.00"))
        #expect(large.handoff == .flow)
    }

    @Test func `without the service a person is called`() throws {
        for flow in ["order-status", "return-request", "address-change", "refund"] {
            let talk = try DemoTalk(flow, "KO-400001", isDown: true)

            #expect(talk.handoff == .lookupFailed)
            #expect(talk.said.contains("can't reach our orders"))
        }
    }
}

/// A talk between a customer, a flow of `config/bot/flows` and the order service.
struct DemoTalk {
    private let runner: FlowRunner
    private let isDown: Bool
    private let moment = Date(timeIntervalSince1970: 1_795_910_400)
    private let attributes: [String: String]
    private(set) var shop = OrderService.fixture()
    private var outcome: FlowOutcome?
    private(set) var said = ""

    init(
        _ flow: String,
        _ text: String,
        _ language: Language = .english,
        attributes: [String: String] = [:],
        isDown: Bool = false
    ) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent("config/bot/flows/\(flow).yaml")
        runner = try FlowRunner([.read(.read(file))])
        self.isDown = isDown
        self.attributes = attributes
        take(runner.begin(flow, input(text), language: language))
    }

    var isOver: Bool { outcome?.state == nil }
    var choices: [String] { outcome?.choices.map(\.id) ?? [] }
    var handoff: BotHandoff.Reason? { if case .handsOff(let reason)? = outcome?.next { reason } else { nil } }

    mutating func say(_ text: String) {
        guard let state = outcome?.state else { return }
        take(runner.advance(state, input(text)))
    }

    private func input(_ text: String) -> FlowInput {
        FlowInput(BotTurn(text: text, facts: BotFacts(attributes: attributes), moment: moment, zone: .gmt))
    }

    /// Makes the calls that the flow wants, and keeps what it says in the end.
    private mutating func take(_ next: FlowOutcome?) {
        guard var next else { return }
        var texts = next.said
        while case .calls(let request) = next.next, let state = next.state {
            next = runner.resume(state, with: answer(to: request))
            texts += next.said
        }
        outcome = next
        said = texts.joined(separator: "\n")
    }

    private mutating func answer(to request: FlowRequest) -> BotCallResult {
        guard !isDown, let path = request.url.split(separator: "18081").last else { return .failed(.unreachable) }
        var headers = request.headers.mapValues { $0.replacingOccurrences(of: "{secret.ORDERS_TOKEN}", with: "hush") }
        headers["Idempotency-Key"] = request.idempotencyKey
        let body = request.body.flatMap { try? JSONEncoder().encode($0) } ?? Data()
        let answer = shop.handle(
            method: request.method.rawValue,
            path: String(path),
            headers: headers,
            body: Array(body)
        )
        guard let json = try? JSONDecoder().decode(BotJSON.self, from: Data(answer.body)) else {
            return .failed(.malformed)
        }
        return .answered(status: answer.status, json: json)
    }
}
