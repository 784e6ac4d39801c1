import HarkDomain
import HarkStore
import HarkTesting
import Testing

@testable import HarkSearch

/// The index beside what looks at every text.
struct FoundLikeTests {
    private static let characters = Array("退款货订单我要的了。，包裹在哪里 aB1-")

    private func texts(_ random: inout SplitMix) -> [String] {
        (0..<120).map { _ in
            let length = Int.random(in: 1...24, using: &random)
            return String((0..<length).map { _ in Self.characters.randomElement(using: &random) ?? "退" })
        }
    }

    @Test(arguments: [1, 2, 3])
    func `all substrings of Chinese characters that a look at each text finds, and no more`(seed: UInt64) async throws {
        var random = SplitMix(seed: seed)
        let texts = texts(&random)
        let scene = try SearchScene()
        try scene.say(texts.enumerated().map { (Int64($0 + 1), $1) })

        for query in Set(texts.flatMap { Self.stretches(of: $0, most: 4) }) {
            let found = try await scene.talks(query, limit: 200).records.map(\.id.number)
            let expected = texts.indices.filter { texts[$0].contains(query) }.map { Int64($0 + 1) }.reversed()
            #expect(found == Array(expected), "\(query) of seed \(seed)")
        }
    }

    /// All stretches of 1 to `most` Chinese characters side by side.
    private static func stretches(of text: String, most: Int) -> [String] {
        let characters = Array(text)
        return (1...most).flatMap { length in
            (0..<max(0, characters.count - length + 1)).compactMap { start in
                let stretch = characters[start..<start + length]
                return stretch.allSatisfy(isChinese) ? String(stretch) : nil
            }
        }
    }

    private static func isChinese(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
    }

    @Test func `traditional and simplified characters find each other`() async throws {
        let scene = try SearchScene()
        try scene.say([(1, "請問訂單退貨"), (2, "请问订单退货")])

        for query in ["訂單", "订单", "退貨", "请问訂單"] {
            #expect(try await scene.talks(query).records.count == 2, "\(query)")
        }
    }

    @Test(arguments: [11, 12])
    func `whatever is typed is answered or refused, and nothing else happens`(seed: UInt64) async throws {
        var random = SplitMix(seed: seed)
        let scene = try SearchScene()
        try scene.say([(1, "refund 退款 A-10023"), (2, "NEAR AND OR NOT text")])
        let pieces: [String] = [
            "\"", "*", "AND", "OR", "NOT", "NEAR(", ")", "(", "text:", "{", "}", "^", "-", "+", ":", "'", ";", "--",
            "\\",
            "退款", "退", "refund", "a10023", "\u{0}", "\u{FFFF}", "😡", "é", "\u{202E}", "％", "＊", "“", " ", "　", "\n",
            "1",
        ]

        for _ in 0..<400 {
            let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined(separator: Bool.random(using: &random) ? " " : "")
            guard let query = try? SearchQuery(text) else { continue }
            let scope = SearchIndex.Scope(ConversationFilter()) { _ in true }
            let page = try await scene.index.hits(query, in: scope, limit: 10)
            #expect(page.isComplete, "\(text.debugDescription)")
        }
        #expect(try await scene.talks("refund").records.count == 1)
    }
}
