import Foundation
import HarkBot
import HarkDomain
import HarkStore
import Logging

/// Keeps the bot's versions: which one speaks, and how another one comes to speak.
///
/// `@unchecked` because the lock guards what changes.
final class BotWorkshop: @unchecked Sendable {
    /// Who makes the versions that come from the files of the configuration.
    static let configuration = "configuration"

    /// The version that speaks.
    struct Live: Sendable {
        let version: Int
        let build: BotBuild
    }

    private let bench = DispatchQueue(label: "hark.workshop", qos: .utility)
    private let trials = DispatchQueue(label: "hark.trials", qos: .utility)
    private let lock = NSLock()
    private var current: Live
    /// The last version that was made, which is often asked for again while somebody works on a draft.
    private var built: BotBuild?
    private var experience = BotExperience.none
    private var onChange: @Sendable () -> Void = {}

    /// Takes the bot that was published last; the configuration's, as a version of its own, when its files changed
    /// and nobody has published another since.
    ///
    /// - Throws: `BotError` when the stored files can't be used, `StoreError` when the store can't keep others.
    init(_ store: Store, configured: BotBuild, at now: Timestamp, logger: Logger) throws {
        let hasChanged = try store.lastBotVersion(by: Self.configuration)?.digest != configured.digest
        let publication = try store.botPublications(limit: 1).first
        let isTheirs = publication?.publishedBy != Self.configuration
        guard let live = try store.liveBotVersion(), isTheirs || !hasChanged else {
            let version = try Self.keep(configured, in: store, at: now, publishes: true)
            current = Live(version: version, build: configured)
            return
        }
        if hasChanged {
            try Self.keep(configured, in: store, at: now, publishes: false)
            logger.notice("The configuration's bot has changed; publish it on the admin page to use it")
        }
        let isConfigured = live.digest == configured.digest
        let build = isConfigured ? configured : try BotBuild(try BotFiles(json: live.files))
        current = Live(version: live.id, build: build)
    }

    /// The version that speaks now.
    var live: Live { lock.withLock { current } }

    /// Says whom to tell that another version speaks; who is told reads `live` then, so that the last word counts.
    func whenChanged(_ tell: @escaping @Sendable () -> Void) { lock.withLock { onChange = tell } }

    /// Lets a version speak, once it is stored as published.
    func use(_ live: Live) {
        lock.withLock {
            current = live
            return onChange
        }()
    }

    /// Makes a bot of files, off the caller's thread; faults are a refusal that names them.
    ///
    /// - Throws: `Refusal`.
    func build(_ files: BotFiles) async throws(Refusal) -> BotBuild {
        do throws(BotError) {
            return try await made(of: files).get()
        } catch {
            throw .conflict(error.description)
        }
    }

    /// What is wrong with files; empty when a bot can be made of them.
    func faults(of files: BotFiles) async -> [BotFault] {
        guard case .failure(let error) = await made(of: files) else { return [] }
        switch error {
        case .invalid(let faults): return faults
        case .unreadable(let file, let reason): return [BotFault(file: file, reason: reason)]
        }
    }

    /// Tries a version out for as long as that takes: what makes and publishes versions does not wait for it.
    func tryOut<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in trials.async { continuation.resume(returning: work()) } }
    }

    /// Plays the scripted dialogues of a version, off the caller's thread.
    func rehearse(_ build: BotBuild) async -> BotRehearsal {
        await withCheckedContinuation { continuation in
            bench.async { continuation.resume(returning: HarkServer.rehearse(build)) }
        }
    }

    /// Takes in what customers have said of the answers: the version that speaks is made again when that has changed.
    func learn(_ experience: BotExperience) async {
        lock.withLock { self.experience = experience }
        let before = live
        guard before.build.experience != experience, case .success(let build) = await made(of: before.build.files)
        else { return }
        lock.withLock { () -> @Sendable () -> Void in
            // Another version may have come to speak meanwhile; it was made with what is known by now.
            guard current.version == before.version else { return {} }
            current = Live(version: before.version, build: build)
            return onChange
        }()
    }

    private func made(of files: BotFiles) async -> Result<BotBuild, BotError> {
        let experience = lock.withLock { self.experience }
        if let built = lock.withLock({ self.built }), built.files == files, built.experience == experience {
            return .success(built)
        }
        return await onBench { [self] () throws(BotError) in
            let build = try BotBuild(files, experience: experience)
            lock.withLock { built = build }
            return build
        }
    }

    /// Runs slow work on the workshop's own thread, one after the other.
    private func onBench<Value: Sendable>(
        _ work: @escaping @Sendable () throws(BotError) -> Value
    ) async -> Result<Value, BotError> {
        await withCheckedContinuation { continuation in
            bench.async {
                do throws(BotError) {
                    continuation.resume(returning: .success(try work()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
    }

    @discardableResult
    private static func keep(_ build: BotBuild, in store: Store, at now: Timestamp, publishes: Bool) throws -> Int {
        let version = BotVersion(
            id: (try store.botVersions(limit: 1).first?.id ?? 0) + 1,
            madeAt: now,
            madeBy: configuration,
            note: "The files of the configuration",
            digest: build.digest,
            files: build.files.json
        )
        let publication = BotPublication(
            version: version.id,
            publishedAt: now,
            publishedBy: configuration,
            reason: "The files of the configuration"
        )
        var batch = Batch()
        batch.joined = [{ try BotVersion.write(version, $0) }]
        if publishes { batch.joined.append { try BotPublication.write(publication, $0) } }
        try store.commit(batch)
        return version.id
    }
}

extension BotFiles {
    /// The files as a JSON object of names and texts.
    var json: String { (try? texts.sortedJSON()) ?? "{}" }

    /// Reads files as `json` writes them.
    ///
    /// - Throws: `BotError` when they are no such object.
    init(json: String) throws(BotError) {
        guard let texts = try? JSONDecoder().decode([String: String].self, from: Data(json.utf8)) else {
            throw .unreadable(file: Self.script, reason: "the stored files can't be read")
        }
        try self.init(texts)
    }
}
