import Foundation
import HarkTesting
import Testing

@testable import HarkLanguage

struct ExactRecognizerTests {
    /// Friday, 27 November 2026, 10:00 in Shanghai.
    private static let friday = Date(timeIntervalSince1970: 1_795_744_800)

    private func found(
        _ text: String,
        by recognizer: ExactRecognizer = .standard,
        zone: String = "Asia/Shanghai"
    ) -> [String] {
        recognizer.entities(in: text, at: Self.friday, zone: TimeZone(identifier: zone) ?? .gmt)
            .map { "\($0.kind.rawValue) \($0.text)=\($0.value ?? "")" }
    }

    @Test func `offsets count Unicode scalars of the original text`() {
        let text = "👩‍👩‍👧é&amp;ｔｏｍ＠example.com 🙂"

        let entities = ExactRecognizer.standard.entities(in: text, at: Self.friday, zone: .gmt)

        let scalars = Array(text.unicodeScalars)
        #expect(entities.count == 1)
        #expect(entities.first?.value == "&tom@example.com")
        for entity in entities {
            #expect(String(String.UnicodeScalarView(scalars[entity.range])) == entity.text)
        }
    }

    @Test(arguments: [
        ("America/New_York", "2026-05-03"), ("Europe/London", "2026-03-05"), ("Asia/Shanghai", "2026-03-05"),
        ("Australia/Sydney", "2026-03-05"), ("America/Sao_Paulo", "2026-03-05"), ("UTC", "2026-05-03"),
    ])
    func `the zone tells months from days`(zone: String, value: String) {
        #expect(found("5/3/2026", zone: zone) == ["date 5/3/2026=\(value)"])
    }

    @Test func `a site's own patterns find its orders before anything else`() throws {
        let recognizer = try ExactRecognizer(patterns: [
            EntityPattern(kind: .order, pattern: #"\bKO \d{5}\b"#),
            EntityPattern(kind: .tracking, pattern: #"客户号\s*(\d{8})"#),
        ])

        #expect(found("where is ko 12345?", by: recognizer) == ["order ko 12345=KO12345"])
        #expect(found("客户号 20261127，明天", by: recognizer) == ["tracking 20261127=20261127", "date 明天=2026-11-28"])
        #expect(found("ＫＯ １２３４５", by: recognizer) == ["order ＫＯ １２３４５=KO12345"])
        #expect(found("KO 4111111111111111", by: recognizer) == ["paymentCard 4111111111111111=•••• 1111"])
    }

    @Test func `a pattern that is not valid or finds nothing of use is refused`() {
        #expect(throws: EntityPatternError.self) {
            try ExactRecognizer(patterns: [EntityPattern(kind: .order, pattern: "(")])
        }
        #expect(throws: EntityPatternError.unsupportedKind(.email)) {
            try ExactRecognizer(patterns: [EntityPattern(kind: .email, pattern: "a")])
        }
    }

    @Test func `entities come in order and never overlap`() {
        var random = SplitMix(seed: 7)
        for _ in 0..<600 {
            let text = Self.soup(length: 60, &random)
            let entities = ExactRecognizer.standard.entities(in: text, at: Self.friday, zone: .gmt)
            let length = text.unicodeScalars.count
            var end = 0
            for entity in entities {
                #expect(
                    entity.range.lowerBound >= end && entity.range.upperBound <= length && !entity.range.isEmpty,
                    "\(text)"
                )
                end = entity.range.upperBound
            }
        }
    }

    @Test(arguments: [
        "9", "9-", "9 ", "一", "a.", "1.", "@", "a@", "三点", "#1", "12:", "$1,", "(1) ", "DE89 ", "one ", "前天", "1月",
        "http://", "order ",
    ])
    func `long texts take linear time`(unit: String) {
        let text = String(repeating: unit, count: 8000 / unit.unicodeScalars.count)
        let double = text + text

        let seconds = Self.processorSeconds { _ = found(text) + [Redactor.standard.redact(text)] }
        let doubled = Self.processorSeconds { _ = found(double) + [Redactor.standard.redact(double)] }

        // Quadratic work would take four times as long.
        #expect(doubled < 3 * seconds + 0.05)
    }

    @Test func `tracking numbers and other long numbers are hardly ever taken for cards or phones`() {
        var random = SplitMix(seed: 3)
        var wrong = 0
        for _ in 0..<1000 {
            let number = (0..<12).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
            wrong +=
                found("my number is \(number) thanks").filter {
                    $0.hasPrefix("paymentCard") || $0.hasPrefix("idNumber")
                }.count
        }
        #expect(wrong == 0)
    }

    private static func processorSeconds(_ work: () -> Void) -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let start = now()
        work()
        return now() - start
    }

    private static func soup(length: Int, _ random: inout SplitMix) -> String {
        let parts = [
            "4111 1111 1111 1111", "$", "5", "12:30", "pm", "明天", "下午", "三点", "半", "年", "月", "号", "order", "#A10023",
            "@",
            "x.com", "http://", "+1", "-", ".", " ", "/", "百分之", "一", "万", "元", "May", "5th", "2026", "DE89", "的", "，",
            "\n", "🙂",
            "13800138000", "tomorrow", "ago", "in", "3", "days", "①", "\u{200B}", "٣",
        ]
        return (0..<length).compactMap { _ in parts.randomElement(using: &random) }.joined()
    }
}
