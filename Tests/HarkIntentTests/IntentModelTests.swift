import Foundation
import Testing

@testable import HarkIntent

@Suite struct IntentModelTests {
    @Test(arguments: [
        ("where's my package", "order-status"), ("has the parcel been shipped yet", "order-status"),
        ("can I get a refund", "refund"), ("money back now", "refund"), ("wrong delivery address", "change-address"),
        ("我的快递到哪了", "order-status"), ("我想退款", "refund"), ("我想改地址", "change-address"),
    ])
    func `a few examples suffice in both languages`(text: String, intent: String) throws {
        let reading = try Self.shop.classify(text)

        #expect(reading.top.first?.intent == intent)
        #expect(reading.isAccepted)
    }

    @Test(arguments: ["", "   ", "xyzzy plugh", "Ω≈ç√", "今晚月色真美", "tell me a joke about penguins"])
    func `what is out of scope is refused`(text: String) throws {
        let reading = try Self.shop.classify(text)

        #expect(!reading.isAccepted)
        #expect(reading.top.count == 3)
    }

    @Test func `probabilities fall, and sum up to one at most`() throws {
        for text in Shop.examples.map(\.text) + ["", "parcel refund address"] {
            let probabilities = try Self.shop.classify(text).top.map(\.probability)

            #expect(probabilities == probabilities.sorted(by: >))
            #expect(probabilities.allSatisfy { (0...1).contains($0) })
            #expect(probabilities.reduce(0, +) <= 1.000_001)
        }
    }

    @Test func `examples out of scope are no intent, and are refused`() throws {
        let model = try Self.shop.get()
        let careful = try IntentTrainer().train(Shop.examples + Shop.outOfScope)

        #expect(careful.intents == model.intents)
        #expect(careful.outOfScopeCount == Shop.outOfScope.count)
        for example in Shop.outOfScope { #expect(!careful.classify(example.text).isAccepted) }
    }

    @Test func `the same examples give the same bytes`() throws {
        #expect(try IntentTrainer().train(Shop.examples).data() == Self.shop.get().data())
    }

    @Test func `examples that say the same again and blank ones change nothing`() throws {
        let noise = Shop.list("refund", ["i WANT my  money back", " ", ""])

        #expect(try IntentTrainer().train(Shop.examples + noise).data() == Self.shop.get().data())
    }

    @Test func `a file gives the model back`() throws {
        let model = try Self.shop.get()

        let copy = try withFile(model.data()) { try IntentModel(at: $0) }

        #expect(copy.intents == model.intents)
        #expect(copy.exampleCount == 24)
        #expect(copy.threshold == model.threshold)
        #expect(copy.data() == model.data())
        for text in ["where is it", "退款", "", "penguin"] { #expect(copy.classify(text) == model.classify(text)) }
    }

    @Test func `rubbish is refused`() throws {
        let data = try Self.shop.get().data()
        var flipped = data
        flipped[data.count / 2] ^= 0x10
        let files = [Data(), Data("text\tintent\n".utf8), data.prefix(100), data.dropLast(), flipped]

        for file in files {
            _ = try withFile(file) { url in
                #expect { try IntentModel(at: url) } throws: { "\($0)".contains("no model of intents") }
            }
        }
        #expect(throws: IntentError.self) { try IntentModel(at: URL(fileURLWithPath: "/nowhere/model")) }
    }

    @Test func `one intent with one example is a model`() throws {
        let model = try IntentTrainer().train(Shop.list("greeting", ["Hello there"]))

        #expect(model.classify("hello there").isAccepted)
        #expect(!model.classify("where is my parcel").isAccepted)
    }

    @Test func `an intent with a single example beside others is found`() throws {
        let model = try IntentTrainer().train(Shop.examples + Shop.list("opening-hours", ["When do you open?"]))

        #expect(model.classify("when do you open").top.first?.intent == "opening-hours")
    }

    @Test func `more than five intents give the best five`() throws {
        let examples = (0..<12).flatMap { Shop.list("i\($0)", ["word\($0) alpha", "word\($0) beta"]) }

        #expect(try IntentTrainer().train(examples).classify("alpha").top.count == 5)
    }

    @Test func `nothing to learn is refused`() {
        #expect(throws: IntentError.noExamples) { try IntentTrainer().train([]) }
        #expect(throws: IntentError.noExamples) { try IntentTrainer().train(Shop.outOfScope) }
        #expect(throws: IntentError.noExamples) { try IntentTrainer().train(Shop.list("blank", [" "])) }
        #expect(throws: IntentError.badName("a\nb")) { try IntentTrainer().train(Shop.list("a\nb", ["x"])) }
    }

    private static let shop = Result { try IntentTrainer().train(Shop.examples) }
}

extension Result where Success == IntentModel {
    fileprivate func classify(_ text: String) throws -> IntentReading { try get().classify(text) }
}
