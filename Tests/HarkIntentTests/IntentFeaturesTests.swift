import Testing

@testable import HarkIntent

@Suite struct IntentFeaturesTests {
    @Test func `case, width and typographic quotes make no difference`() {
        #expect(IntentFeatures("Don’t CHARGE my ｃａｒｄ").hashes == IntentFeatures("don't charge my card").hashes)
    }

    @Test func `digits of the same number of places are the same`() {
        #expect(IntentFeatures("order 12345").hashes == IntentFeatures("order 67890").hashes)
        #expect(IntentFeatures("order 12345").hashes != IntentFeatures("order 123").hashes)
    }

    @Test(
        arguments: [
            ["charge", "charges", "charged", "charging"], ["stop", "stops", "stopped", "stopping"],
            ["currency", "currencies"], ["bill", "billed", "billing"], ["send", "sent", "sending"],
            ["write", "wrote", "writing"],
        ]
    )
    func `forms of a word have one stem`(forms: [String]) {
        #expect(Set(forms.map { IntentFeatures($0).stems }).count == 1)
    }

    @Test(arguments: ["it does not work", "it doesn't work", "it doesn’t work", "It doesnt work"])
    func `short forms are the words that they stand for`(text: String) {
        #expect(IntentWords(text).stems == IntentWords("it does not work").stems)
    }

    @Test func `each Chinese character stands for itself`() {
        #expect(IntentWords("我要退款").words.count == 4)
        #expect(IntentFeatures("退貨").hashes == IntentFeatures("退货").hashes)
    }

    @Test func `words count with borders, in pairs and by their letters`() {
        let features = IntentFeatures("lost card")

        // Two stems, three pairs of neighbours with the borders; one pair; 2 × (5 + 4 + 3 + 2) runs of letters.
        #expect(features.groups.map(\.count) == [5, 1, 28])
    }

    @Test func `a text without a word has no features`() {
        #expect(IntentFeatures(" \n\t").hashes.isEmpty)
        #expect(IntentFeatures("").hashes.isEmpty)
    }

    @Test func `a text of any length has a bounded number of features`() {
        let long = IntentFeatures(String(repeating: "abc defg ", count: 100_000))

        #expect(long.hashes.count < 20_000)
    }

    @Test func `vectors have length one, and less with what is not known`() {
        let space = FeatureSpace(["lost my card", "lost my phone"].map { IntentFeatures($0) })
        let known = length(space.vector(of: IntentFeatures("my card")))
        let strange = length(space.vector(of: IntentFeatures("my giraffe")))

        #expect(abs(known - 1) < 0.2)
        #expect(strange < known)
        #expect(space.vector(of: IntentFeatures("zzz")).features.isEmpty)
    }

    @Test func `a table knows only what it was made of`() {
        let table = FeatureTable([5, 9, 5 << 32])

        #expect([5, 9, 5 << 32, 6, 0].map { table[$0 << 24] } == [nil, nil, nil, nil, nil])
        let hashes = (1...1_000).map { FeatureTableTestHash.of($0) }
        let larger = FeatureTable(hashes)
        #expect(hashes.map { larger[$0] } == (0..<1_000).map { $0 })
        #expect(larger[FeatureTableTestHash.of(1_001)] == nil)
        #expect(FeatureTable(slots: larger.slots, count: 1_000) != nil)
        #expect(FeatureTable(slots: larger.slots, count: 999) == nil)
        #expect(FeatureTable(slots: [1, 2, 3], count: 9) == nil)
    }

    private func length(_ vector: SparseVector) -> Float { vector.values.reduce(0) { $0 + $1 * $1 } }
}

/// Hashes that spread.
private enum FeatureTableTestHash {
    static func of(_ number: Int) -> UInt64 { UInt64(number) &* 0x9E37_79B9_7F4A_7C15 }
}
