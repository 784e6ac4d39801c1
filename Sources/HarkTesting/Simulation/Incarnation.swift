import Foundation
import HarkBot
import HarkDomain
import HarkHub
import HarkStore
import Logging
import Metrics

/// One life of the server's process: store, loop and hub, from a start to a crash.
final class Incarnation: @unchecked Sendable {
    let disk: FaultyDisk
    let loop: SteppedLoop
    let store: Store
    private(set) var hub: Hub?

    init(_ world: World, _ disk: FaultyDisk) throws {
        self.disk = disk
        loop = SteppedLoop(world.timeline)
        store = try Store.openBare(directory: disk.folder, logger: Self.logger)
        hub = try Hub(
            loop: loop,
            store: store,
            settings: world.settings,
            bot: Stage.shared.bot,
            answerer: answerer(world),
            language: LanguagePort(read: { $0.scriptedAnalysis(extra: [Judge.secret]) }),
            gate: Self.gate,
            greeting: { _, _ in SiteGreeting(greeting: "Hello", starters: []) },
            logger: Self.logger,
            metrics: NOOPMetricsHandler.instance,
            surroundings: surroundings(world),
            onFatal: { [unowned world] _ in world.fatal() }
        )
    }

    static let logger = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }

    private static let gate = UpgradeGate(
        refuse: { _ in nil },
        identify: { _ in .none },
        isGood: { _ in true },
        verify: { _, _ in nil },
        request: { _, _ in }
    )

    /// Takes its time, often comes to nothing, and answers what was called off all the same.
    private func answerer(_ world: World) -> AnswererPort {
        AnswererPort { [unowned world, weak self] evidence, done in
            let article = world.random.chance(70) ? evidence.passages.first?.article : nil
            let account = BotExplanation.Wording(
                model: "simulated",
                refusal: article == nil ? "not-found" : nil,
                articles: article.map { [$0] } ?? [],
                milliseconds: 1,
                tokens: 1
            )
            let wording = BotWording(text: article.map { "Worded from \($0)." }, account: account)
            world.timeline.after(.milliseconds(world.random.below(4000))) { [weak self] in
                guard let self, world.server === self else { return }
                loop.handingOver(in: .zero) { done(wording) }
            }
            return { [unowned world] in world.counters["questions called off", default: 0] += 1 }
        }
    }

    private func surroundings(_ world: World) -> HubSurroundings {
        let origin = world.timeline.now
        let threads = SteppedThreads(world, self)
        return HubSurroundings(
            clock: HubClock(started: world.wall) { [unowned world] in world.timeline.now - origin },
            random: SplitMix(seed: world.random.next()),
            read: { [unowned world] key, work in
                guard !world.failsRead() else { return false }
                threads.run(Int(key & 1), work)
                return true
            },
            think: { threads.run(2, $0) },
            analyse: { [flaw = world.flaw] in if flaw != .losesReadings { threads.run(3, $0) } },
            committer: { [unowned world, unowned self] in SteppedJournal($0, world, self, onCommit: $1) }
        )
    }

    func start() { turn { hub in hub.start() } }

    /// One turn of the server's loop in which `body` happens.
    func turn(_ body: @escaping @Sendable (isolated Hub) -> Void) {
        guard let hub else { return }
        loop.turn { hub.assumeIsolated { hub in body(hub) } }
    }

    /// Reads something of the hub between turns.
    func look<Value: Sendable>(_ body: @Sendable (isolated Hub) -> Value) -> Value? {
        hub?.assumeIsolated { hub in body(hub) }
    }

    /// The process is gone; what it wrote stays in its folder.
    func end() {
        disk.freeze()
        loop.stop()
        hub = nil
        store.close()
    }
}

/// The threads beside the loop: work of one thread keeps its order, and its word takes a while to arrive.
final class SteppedThreads: @unchecked Sendable {
    private unowned let world: World
    private weak var incarnation: Incarnation?
    private var busyUntil: [Duration] = [.zero, .zero, .zero, .zero]

    init(_ world: World, _ incarnation: Incarnation) {
        (self.world, self.incarnation) = (world, incarnation)
    }

    func run(_ thread: Int, _ work: @escaping @Sendable () -> Void) {
        let begins = max(busyUntil[thread], world.timeline.now) + world.readDelay()
        let told =
            begins + .microseconds(world.random.chance(10) ? world.random.below(30_000) : world.random.below(500))
        busyUntil[thread] = told
        world.timeline.at(begins) { [self] in
            guard let incarnation, world.server === incarnation else { return }
            incarnation.loop.handingOver(in: told - begins, work)
        }
    }
}
