import Foundation
import HarkLanguage
import Testing

@testable import HarkBot

/// What customers may write to a slot's question, in both languages, and what it is taken for; nil for no answer.
struct FlowAnswerTests {
    private func value(_ slot: String, _ text: String) throws -> String? {
        var talk = try FlowTalk(FlowFixture.asking(slot))
        talk.say(text)
        return talk.said.hasPrefix("It is ") || talk.said.hasPrefix("是") ? talk.said.spokenValue : nil
    }

    @Test(
        arguments: [
            ("K-123457", "K-123457"), ("it is order K123457", "K123457"), ("我的订单号是K123457", "K123457"),
            ("123456", "123456"),
            ("订单 123456", "123456"), ("no idea", nil), ("不知道", nil), ("12", nil), ("", nil),
        ] as [(String, String?)]
    )
    func `order numbers`(text: String, expected: String?) throws {
        #expect(try value("type: order", text) == expected)
    }

    @Test(
        arguments: [
            ("k 123457", "K123457"), ("Ｋ１２３４５７", "K123457"), ("单号是k123457哦", "K123457"), ("KO-123457", nil),
            ("123457", nil),
        ] as [(String, String?)]
    )
    func `a site's own form of numbers`(text: String, expected: String?) throws {
        #expect(try value("type: order, pattern: 'K ?[0-9]{6}'", text) == expected)
    }

    @Test(
        arguments: [
            ("1Z999AA10123456784", "1Z999AA10123456784"), ("运单号 SF1234567890123", "SF1234567890123"), ("soon", nil),
        ] as [(String, String?)]
    )
    func `tracking numbers`(text: String, expected: String?) throws {
        #expect(try value("type: tracking", text) == expected)
    }

    @Test(
        arguments: [
            ("Maya@Example.com", "maya@example.com"), ("it's a.b@c.example, thanks", "a.b@c.example"),
            ("邮箱是li@qq.com", "li@qq.com"), ("maya at example", nil), ("@", nil),
        ] as [(String, String?)]
    )
    func `addresses of mail`(text: String, expected: String?) throws {
        #expect(try value("type: email", text) == expected)
    }

    @Test(
        arguments: [
            ("13800138000", "+8613800138000"), ("+49 30 1234567", "+49301234567"),
            ("我的手机是13800138000", "+8613800138000"),
            ("030 1234567", "0301234567"), ("call me", nil), ("123", nil),
        ] as [(String, String?)]
    )
    func `telephone numbers`(text: String, expected: String?) throws {
        #expect(try value("type: phone", text) == expected)
    }

    @Test(
        arguments: [
            ("tomorrow", "30 November 2026"), ("明天", "30 November 2026"), ("2026-12-24", "24 December 2026"),
            ("on 3 December, please", "3 December 2026"), ("下个月", nil), ("next week", nil), ("whenever", nil),
        ] as [(String, String?)]
    )
    func `days`(text: String, expected: String?) throws {
        #expect(try value("type: date", text) == expected)
    }

    @Test(
        arguments: [
            ("3pm", "15:00"), ("下午三点", "15:00"), ("at 9:30", "09:30"), ("15", "15:00"), ("25", nil), ("later", nil),
        ] as [(String, String?)]
    )
    func `times`(text: String, expected: String?) throws {
        #expect(try value("type: time", text) == expected)
    }

    @Test(
        arguments: [
            ("€12.50", "€12.50"), ("12 dollars", "$12.00"), ("三百五十块钱", "¥350.00"), ("40", "€40.00"), ("500 EUR", nil),
            ("a lot", nil),
        ] as [(String, String?)]
    )
    func `amounts within bounds`(text: String, expected: String?) throws {
        #expect(try value("type: money, currency: EUR, most: 400", text) == expected)
    }

    @Test(
        arguments: [
            ("3", "3"), ("three of them", "3"), ("twenty five", "25"), ("三个", "3"), ("十二", "12"), ("两件", "2"),
            ("1,200", nil),
            ("2 or 3", nil), ("many", nil), ("0", nil), ("二百五", nil),
        ] as [(String, String?)]
    )
    func `numbers within bounds`(text: String, expected: String?) throws {
        #expect(try value("type: number, least: 1, most: 99", text) == expected)
    }

    @Test(
        arguments: [
            ("10115", "10115"), ("SW1A 1AA", "SW1A 1AA"), ("邮编 200031", "200031"), ("my zip is 94103", "94103"),
            ("Berlin", nil),
        ] as [(String, String?)]
    )
    func `postcodes`(text: String, expected: String?) throws {
        #expect(try value("type: postalCode", text) == expected)
    }

    @Test(
        arguments: [
            ("yes", "Yes"), ("Yes, please!", "Yes"), ("好的", "是"), ("对的，没错", "是"), ("no", "No"), ("不用了", "否"),
            ("no thanks", "No"),
            ("maybe", nil), ("yes but not today", nil), ("是吗", nil),
        ] as [(String, String?)]
    )
    func `yes and no`(text: String, expected: String?) throws {
        #expect(try value("type: yesNo", text) == expected)
    }

    @Test(
        arguments: [
            ("blue", "Blue"), ("Dark blue", "Dark blue"), ("darkBlue", "Dark blue"), ("the second one", "Dark blue"),
            ("2", "Dark blue"),
            ("#3", "Green"), ("3rd", "Green"), ("last", "Green"), ("第二个", "深蓝"), ("第一种吧", "蓝色"), ("最后一个", "绿色"),
            ("选3", "绿色"),
            ("I'd take dark blue, please", "Dark blue"), ("the leafy one", "Green"), ("我要绿色的", "绿色"),
            ("green or blue", nil),
            ("红色", nil), ("the ninth", nil), ("", nil),
        ] as [(String, String?)]
    )
    func `options by tap, label, words and place`(text: String, expected: String?) throws {
        let options =
            "options: [{id: blue, label: {en: Blue, zh: 蓝色}}, {id: darkBlue, label: {en: Dark blue, zh: 深蓝}}, "
            + "{id: green, label: {en: Green, zh: 绿色}, words: {en: [leafy], zh: [叶子]}}]"

        #expect(try value("type: oneOf, \(options)", text) == expected)
    }

    @Test(
        arguments: [
            ("  12\tHill\nRoad ", "12 Hill Road"), ("{secret.TOKEN}", "{secret.TOKEN}"), ("<b>x</b>", "<b>x</b>"),
            ("a\u{0}b\u{202E}c", "abc"), ("!!!", nil), (String(repeating: "x", count: 31), nil),
        ] as [(String, String?)]
    )
    func `free texts`(text: String, expected: String?) throws {
        #expect(try value("type: text, most: 30", text) == expected)
    }

    @Test func `a question is not surely an answer`() throws {
        var talk = try FlowTalk(FlowFixture.asking("type: text"))

        #expect(talk.say("by the way, do you ship to Norway?") == .doubtful)
    }
}

extension String {
    /// The value in "It is X." and "是X。".
    fileprivate var spokenValue: String {
        hasPrefix("是") ? String(dropFirst().dropLast()) : String(dropFirst(6).dropLast())
    }
}
