import HarkLanguage
import Testing

@testable import HarkBot

/// Questions whose options a call brings, also when it brings none.
struct FlowChoiceTests {
    private static let yaml = """
        id: choose
        title: Choose
        slots:
          order: {type: order, ask: {en: Order?, zh: 单号？}}
          item: {type: oneOf, optionsFrom: items, ask: {en: Which one?, zh: 哪一个？}}
        steps:
          - ask: order
          - call:
              url: https://shop.example/orders/{order}
              map: {items: {path: items, type: options, id: sku, label: name, optional: true}}
              failed: {say: {en: A person comes., zh: 转人工。}, handoff: true}
          - ask: item
          - say: {en: Good., zh: 好。}
        """

    @Test(arguments: [#"{"items":[]}"#, "{}"])
    func `where there is nothing to choose a person comes`(answer: String) throws {
        var talk = try FlowTalk(Self.yaml, "order KO-300001")
        try talk.bring(200, answer)

        #expect(talk.handoff == .flow)
    }

    @Test(arguments: ["1", "2", "first", "一", "last", "最后一个"])
    func `a place among no things is none`(text: String) {
        #expect(FlowNumber.place(text, of: 0) == nil)
    }

    @Test func `a place beyond the list is none`() throws {
        var talk = try FlowTalk(Self.yaml, "order KO-300001")
        try talk.bring(200, #"{"items":[{"sku":"A","name":"Tent"},{"sku":"B","name":"Mat"}]}"#)

        #expect(talk.say("3") == .notUnderstood)
        #expect(talk.say("second") == .answered && talk.said == "Good.")
    }
}
