import HarkAnalytics
import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// What conversations are about, by the words of their customers.
struct ChatTopicsTests {
    private static let matters = [
        ["refund", "broken", "lamps", "money", "return", "crack"],
        ["parcels", "courier", "late", "street", "lost", "van"],
        ["密码", "登录", "账号", "验证码", "忘记", "锁定"],
    ]

    /// Four of the six words of a matter, two of them left out by turns.
    static func text(_ number: Int) -> String {
        let (matter, turn) = (matters[number % 3], number / 3)
        let left = Set([turn % 6, (turn + 1 + turn / 6 % 5) % 6])
        let words = matter.indices.filter { !left.contains($0) }.map { matter[$0] }
        return number % 3 == 2 ? words.joined(separator: "的") : "I have " + words.joined(separator: " and a ")
    }

    private func talks(_ count: Int) -> (rows: [ChatRow], texts: [ConversationID: [String]]) {
        var (rows, texts) = ([ChatRow](), [ConversationID: [String]]())
        for number in 0..<count {
            let id = ConversationID(rawValue: Int64(number + 1))
            var row = ChatRow(id, startedAt: ServerScene.start)
            if number % 3 == 0 { row[.score] = 2 }
            rows.append(row)
            texts[id] = [Self.text(number)]
        }
        return (rows, texts)
    }

    @Test func `each matter is a topic, told by words as people write them, in both languages`() throws {
        let (rows, texts) = talks(90)

        let topics = ChatTopics(rows, texts, of: 400)

        #expect(topics.counted == 90 && topics.of == 400 && topics.groups.map(\.size).reduce(0, +) == 90)
        let refunds = try #require(topics.groups.first { $0.terms.contains("refund") })
        #expect(refunds.csat == 2 && refunds.ratings == refunds.size && refunds.terms.contains("lamps"))
        for group in topics.groups { #expect(Set(group.conversations.map { $0.rawValue % 3 }).count == 1) }
        let parcels = topics.groups.first { $0.terms.contains("parcels") }
        #expect(parcels?.terms.contains("courier") == true && parcels?.csat == nil)
        #expect(topics.groups.contains { $0.terms.contains("密码") && $0.terms.contains("登录") })
    }

    @Test func `too few, or those without words, have no topics`() {
        let (rows, texts) = talks(29)
        #expect(ChatTopics(rows, texts, of: 29).groups.isEmpty)
        let silent = ChatTopics(talks(90).rows, [:], of: 90)
        #expect(silent.groups.isEmpty && silent.counted == 0 && silent.of == 90)
    }

    @Test func `the API tells what customers said first, and not what people answered`() async throws {
        let scene = try await ServerScene()
        for number in 0..<36 {
            try await scene.play(Int64(number), [.customer(Self.text(number)), .agent("How is the weather?")])
        }

        let answer = await scene.send("GET", "/api/v1/reports/topics", as: .sue)

        #expect(answer.status == 200 && answer["counted"].int == 36 && answer["of"].int == 36)
        let terms = answer["topics"].items.flatMap { $0["terms"].items.compactMap(\.text) }
        #expect(terms.contains("parcels") && terms.contains("密码") && !terms.contains("weather"))
        #expect(answer["topics"].items.compactMap { $0["size"].int }.reduce(0, +) == 36)
        #expect(await scene.send("GET", "/api/v1/reports/topics", as: .tom).status == 403)
        #expect(await scene.send("GET", "/api/v1/reports/topics", as: .sid)["of"].int == 0)
    }
}
