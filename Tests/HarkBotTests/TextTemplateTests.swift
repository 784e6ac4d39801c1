import Testing

@testable import HarkBot

struct TextTemplateTests {
    private let known = ["name": "Ann", "order": "KO-1", "trick": "{order} {name|x}"]

    @Test(arguments: [
        ("Hi {name}.", "Hi Ann."), ("{name}{order}", "AnnKO-1"), ("{nobody|friend}, hi", "friend, hi"),
        ("{name|x}", "Ann"),
        ("{nobody|}!", "!"), ("{ name } {} {na me} {", "{ name } {} {na me} {"), ("a {{name}} b", "a {Ann} b"),
        ("{trick}", "{order} {name|x}"), ("no place }", "no place }"),
    ])
    func `places are filled once`(source: String, expected: String) {
        #expect(TextTemplate(source).filled { known[$0] } == expected)
    }

    @Test func `what is not known and has no stand-in leaves the text unsaid`() {
        #expect(TextTemplate("Hi {nobody}.").filled { known[$0] } == nil)
        #expect(TextTemplate("Hi {nobody}.").squeezed { known[$0] } == "Hi .")
    }

    @Test func `a value is one line and not long`() {
        let filled = TextTemplate("{a}").filled { _ in "x\ny" + String(repeating: "z", count: 500) }

        #expect(filled?.hasPrefix("x yz") == true && filled?.count == TextTemplate.valueCharacters)
    }
}
