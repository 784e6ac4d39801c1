import HarkDomain
import Testing

@testable import HarkStore

/// The bot's versions, its draft and the proposals, as rows.
struct BotVersionTests {
    private let directory = TemporaryDirectory()

    @Test func `the version published last speaks, and going back is another word of the same kind`() throws {
        let store = try directory.open()
        #expect(try store.liveBotVersion() == nil)
        try write(store) { db in
            try BotVersion.write(.numbered(1), db)
            try BotVersion.write(.numbered(2), db)
            try BotPublication.write(.of(1, "first"), db)
            try BotPublication.write(.of(2, "better"), db)
        }
        #expect(try store.liveBotVersion() == .numbered(2))

        try write(store) { try BotPublication.write(.of(1, "worse after all"), $0) }

        #expect(try store.liveBotVersion() == .numbered(1))
        #expect(try store.botPublications().map(\.reason) == ["worse after all", "better", "first"])
        #expect(try store.botVersions().map(\.id) == [2, 1])
        #expect(try store.botVersions().allSatisfy { $0.files.isEmpty })
        #expect(try store.botVersion(2)?.files == BotVersion.numbered(2).files)
        store.close()
    }

    @Test func `a number is given once and an unknown version is never published`() throws {
        let store = try directory.open()
        try write(store) { try BotVersion.write(.numbered(1), $0) }

        #expect(throws: StoreError.self) { try write(store) { try BotVersion.write(.numbered(1), $0) } }
        #expect(throws: StoreError.self) { try write(store) { try BotPublication.write(.of(7, "?"), $0) } }
        #expect(try store.botPublications().isEmpty)
        store.close()
    }

    @Test func `of two people who change the draft at once the second is told`() throws {
        let store = try directory.open()
        try write(store) { db in
            try BotVersion.write(.numbered(1), db)
            try BotDraft.write(.saying("a"), expected: nil, db)
            try BotDraft.write(.saying("b"), expected: "digest of a", db)
        }

        let error = #expect(throws: StoreError.self) {
            try write(store) { try BotDraft.write(.saying("c"), expected: "digest of a", $0) }
        }

        #expect(error == .refused(reason: "the draft was changed meanwhile"))
        #expect(try store.botDraft() == .saying("b"))
        try write(store) { try BotDraft.delete($0) }
        #expect(try store.botDraft() == nil)
        store.close()
    }

    @Test func `what was decided once is not proposed again, and what is found again keeps its day`() throws {
        let store = try directory.open()
        try write(store) { try BotProposal.replaceOpen([.named("a", day: 1), .named("b", day: 1)], $0) }
        var decided = BotProposal.named("a", day: 1)
        (decided.state, decided.decidedAt, decided.decidedBy) = (.dismissed, .start, "Ada")
        try write(store) { [decided] in try BotProposal.decide(decided, $0) }

        try write(store) { db in
            try BotProposal.replaceOpen([.named("a", day: 2), .named("b", day: 2), .named("c", day: 2)], db)
        }

        #expect(try store.botProposals().map(\.id) == ["b", "c"])
        #expect(try store.botProposal("b")?.foundAt == BotProposal.named("b", day: 1).foundAt)
        #expect(try store.botProposals(.dismissed) == [decided])
        #expect(throws: StoreError.self) { try write(store) { [decided] in try BotProposal.decide(decided, $0) } }
        store.close()
    }

    private func write(_ store: Store, _ change: @escaping DatabaseWrite) throws {
        var batch = Batch()
        batch.joined = [change]
        try store.commit(batch)
    }
}

extension BotVersion {
    fileprivate static func numbered(_ id: Int) -> BotVersion {
        BotVersion(
            id: id,
            madeAt: .start,
            madeBy: "Ada",
            note: "version \(id)",
            digest: "digest \(id)",
            files: #"{"bot.yaml":"\#(id)"}"#,
            report: id == 1 ? nil : "{}"
        )
    }
}

extension BotPublication {
    fileprivate static func of(_ version: Int, _ reason: String) -> BotPublication {
        BotPublication(version: version, publishedAt: .start, publishedBy: "Ada", reason: reason)
    }
}

extension BotDraft {
    fileprivate static func saying(_ text: String) -> BotDraft {
        BotDraft(base: 1, changedAt: .start, changedBy: "Ada", digest: "digest of \(text)", files: text)
    }
}

extension BotProposal {
    fileprivate static func named(_ id: String, day: Int64) -> BotProposal {
        let found = Timestamp(milliseconds: day * 86_400_000)
        return BotProposal(id: id, kind: "gap", language: "en", content: "{}", confidence: 0.5, foundAt: found)
    }
}
