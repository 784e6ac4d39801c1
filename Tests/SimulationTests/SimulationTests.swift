import Foundation
import HarkTesting
import Testing

struct SimulationTests {
    @Test func `one world`() throws {
        let seed = ProcessInfo.processInfo.environment["HARK_SEED"].flatMap(UInt64.init) ?? 1
        let count = ProcessInfo.processInfo.environment["HARK_SEEDS"].flatMap(UInt64.init) ?? 200
        let start = ContinuousClock.now
        var bad = 0
        for s in seed..<seed + count {
            let world = try World(seed: s)
            if ProcessInfo.processInfo.environment["HARK_TRACE"] != nil { world.trace = { print($0) } }
            let broken = world.run()
            if !broken.isEmpty { bad += 1; print("BAD", s, world.counts, world.counters, broken.prefix(2)) }
        }
        if ProcessInfo.processInfo.environment["HARK_TWICE"] != nil {
            for s in seed..<seed + count {
                let a = try World(seed: s), b = try World(seed: s)
                var la: [String] = [], lb: [String] = []
                a.trace = { la.append($0) }
                b.trace = { lb.append($0) }
                _ = a.run(); _ = b.run()
                if a.digest != b.digest { bad += 1 }
                func strip(_ x: String) -> String { x.replacing(/"token":"[^"]*"/, with: "") }
                if let i = zip(la, lb).enumerated().first(where: { strip($1.0) != strip($1.1) }) { print("DIFF", s, a.digest == b.digest, "\n  ", la[i.offset].prefix(300), "\n  ", lb[i.offset].prefix(300)) }
            }
        }
        print(bad, ContinuousClock.now - start)
    }
}
