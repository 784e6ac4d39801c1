import Foundation
import HarkTesting
import Testing

@testable import HarkLanguage

struct RedactorTests {
    @Test(arguments: [
        ("card 4242 4242 4242 4242!", "card [card •••• 4242]!"),
        ("身份证11010519491231002x，谢谢", "身份证[ID •••• 002X]，谢谢"),
        ("SSN 123-45-6789", "SSN [SSN •••• 6789]"),
        ("DE89 3704 0044 0532 0130 00", "[IBAN •••• 3000]"),
        ("bank account 12345678", "bank account [account •••• 5678]"),
        ("四一一一一一一一一一一一一一一一", "[card •••• 1111]"),
        ("4111\u{200B}1111 1111\n1111", "[card •••• 1111]"),
        ("call 415-555-2671 about order 12345", "call 415-555-2671 about order 12345"),
        ("", ""),
    ])
    func `masks keep the type and the last four`(text: String, masked: String) {
        #expect(Redactor.standard.redact(text) == masked)
    }

    @Test func `a policy names kinds and own secrets`() throws {
        let redactor = try Redactor(
            policy: RedactionPolicy(
                kinds: [.phone, .email],
                patterns: [
                    RedactionPattern(name: "member", pattern: #"\bM\d{8}\b"#),
                    RedactionPattern(name: "code", pattern: #"cvv\D{0,3}(\d{3})"#),
                ]
            )
        )

        #expect(redactor.redact("M12345678, +1 415 555 2671") == "[member •••• 5678], [phone •••• 2671]")
        #expect(redactor.redact("4111 1111 1111 1111, CVV: 123") == "4111 1111 1111 1111, CVV: [code ••••]")
        #expect(redactor.redact("tom@example.com") == "[email •••• ECOM]")
    }

    @Test(arguments: ["", "a]", "card1", "[x", "very long name of a pattern that nobody reads"])
    func `a name that would break a mask is refused`(name: String) {
        #expect(throws: EntityPatternError.invalidName(name)) {
            try Redactor(policy: RedactionPolicy(patterns: [RedactionPattern(name: name, pattern: "a")]))
        }
    }

    @Test func `entities of a masked text hide the secret too`() throws {
        let text = "card 4111111111111111 tomorrow"
        let entities = ExactRecognizer.standard.entities(in: text, at: Date(timeIntervalSince1970: 0), zone: .gmt)

        let hidden = Redactor.standard.redact(entities)

        #expect(hidden.map(\.text) == ["[card •••• 1111]", "tomorrow"])
        #expect(Redactor.standard.redact(text, entities: entities) == "card [card •••• 1111] tomorrow")
    }

    @Test func `cards are masked however they are split, and no more than four digits stay together`() {
        var random = SplitMix(seed: 11)
        for _ in 0..<1000 {
            let card = Self.card(&random)
            let written = Self.written(card, &random)
            let text = "Zahlung: " + written + ", danke"

            let masked = Redactor.standard.redact(text)

            #expect(masked == "Zahlung: [card •••• \(card.suffix(4))], danke", "\(text.debugDescription)")
        }
    }

    @Test func `a second time changes nothing`() {
        var random = SplitMix(seed: 5)
        for _ in 0..<1000 {
            let text = Self.soup(&random)
            let once = Redactor.standard.redact(text)
            #expect(Redactor.standard.redact(once) == once, "\(text.debugDescription)")
        }
    }

    @Test(arguments: [#"\d{4}"#, ".+", #"^\d+"#, #"\d+$"#, "[a-z]+", #"•"#, #"\b\w{8}\b"#])
    func `a second time changes nothing with own patterns either`(pattern: String) throws {
        let redactor = try Redactor(
            policy: RedactionPolicy(patterns: [RedactionPattern(name: "own", pattern: pattern)])
        )
        var random = SplitMix(seed: 9)
        for _ in 0..<100 {
            let text = Self.soup(&random)
            let once = redactor.redact(text)
            #expect(redactor.redact(once) == once, "\(text.debugDescription)")
        }
    }

    @Test func `what is not masked stays as it was, and no secret keeps more than four digits`() throws {
        let mask = try Regex(#"\[(card|ID|SSN|IBAN|account) •••• ([0-9A-Z]{4})\]"#)
        var random = SplitMix(seed: 13)
        for _ in 0..<600 {
            let text = Self.soup(&random)
            var rest = text[...]
            let masked = Redactor.standard.redact(text)
            for kept in masked.split(separator: mask, omittingEmptySubsequences: false) {
                // Everything between masks stands in the original too, in the same order.
                guard let place = kept.isEmpty ? rest.startIndex..<rest.startIndex : rest.range(of: kept) else {
                    Issue.record("\(kept.debugDescription) is not in \(text.debugDescription)")
                    return
                }
                rest = rest[place.upperBound...]
            }
        }
    }

    private static func card(_ random: inout SplitMix) -> String {
        let issuers = [
            ("4", 16), ("51", 16), ("2221", 16), ("34", 15), ("6011", 16), ("3528", 16), ("622202", 19), ("62", 16),
        ]
        let (prefix, length) = issuers.randomElement(using: &random) ?? ("4", 16)
        var digits = prefix.compactMap(\.wholeNumberValue).map(UInt8.init)
        while digits.count < length - 1 { digits.append(UInt8.random(in: 0...9, using: &random)) }
        let check = (0...9).first { PaymentCard.hasCheckDigit((digits + [UInt8($0)])[...]) } ?? 0
        return (digits + [UInt8(check)]).map(String.init).joined()
    }

    /// A card number in one of the ways people write or hide one.
    private static func written(_ card: String, _ random: inout SplitMix) -> String {
        let joint =
            [" ", "-", ".", "", "\u{200B}", "\n", " - ", "_", "\u{00A0}", "–"].randomElement(using: &random) ?? ""
        let size = [4, 4, 4, 1, 2, card.count].randomElement(using: &random) ?? 4
        let digits =
            [
                ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], ["０", "１", "２", "３", "４", "５", "６", "７", "８", "９"],
                ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
            ].randomElement(using: &random) ?? []
        var text = ""
        for (index, digit) in card.compactMap(\.wholeNumberValue).enumerated() {
            if index > 0, index % size == 0 { text += joint }
            text += digits[digit]
        }
        return text
    }

    static func soup(_ random: inout SplitMix) -> String {
        let parts = [
            "4111 1111 1111 1111", "5555555555554444", "11010519491231002X", "110105491231002", "身份证", "ID", "SSN",
            "123-45-6789",
            "DE89 3704 0044 0532 0130 00", "bank account", "12345678", "[card •••• 4242]", "[ID •••• 002X]", "[", "]",
            "••••", " ", "-",
            ",", "x", "卡号", "1", "4242", "\n", "🙂", "é", "一", "&amp;",
        ]
        return (0..<14).compactMap { _ in parts.randomElement(using: &random) }.joined(
            separator: Bool.random(using: &random) ? " " : ""
        )
    }
}
