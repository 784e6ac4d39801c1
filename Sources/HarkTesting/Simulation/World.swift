import Foundation
import HarkClient
import HarkDomain
import HarkFloor
import HarkHub
import HarkStore
import HarkTransport

/// One seeded world: a real hub over a real store, real clients, and a network, a disk and a clock of its own.
///
/// The same seed makes the same history. One thread runs all of it, which is why `@unchecked` holds.
package final class World: @unchecked Sendable {
    static let epochOfTime = Timestamp(milliseconds: 1_800_000_000_000)

    package let seed: UInt64
    let flaw: Flaw?
    let timeline = Timeline()
    var random: SplitMix
    let settings: HubSettings
    let judge: Judge
    let clients: SteppedLoop
    let tempers: Tempers
    private(set) var server: Incarnation?
    /// The wall clock, which starts may find anywhere.
    private(set) var wall = World.epochOfTime + .seconds(10)
    private var wallOrigin: Duration = .zero
    var links: [SimulatedLink] = []
    var isNetworkDown = false
    /// No read is taken.
    var readsFail = false
    /// Frames on their way to clients.
    var underway = 0
    /// A batch that may be on disk or not.
    var uncertain: Batch?
    var keysSent: Set<String> = []
    package var counters: [String: Int] = [:]
    /// Hears what happens, line by line, when somebody wants to follow one history.
    package var trace: ((String) -> Void)?
    private(set) var people: [any Person] = []
    /// What can go wrong, as ``counters`` name it.
    package static let troubles = [
        "crashes", "power cuts", "fatal", "full disks", "slow readers", "cuts", "silences", "stalls", "slow disks",
        "pauses", "dead networks", "failed reads", "clock jumps", "reloads", "lost acks", "repeats",
        "questions called off",
    ]

    private let epoch: String
    private var lastSocket: UInt64 = 0
    private var folders = 0
    private var skipsChecksUntil: Duration = .zero
    private var isHealed = false
    private var isSlow = false
    /// The position at which the floor was last looked at.
    private var lookedAt: Int64 = 0
    private let folder: URL

    package convenience init(seed: UInt64, flaw: Flaw? = nil) throws {
        var random = SplitMix(seed: seed)
        let tempers = Tempers(&random, flaw)
        try self.init(seed: seed, random, tempers, flaw)
    }

    init(seed: UInt64, _ random: SplitMix, _ tempers: Tempers, _ flaw: Flaw? = nil) throws {
        (self.seed, self.flaw) = (seed, flaw)
        (self.random, self.tempers) = (random, tempers)
        settings = Self.settings(tempers)
        judge = Judge(
            policy: settings.policy,
            opening: Stage.shared.opening,
            mayMissAnalyses: tempers.overloadsReading
        )
        clients = SteppedLoop(timeline)
        folder = Stage.folder.appendingPathComponent("\(seed)-\(UInt64.random(in: 0 ... .max))", isDirectory: true)
        let first = folder.appendingPathComponent("0", isDirectory: true)
        try Stage.shared.copy(to: first)
        epoch = try Self.epoch(of: first)
        try start(FaultyDisk(folder: first, remembersUnsynced: tempers.cutsPower))
        people = Cast.make(in: self)
    }

    private static func epoch(of folder: URL) throws -> String {
        try Store.open(directory: folder, mode: .readOnly, logger: Incarnation.logger).epoch
    }

    private static func settings(_ tempers: Tempers) -> HubSettings {
        var settings = HubSettings()
        settings.policy.queuedAbandonAfter = .seconds(20)
        settings.policy.botSilenceAfter = .seconds(30)
        settings.policy.idleAfter = .seconds(8)
        settings.policy.idleResolveAfter = .seconds(60)
        settings.policy.agentGoneAfter = .seconds(4)
        settings.policy.declineMarkFor = .seconds(4)
        settings.policy.reopenWithin = .seconds(30)
        settings.policy.surveyWithin = .seconds(30)
        settings.policy.waitingLongAfter = .seconds(3)
        settings.helloWithin = .seconds(5)
        if tempers.overloadsReading { settings.messagesAwaitingAnalysis = 1 }
        return settings
    }

    // MARK: Running

    /// Lets people act and things fail, heals all, waits until it is quiet, and judges.
    ///
    /// - Returns: What was broken; empty when every promise held.
    package func run(acts: Int = 80) -> [String] {
        defer { end() }
        for person in people { person.comes() }
        for _ in 0..<acts where judge.isContent {
            befall()
            random.pick(people).acts()
            pass(.milliseconds(random.chance(5) ? random.below(4000) : random.below(250)))
        }
        guard judge.isContent else { return judge.verdict }
        heal()
        quieten()
        if judge.isContent { judgeEnd() }
        return judge.verdict
    }

    package var digest: UInt64 { judge.digest }
    package var counts: Judge.Counts { judge.counts }

    func note(_ line: @autoclosure () -> String) { trace?("\(timeline.now) \(line())") }

    /// Moves the time on and looks at the promises after every step.
    func pass(_ duration: Duration) {
        let end = timeline.now + duration
        while judge.isContent, timeline.step(until: end) { look() }
    }

    private func look() {
        guard let server, timeline.now >= skipsChecksUntil else { return }
        guard judge.position > lookedAt, let inspection = server.look({ $0.inspection }), inspection.isSettled else {
            return
        }
        lookedAt = judge.position
        judge.check(inspection, at: now - .milliseconds(300))
    }

    /// What the server's clock shows.
    var now: Timestamp { wall + (timeline.now - wallOrigin) }

    // MARK: The server's life

    private func start(_ disk: FaultyDisk, uncertain: Batch? = nil) throws {
        disk.lies = flaw == .lyingSync
        wallOrigin = timeline.now
        let incarnation = try Incarnation(self, disk)
        if timeline.now > .zero {
            judge.restarted(incarnation.store, uncertain: uncertain, epoch: epoch, at: wall)
        }
        server = incarnation
        incarnation.start()
    }

    /// The server's process ends here and now, in the middle of committing `uncertain`.
    func crash(during uncertain: Batch?) {
        guard let dying = server else { return }
        server = nil
        dying.disk.freeze()
        counters["crashes", default: 0] += 1
        note("CRASH during \(uncertain?.events.count ?? -1) events")
        let uncertain = uncertain ?? self.uncertain
        self.uncertain = nil
        for link in links where link.incarnation === dying { link.serverDied() }
        links = []
        let (wallThen, died) = (now, timeline.now)
        let isCut = tempers.cutsPower && (flaw == .lyingSync || random.chance(60))
        later(isHealed ? 50...200 : 20...2500) { [self] in
            wall = wallThen + (timeline.now - died)
            restart(after: dying, uncertain: uncertain, isCut: isCut)
        }
    }

    private func restart(after dying: Incarnation, uncertain: Batch?, isCut: Bool) {
        folders += 1
        let next = folder.appendingPathComponent("\(folders)", isDirectory: true)
        if tempers.clockJumps {
            counters["clock jumps", default: 0] += 1
            wall = wall + .milliseconds(random.below(120_000) - 40_000)
        }
        do {
            try dying.disk.image(to: next, powerCut: isCut ? { [self] in random.chance(50) } : nil)
            dying.end()
            dying.disk.remove()
            if isCut { counters["power cuts", default: 0] += 1 }
            try start(FaultyDisk(folder: next, remembersUnsynced: tempers.cutsPower), uncertain: uncertain)
        } catch {
            judge.require(false, "the server does not start again: \(error)")
        }
    }

    /// The hub wants the process to end.
    func fatal() {
        counters["fatal", default: 0] += 1
        timeline.after(.zero) { [self] in crash(during: nil) }
    }

    func end() {
        for person in people { person.leaves() }
        clients.stop()
        server?.end()
        server?.disk.remove()
        server = nil
        try? FileManager.default.removeItem(at: folder)
    }
}

// MARK: - Chance

extension World {
    func later(_ milliseconds: ClosedRange<Int>, _ body: @escaping () -> Void) {
        let span = milliseconds.upperBound - milliseconds.lowerBound + 1
        timeline.after(.milliseconds(milliseconds.lowerBound + random.below(span)), body)
    }

    func delay() -> Duration {
        .microseconds(random.chance(tempers.lag) ? random.below(400_000) : 50 + random.below(3000))
    }

    func commitDelay() -> Duration {
        .microseconds(isSlow ? 20_000 + random.below(300_000) : 100 + random.below(2000))
    }

    func readDelay() -> Duration {
        .microseconds(random.chance(8) ? random.below(50_000) : random.below(800))
    }

    /// Now and then too many reads wait.
    func failsRead() -> Bool {
        if readsFail { return true }
        guard !isHealed, tempers.failsReads, random.chance(3) else { return false }
        counters["failed reads", default: 0] += 1
        return true
    }

    func nextSocket() -> UInt64 {
        lastSocket += 1
        return lastSocket
    }

    /// Who a client's bearer token shows it to be.
    func identity(_ options: WebSocketClient.Options) -> UpgradeIdentity {
        guard let bearer = options.headers.first(where: { $0.0 == "Authorization" })?.1,
            let agent = AgentID(String(bearer.dropFirst("Bearer ".count)))
        else { return .none }
        return .staff(StaffCredential(agent: agent, key: "token"))
    }

    /// Decides what befalls the next commit.
    func planCommit() -> CommitPlan {
        guard !isHealed, let disk = server?.disk, random.chance(tempers.crashes) else { return .happens }
        switch random.below(tempers.syncFails ? 6 : 5) {
        case 0: return .endsBefore
        case 1: return .endsAfter
        case 2, 3: disk.fault = .endsAtWrite(1 + random.below(8))
        case 4: disk.fault = .endsAtSync(1)
        default: disk.fault = .syncFails(1)
        }
        return .happens
    }

    /// Lets something go wrong now and then.
    private func befall() {
        guard random.chance(tempers.trouble) else { return }
        switch random.below(12) {
        case 0...3: count("cuts", anyLink()?.cut())
        case 4: count("silences", anyLink()?.fallSilent())
        case 5: stall()
        case 6: if tempers.fillsDisk { fillDisk() }
        case 7: slowDown()
        case 8: if random.chance(tempers.crashes * 5) { crash(during: nil) }
        case 9: pause()
        case 10: cutNetwork()
        default: for link in links where random.chance(50) { link.cut() }
        }
    }

    private func count(_ trouble: String, _ happened: Void?) {
        if happened != nil { counters[trouble, default: 0] += 1 }
    }

    private func anyLink() -> SimulatedLink? {
        links.removeAll { !$0.isUp && $0.server?.isOpen != true }
        return links.isEmpty ? nil : random.pick(links)
    }

    private func stall() {
        guard let link = anyLink() else { return }
        counters["stalls", default: 0] += 1
        link.stall()
        later(500...8000) { link.flow() }
    }

    private func fillDisk() {
        guard let disk = server?.disk else { return }
        counters["full disks", default: 0] += 1
        note("disk full")
        disk.isFull = true
        later(200...4000) { disk.isFull = false }
    }

    private func slowDown() {
        counters["slow disks", default: 0] += 1
        isSlow = true
        later(500...3000) { [self] in isSlow = false }
    }

    /// The process stands still for a while, and so do its timers.
    private func pause() {
        counters["pauses", default: 0] += 1
        let length = Duration.milliseconds(random.below(6000))
        note("pause of \(length)")
        timeline.freeze(length)
        skipsChecksUntil = timeline.now + .seconds(1)
    }

    private func cutNetwork() {
        counters["dead networks", default: 0] += 1
        isNetworkDown = true
        for link in links { link.fallSilent() }
        later(500...6000) { [self] in isNetworkDown = false }
    }
}

// MARK: - The end

extension World {
    private func heal() {
        isHealed = true
        isNetworkDown = false
        isSlow = false
        server?.disk.isFull = false
        server?.disk.fault = nil
        for link in links where link.isStalled { link.flow() }
    }

    /// Waits until everybody is back and has said what it had to say.
    private func quieten() {
        let deadline = timeline.now + .seconds(90)
        pass(.seconds(15))
        while judge.isContent, timeline.now < deadline, !isQuiet { pass(.milliseconds(50)) }
        note("QUIET")
        judge.require(server != nil, "the server did not come back")
        for person in people { person.mustBeDone(judge) }
    }

    private var isQuiet: Bool {
        guard let inspection = server?.look({ $0.inspection }), inspection.isSettled, !inspection.isReading,
            underway == 0
        else {
            return false
        }
        return people.allSatisfy(\.isDone)
    }

    private func judgeEnd() {
        guard let server, let inspection = server.look({ $0.inspection }) else {
            return judge.require(false, "nobody serves at the end")
        }
        judge.require(inspection.isSettled, "the hub does not come to rest")
        judge.require(!inspection.isReading, "messages wait for ever to be read")
        judge.checkAnalyses()
        judge.check(inspection, at: now - .milliseconds(300))
        for person in people { person.compare(inspection, judge) }
        server.turn { hub in hub.stop() }
        judge.compare(server.store)
    }
}
