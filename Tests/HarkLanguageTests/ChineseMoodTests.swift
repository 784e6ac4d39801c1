import Testing

@testable import HarkLanguage

struct ChineseMoodTests {
    private func sum(_ text: String) -> Float { ChineseMood.reading(text).sum }

    @Test func `the longest word of the lexicon wins`() {
        let hits = ChineseMood.reading("很好吃").hits

        #expect(hits.map(\.valence) == [3])
        #expect(hits.first?.range == 1..<3)
    }

    @Test func `a negation turns the next word round`() {
        #expect(sum("不好吃") < 0)
        #expect(sum("没有问题") > 0)
        #expect(sum("不错") == 2)
    }

    @Test func `没有 without a word to turn round is a complaint`() {
        #expect(sum("没有送筷子") == -1)
    }

    @Test func `a degree word multiplies the next word`() {
        #expect(sum("非常好吃") > sum("好吃"))
        #expect(sum("有点慢") > sum("慢"))
    }

    @Test func `a degree word ends with its clause`() {
        #expect(sum("非常，好吃") == 3)
    }

    @Test func `what follows a contrast weighs more`() {
        #expect(sum("好吃但是差") > sum("差") * 1.3)
        #expect(sum("慢但是好吃") > 3)
    }

    @Test func `traditional characters and full width signs are read alike`() {
        #expect(sum("不錯") == 2)
        #expect(ChineseMood.reading("好吃！！").exclamations == 2)
    }

    @Test func `a particle makes a question`() {
        #expect(ChineseMood.reading("好吃吗").hasQuestionParticle)
        #expect(ChineseMood.reading("请问在哪").asks)
    }

    @Test func `each n-gram is given once`() {
        let clean = CleanText("好好好")
        var grams: [UInt64] = []

        let count = clean.scalars.withUnsafeBufferPointer { scalars in
            MoodTable.chineseRules.withLookup { lexicon in
                ChineseMood(scalars, range: 0..<3, lexicon: lexicon).grams { gram, _, _ in grams.append(gram) }
            }
        }

        #expect(count == 6)
        #expect(grams.count == 3)
        #expect(Set(grams).count == 3)
    }

    @Test func `every text gives finite numbers`() {
        for text in Fuzz.texts {
            let signals = ChineseMood.reading(text).signals()
            for lane in signals.indices { #expect(signals[lane].isFinite && abs(signals[lane]) < 20) }
        }
    }
}
