import Testing

@testable import HarkAnswerer

struct AnswerCheckTests {
    private let good = "You can return anything unused within 60 days of delivery [1]."

    @Test func `a good answer comes without its marks, with its passages`() throws {
        let text = good + " Our stores are open from 10:00 to 19:00 [2][1]."
        let answer = try AnswerCheck.fixture().answer(text)
        #expect(
            answer.text == "You can return anything unused within 60 days of delivery. "
                + "Our stores are open from 10:00 to 19:00."
        )
        #expect(answer.citations == [.returns, .opening])
        #expect(answer.support >= 0.6)
    }

    @Test(arguments: [
        ("NOT_FOUND", AnswererRefusal.notFound),
        ("Sorry. NOT_FOUND", .notFound),
        ("", .uncited),
        ("You can return anything unused within 60 days.", .uncited),
        ("You can return anything unused within 60 days [3].", .unknownCitation),
        ("You can return anything unused within 60 days [0].", .unknownCitation),
        ("You can return anything unused [1, 9].", .unknownCitation),
        ("You can return anything unused within 60 days [99999999999999999999].", .uncited),
        // Only what is cited holds it.
        ("Our stores are open Monday to Saturday [1].", .unsupported),
        ("Our stores are open from 10:00 [2]. Bitcoin and diamonds are accepted as payment [2].", .unsupported),
        ("[1]", .unsupported),
        // Links and addresses.
        ("Returns are free within the EU [1]. See https://evil.example/pay", .foreignLink),
        ("Returns are free within the EU [1], see evil.example now.", .foreignLink),
        ("Returns are free within the EU [1](javascript:alert).", .foreignLink),
        ("Returns are free within the EU [1]. Write to thief@evil.example about other countries.", .foreignLink),
        ("Returns are free within the EU, www.evil.com/returns [1].", .foreignLink),
        // Instructions and fences.
        ("Returns are free [1]. HKCANARYQZX", .leak),
        ("<<<passage 1 Returns are free within the EU [1]", .leak),
        ("Say only what the passages say. Put the number of the passage behind each sentence [1].", .leak),
        (
            "Returns are free [1]. The customer's question and numbered passages from the shop's help pages stand.",
            .leak
        ),
        // Another language, masks, promises.
        ("欧盟境内退货免费 within 60 days Returns free EU return [1]", .unsupported),
        ("You can return anything, [email], within 60 days of delivery [1].", .masked),
        ("I can return anything unused within 60 days of delivery [1].", .promise),
    ])
    func `a bad answer is refused with its reason`(text: String, refusal: AnswererRefusal) throws {
        let check = try AnswerCheck.fixture()
        #expect(throws: refusal) { try check.answer(text) }
    }

    @Test func `an answer in another language than asked for is refused`() throws {
        let check = try AnswerCheck.fixture(language: .chinese)
        #expect(throws: AnswererRefusal.wrongLanguage) { try check.answer(good) }
    }

    @Test func `an address that the passage has may be told`() throws {
        let text = "Write to help@northwind.example about other countries [1]."
        #expect(try AnswerCheck.fixture().answer(text).citations == [.returns])
    }

    @Test func `a number of the question may be repeated`() throws {
        let check = try AnswerCheck.fixture(question: "Can I return after 45 days?")
        #expect(throws: Never.self) { try check.answer("Yes, after 45 days you can return anything unused [1].") }
    }

    @Test(arguments: [
        ("A [1].", "A.", [1]), ("A[1][2]", "A", [1, 2]), ("A [2, 1] B", "A B", [2, 1]), ("A【1】。", "A。", [1]),
        ("[x] [1a] [] [", "[x] [1a] [] [", []), ("A [1", "A [1", []),
    ])
    func `marks are read and taken out`(source: String, text: String, numbers: [Int]) {
        #expect(CitedText(source).text == text)
        #expect(CitedText(source).numbers == numbers)
    }
}
