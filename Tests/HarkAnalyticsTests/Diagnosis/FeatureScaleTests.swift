import Foundation
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct FeatureScaleTests {
    @Test func `a scale bends times and counts, fills what is not known and draws in what lies far out`() {
        let rows: [[Double]] = [[0, 0.5], [exp(1) - 1, .nan], [exp(2) - 1, 0.5], [.nan, logistic(2)]]

        let scale = FeatureScale([.seconds, .chance], rows)

        #expect(abs(scale.scaled([exp(1) - 1, 0.5])[0]) < 1e-12 && scale.scaled([.nan, .nan]) == [0, 0])
        #expect(scale.scaled([1e30, 0.5])[0] == 4)
        #expect(scale.scaled(rows).rows == 4)
    }
}
