import Testing

@testable import HarkTesting

/// Faults that worlds have found, each told once more by itself.
struct StoryTests {
    @Test func `a process that stood still blames nobody for a hello that it has not read`() throws {
        var told = 0
        for seed in 0..<30 as Range<UInt64> {
            let world = try World(seed: seed, SplitMix(seed: seed), .calm)
            defer { world.end() }
            world.pass(.milliseconds(980))
            world.people[0].comes()
            while world.links.isEmpty { _ = world.timeline.step(until: .seconds(2)) }
            guard world.timeline.now < .seconds(1) else { continue }
            told += 1

            world.timeline.freeze(.seconds(20))
            world.pass(.seconds(5))

            #expect(world.counters["closed 4500"] == nil)
            #expect(world.people[0].isDone)
        }
        #expect(told > 0)
    }

    @Test func `an accepted offer is answered when the store can be read again`() throws {
        let world = try World(seed: 1, SplitMix(seed: 1), .calm)
        defer { world.end() }
        let tom = try #require(world.people.first as? Colleague)
        let leo = try #require(world.people.dropFirst(4).first as? Customer)
        tom.comes()
        leo.comes()
        world.pass(.seconds(1))
        leo.begins()
        world.pass(.seconds(1))
        let offer = try #require(tom.offers.last)
        var accepted = ""

        tom.client.accept(offer: offer) { accepted = (try? $0.get()) ?? "refused" }
        world.timeline.after(.milliseconds(1)) { world.readsFail = true }
        world.pass(.seconds(2))
        #expect(accepted.isEmpty)
        world.readsFail = false
        world.pass(.seconds(2))

        #expect(tom.client.held == [accepted])
        let inspection = try #require(world.server?.look { $0.inspection })
        tom.compare(inspection, world.judge)
        #expect(world.judge.verdict.isEmpty, "\(world.judge.verdict)")
    }
}
