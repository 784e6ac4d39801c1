import Testing

@testable import HarkLanguage

struct EnglishMoodTests {
    private func sum(_ text: String) -> Float { EnglishMood.reading(text).sum }

    @Test func `a word of the lexicon is a hit with its place`() throws {
        let hit = try #require(EnglishMood.reading("It is good.").hits.first)

        #expect(hit.valence == 2)
        #expect(hit.range == 6..<10)
    }

    @Test func `a negation up to three words before turns a hit round`() {
        #expect(sum("not good") < 0)
        #expect(sum("it isn't very good") < 0)
        #expect(sum("not bad") > 0)
        #expect(sum("not what I would call good") > 0)
    }

    @Test func `a negation does not reach over the end of a clause`() {
        #expect(sum("I did not. good") == 2)
    }

    @Test func `never so good is praise`() {
        #expect(sum("never so good") > 2)
    }

    @Test func `no before a hit negates it and says nothing itself`() {
        #expect(EnglishMood.reading("no bad days").hits.count == 1)
        #expect(sum("no bad days") > 0)
    }

    @Test func `a degree word strengthens or weakens what follows`() {
        #expect(sum("very good") > sum("good"))
        #expect(sum("slightly bad") > sum("bad"))
    }

    @Test func `what follows a contrast weighs more than what went before`() {
        #expect(sum("good but bad") < 0)
        #expect(sum("bad but good") > 0)
    }

    @Test func `capitals strengthen where not all is written in them`() {
        #expect(sum("this is GOOD") > sum("this is good"))
        #expect(sum("THIS IS GOOD") == sum("this is good"))
    }

    @Test func `a drawn out word is found and weighs more`() {
        #expect(sum("greaaaat") > sum("great"))
        #expect(sum("goooood") > sum("good"))
    }

    @Test func `a saying stands for its words`() {
        #expect(sum("no problem") == 1.48 || abs(sum("no problem") - 1.5) < 0.05)
        #expect(sum("I am still waiting") < 0)
        #expect(EnglishMood.reading("I am still waiting").hits.first?.range == 5..<18)
    }

    @Test func `like is no praise behind looks`() {
        #expect(sum("it looks like rain") < sum("I like rain"))
    }

    @Test func `faces and emoji tell a mood, whatever their colour`() {
        #expect(sum("ok :)") == 2)
        #expect(sum("😡") == -3)
        #expect(sum("😡\u{FE0F}") == -3)
    }

    @Test func `marks are counted`() {
        let reading = EnglishMood.reading("good!!! really??")

        #expect(reading.exclamations == 3)
        #expect(reading.questions == 2)
        #expect(reading.signals()[16] > 0.8)
    }

    @Test func `a plain question asks`() {
        #expect(EnglishMood.reading("where is my order").asks)
        #expect(!EnglishMood.reading("my order is good").asks)
    }

    @Test func `angry words are hot unless they are negated`() {
        #expect(EnglishMood.reading("this is ridiculous").hits.first?.heat ?? 0 > 0.5)
        #expect(EnglishMood.reading("this is not ridiculous").hits.first?.heat == 0)
    }

    @Test func `every text gives finite numbers`() {
        for text in Fuzz.texts {
            let signals = EnglishMood.reading(text).signals()
            for lane in signals.indices { #expect(signals[lane].isFinite && abs(signals[lane]) < 20) }
        }
    }
}
