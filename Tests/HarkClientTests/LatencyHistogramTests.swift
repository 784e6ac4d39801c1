import Testing

@testable import HarkClient

struct LatencyHistogramTests {
    @Test func `percentiles of a known spread are right within 0.8 percent`() {
        var histogram = LatencyHistogram()
        for microseconds in 1...100_000 { histogram.record(.microseconds(microseconds)) }

        for (share, exact) in [(0.5, 50_000.0), (0.9, 90_000), (0.99, 99_000), (0.999, 99_900)] {
            #expect(abs(Double(histogram.percentile(share)) - exact) <= exact * 0.008)
        }
        #expect(histogram.maximum == 100_000)
        #expect(abs(histogram.mean - 50_000.5) < 0.001)
    }

    @Test func `small durations are exact`() {
        var histogram = LatencyHistogram()
        for microseconds in [3, 7, 7, 100] { histogram.record(.microseconds(microseconds)) }

        #expect(histogram.percentile(0.5) == 7)
        #expect(histogram.percentile(0.25) == 3)
        #expect(histogram.percentile(1) == 100)
    }

    @Test func `an empty histogram and a negative duration do no harm`() {
        var histogram = LatencyHistogram()
        #expect(histogram.percentile(0.99) == 0)
        #expect(histogram.mean == 0)

        histogram.record(.microseconds(-5))
        histogram.record(.seconds(90_000))
        #expect(histogram.count == 2)
        #expect(histogram.maximum == 90_000_000_000)
    }
}
