import Foundation
import HarkTesting
import Testing

@testable import HarkLanguage

struct EnglishTokenizerTests {
    @Test(arguments: [
        ("I don't know, can't you?", "I do n't know , ca n't you ?"),
        ("We'll take John's car.", "We 'll take John 's car ."),
        ("I'm gonna cannot wanna", "I 'm gon na can not wan na"), ("dont im its mine", "do nt i m its mine"),
        ("its not ok", "it s not ok"), ("he'd've", "he 'd 've"), ("don’t it’s", "do n’t it ’s"),
        ("O'Connell ma'am", "O'Connell ma'am"),
        ("state-of-the-art e-mail non-profit", "state - of - the - art e-mail non-profit"),
        ("$5 5% $3.50 10:30 1,000 3.5 US$20", "$ 5 5 % $ 3.50 10:30 1,000 3.5 US$ 20"),
        ("7pm 10k 20kg 3rd 1990s 60's '72", "7 pm 10 k 20 kg 3rd 1990s 60's '72"),
        ("see www.example.com/a?b=(c), (http://x.io/y).", "see www.example.com/a?b=(c) , ( http://x.io/y ) ."),
        ("mail bob.lee@shop.co.uk!", "mail bob.lee@shop.co.uk !"),
        ("order A-10023, #12345 ORD_99/3", "order A-10023 , #12345 ORD_99/3"),
        ("the U.S. and Mr. Lee at 5 a.m. today etc.", "the U.S. and Mr. Lee at 5 a.m. today etc ."),
        ("well... no?! stop!!!", "well ... no ?! stop !!!"),
        ("and/or w/o 9/11 11/28/2000 1/2", "and / or w/o 9/11 11/28/2000 1 / 2"),
        ("call 713-853-3989 or +1-800-555-0199", "call 713-853-3989 or +1-800-555-0199"),
        ("5-10 15-year-old", "5 - 10 15 - year - old"),
        ("rock:-) T_T orz ^_^ (╯°□°）╯ [微笑] :D", "rock :-) T_T orz ^_^ (╯°□°)╯ [微笑] :D"),
        ("👩‍👩‍👧 ❤️🇩🇪🇫🇷1️⃣ 👍🏽", "👩‍👩‍👧 ❤️ 🇩🇪 🇫🇷 1️⃣ 👍🏽"), ("(\"quoted\")", "( \" quoted \" )"), ("AT&T P&L", "AT&T P&L"),
        ("@united #fail #5", "@united #fail # 5"), ("退货please", "退货 please"), ("f*ck no", "f*ck no"),
        ("report.doc v2.0 ENRON.XLS", "report.doc v2.0 ENRON.XLS"), ("ok.thanks", "ok . thanks"),
        ("(see: note)", "( see : note )"),
    ])
    func `English is cut as in the treebank`(text: String, words: String) {
        let clean = CleanText(text)

        let found = EnglishTokenizer.words(in: clean, range: 0..<clean.scalars.count).map { clean.string($0.range) }

        #expect(found.joined(separator: " ") == words)
    }

    @Test(arguments: [
        "a) 8) 0.0", "Total:$5", "twitter:@bob", "size:S QQ", "(see: note):", "items[3]", "[图片]", "(a)", "(5)", "10:3",
        "C:/x",
    ])
    func `what looks like a face and is none stays as it is`(text: String) {
        let clean = CleanText(text)
        let words = EnglishTokenizer.words(in: clean, range: 0..<clean.scalars.count)
        #expect(!words.contains { $0.shape == .emoticon }, "\(words.map { clean.string($0.range) })")
    }

    @Test func `words have shapes`() {
        let clean = CleanText("Hi 5 A-1002 退货 ! $ 🙂 :) www.a.com a@b.c @me")
        let shapes = EnglishTokenizer.words(in: clean, range: 0..<clean.scalars.count).map(\.shape)
        #expect(
            shapes == [
                .letters, .number, .mixed, .han, .punctuation, .symbol, .emoji, .emoticon, .url, .email, .handle,
            ]
        )
    }

    @Test(arguments: 0..<40)
    func `words lie in order and hold all but white space`(seed: UInt64) {
        var numbers = SplitMix(seed: seed)
        let texts =
            [5, 50, 500].map { HostileTexts.random(using: &numbers, length: $0) } + (seed == 0 ? HostileTexts.long : [])
        for text in texts {
            let clean = CleanText(text)
            let words = EnglishTokenizer.words(in: clean, range: 0..<clean.scalars.count)

            #expect(zip(words, words.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
            #expect(words.allSatisfy { !$0.range.isEmpty })
            let covered = Set(words.flatMap { Array($0.range) })
            let visible = clean.scalars.indices.filter { CodePoints.kind(clean.scalars[$0]) != .space }
            #expect(covered == Set(visible))
        }
    }

    @Test func `hostile texts cost no more than their length`() {
        for (index, text) in HostileTexts.long.enumerated() {
            let clean = CleanText(text)
            let before = Self.processorTime
            _ = EnglishTokenizer.words(in: clean, range: 0..<clean.scalars.count)
            #expect(Self.processorTime - before < .milliseconds(500), "text \(index)")
        }
    }

    /// What this thread has worked, whatever else the machine does.
    private static var processorTime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
