import HarkTesting
import Testing

/// The whole server in worlds of their own time, network and disk, each made by a seed.
struct SimulationTests {
    @Test(arguments: Seeds.blocks)
    func `any world keeps the promises`(first: UInt64) throws {
        for seed in Seeds.seeds(of: first) {
            let world = try World(seed: seed)
            Seeds.follow(world)
            let broken = world.run()

            #expect(broken.isEmpty, Seeds.line(seed, broken))
            if !broken.isEmpty { return }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a seed makes the same history each time`(seed: UInt64) throws {
        let one = try World(seed: seed)
        let other = try World(seed: seed)

        _ = one.run()
        _ = other.run()

        #expect(one.counts.events > 0)
        #expect(one.digest == other.digest, "seed \(seed)")
    }

    @Test func `worlds reach every kind of trouble`() throws {
        var counters: [String: Int] = [:]
        var acked = 0
        var seen = 0
        var analyses = 0
        var worded = 0
        var (breaches, relaxed) = (0, 0)
        for seed in 0..<80 as Range<UInt64> {
            let world = try World(seed: seed)
            _ = world.run()
            counters.merge(world.counters) { $0 + $1 }
            acked += world.counts.acked
            seen += world.counts.seen
            analyses += world.counts.analyses
            worded += world.counts.worded
            breaches += world.counts.breaches
            relaxed += world.counts.relaxed
        }

        for trouble in World.troubles { #expect(counters[trouble, default: 0] > 0, "no \(trouble) in \(counters)") }
        #expect(acked > 1000)
        #expect(seen > 5000)
        #expect(analyses > 500)
        #expect(worded > 10)
        #expect(breaches > 10)
        #expect(relaxed > 0)
    }
}

/// A judge that finds nothing where something is wrong is worth nothing.
struct NegativeControlTests {
    @Test(arguments: [
        (Flaw.acksBeforeCommit, "which is not on disk"),
        (.forgetsKeys, "is stored twice"),
        (.lyingSync, "after a restart"),
        (.resumesTooFar, "stored is"),
        (.losesReadings, "wait for ever to be read"),
    ])
    func `each flaw is found`(flaw: Flaw, complaint: String) throws {
        var found: [String] = []
        for seed in 0..<40 as Range<UInt64> {
            found += try World(seed: seed, flaw: flaw).run()
        }

        #expect(found.contains { $0.contains(complaint) }, "\(found.count): \(found.prefix(3))")
    }
}
