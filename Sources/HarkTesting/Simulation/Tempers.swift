/// How hard one world is, drawn from its seed.
struct Tempers {
    let trouble: Int
    let lag: Int
    let crashes: Int
    let cutsPower: Bool
    let fillsDisk: Bool
    let syncFails: Bool
    let clockJumps: Bool
    let failsReads: Bool
    let overloadsReading: Bool

    /// A world in which nothing goes wrong by itself.
    static let calm = Tempers()

    private init() {
        (trouble, lag, crashes) = (0, 0, 0)
        (cutsPower, fillsDisk, syncFails, clockJumps, failsReads) = (false, false, false, false, false)
        overloadsReading = false
    }

    init(_ random: inout SplitMix, _ flaw: Flaw?) {
        trouble = random.pick([0, 5, 15, 30])
        lag = random.pick([0, 2, 20])
        crashes = flaw == .lyingSync || flaw == .acksBeforeCommit ? 10 : random.pick([0, 0, 3, 10])
        cutsPower = flaw == .lyingSync || random.chance(35)
        fillsDisk = random.chance(50)
        syncFails = random.chance(30)
        clockJumps = random.chance(30)
        failsReads = random.chance(30)
        overloadsReading = random.chance(15)
    }
}
