import Dispatch
import Foundation
import HarkBot
import HarkDomain
import HarkHub
import HarkLanguage
import HarkStore

/// Looks for what the bot should learn: one search at a time, off the loop, over resolved conversations alone.
actor LearningDesk {
    /// A search that was made.
    struct Search: Hashable, Sendable {
        /// When.
        let at: Timestamp
        /// How many conversations were read.
        let conversations: Int
    }

    private let store: Store
    private let floor: FloorPort
    private let workshop: BotWorkshop
    private let language: LanguageDesk?
    private let queue = DispatchQueue(label: "hark.learning", qos: .utility)
    private var isBusy = false

    init(_ services: Services) {
        (store, floor, workshop) = (services.store, services.floor, services.workshop)
        language = services.language
    }

    /// The last search, also one before the last start; nil when there was none.
    ///
    /// - Throws: `StoreError`.
    nonisolated func last() async throws(StoreError) -> Search? {
        try await store.reading { store throws(StoreError) in
            let audit = try store.lastAudit(of: AuditAction.suggestionsFound.rawValue)
            return audit.map { Search(at: $0.at, conversations: Int($0.object) ?? 0) }
        }
    }

    /// Searches and puts what it found in the place of what was open; without a member the clock has asked.
    ///
    /// - Throws: `Refusal` while another search is under way, `BotError` and whatever the store throws.
    func search(at now: Timestamp, by member: StaffPrincipal?) async throws {
        guard !isBusy else { throw Refusal.conflict("A search is under way") }
        isBusy = true
        defer { isBusy = false }
        let build = workshop.live.build
        let talks = try await TalkShelf(store, build.documents).talks(before: now)
        let found = try await proposals(for: build, from: talks).map { try BotProposal($0, foundAt: now) }
        let audit = AuditEntry(
            at: now,
            actor: member?.id,
            actorName: member?.name ?? "schedule",
            action: AuditAction.suggestionsFound.rawValue,
            object: "\(talks.count)",
            detail: "\(found.count) found"
        )
        try await floor.write([{ try BotProposal.replaceOpen(found, $0) }, { try AuditEntry.insert(audit, $0) }])
    }

    /// Takes seconds when there is much to read, so it has a thread of its own.
    private func proposals(for build: BotBuild, from talks: [LearningTalk]) async throws -> [Proposal] {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [language] in
                continuation.resume(
                    with: Result {
                        let context = LearningContext(
                            build.engine,
                            examples: build.documents.intentExamples,
                            read: build.model.map { model in { @Sendable text in model.classify(text) } },
                            analyzer: language?.analyzer
                        )
                        return try Learning(context).proposals(from: talks)
                    }
                )
            }
        }
    }
}

extension BotProposal {
    /// A row of what was found.
    ///
    /// - Throws: What cannot be written as JSON, which nothing of the bot's is.
    init(_ proposal: Proposal, foundAt now: Timestamp) throws {
        self.init(
            id: proposal.id,
            kind: proposal.kind.rawValue,
            language: proposal.language?.rawValue,
            content: try proposal.sortedJSON(),
            confidence: proposal.confidence,
            foundAt: now
        )
    }

    /// What was found; nil when another version of Hark wrote it in a way that this one can't read.
    var proposal: Proposal? { try? JSONDecoder().decode(Proposal.self, from: Data(content.utf8)) }
}
