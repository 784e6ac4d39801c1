import Testing

@testable import HarkAnalytics

struct PartialsTests {
    @Test func `partial autocorrelations and coefficients lead to each other`() throws {
        let partials = [0.9, -0.5, 0.3, 0.99]

        let back = try #require(Partials.partials(Partials.coefficients(partials)))

        #expect(zip(back, partials).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(Partials.coefficients([0.5]) == [0.5])
    }

    @Test func `what is not stationary has none`() {
        #expect(Partials.partials([1.01]) == nil)
        #expect(Partials.partials([0.6, 0.6]) == nil)
        #expect(Partials.partials([]) == [])
    }

    @Test func `a margin keeps roots away from the circle`() {
        #expect(Partials.areStable([0.985], within: 0.99))
        #expect(!Partials.areStable([0.995], within: 0.99))
    }
}
