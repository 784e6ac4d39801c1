import Foundation
import Testing

@testable import HarkAnalytics

struct ARIMAModelTests {
    private let airline = ARIMAOrder((0, 1, 1), (0, 1, 1), season: 12)

    @Test func `the airline model has its known figures`() throws {
        // R's arima(log(AirPassengers), c(0,1,1), list(order = c(0,1,1))): -0.4018, -0.5569, 0.001348, 244.7.
        let model = try #require(ARIMAModel(airline, to: Series.airline.map { log($0) }))

        #expect(abs(model.coefficients[0] + 0.4018) < 5e-4)
        #expect(abs(model.coefficients[1] + 0.5569) < 5e-4)
        #expect(abs(model.variance - 0.001348) < 5e-6)
        #expect(abs(model.logLikelihood - 244.6965) < 1e-3)
        #expect(abs(model.aicc + 483.204) < 1e-2)
        #expect(model.observations == 131)
    }

    @Test func `the airline model forecasts as R does`() throws {
        // predict(fit, 3): 6.110186, 6.053775, 6.171715 with errors 0.03671562, 0.04278291, 0.04809072.
        let model = try #require(ARIMAModel(airline, to: Series.airline.map { log($0) }))

        let (means, deviations) = (model.means(3), model.deviations(3))

        #expect(zip(means, [6.110186, 6.053775, 6.171715]).allSatisfy { abs($0 - $1) < 1e-4 })
        #expect(zip(deviations, [0.036716, 0.042783, 0.048091]).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    @Test func `coefficients of a simulated process come back`() throws {
        let series = Series.arma(0.8, 0.4, count: 2_000, seed: 7).map { $0 + 50 }

        let model = try #require(ARIMAModel(ARIMAOrder((1, 0, 1), hasConstant: true), to: series))

        #expect(abs(model.coefficients[0] - 0.8) < 0.05)
        #expect(abs(model.coefficients[1] - 0.4) < 0.06)
        #expect(abs(model.constant - 50) < 0.8)
        #expect(abs(model.variance - 1) < 0.1)
    }

    @Test func `a drift goes on`() throws {
        let series = Series.noise(200, seed: 8).enumerated().map { 3 * Double($0.offset) + 0.1 * $0.element }

        let model = try #require(ARIMAModel(ARIMAOrder((0, 1, 1), hasConstant: true), to: series))

        #expect(abs(model.constant - 3) < 0.01)
        #expect(abs(model.means(10)[9] - 3 * 209) < 1)
    }

    @Test func `units make no difference but to the variance`() throws {
        let plain = try #require(ARIMAModel(airline, to: Series.airline))
        let large = try #require(ARIMAModel(airline, to: Series.airline.map { $0 * 1e6 }))

        #expect(abs(plain.coefficients[1] - large.coefficients[1]) < 1e-5)
        #expect(abs(large.logLikelihood + 131 * log(1e6) - plain.logLikelihood) < 1e-3)
    }

    @Test func `too short or unchanging series have no model`() {
        #expect(ARIMAModel(airline, to: Array(Series.airline.prefix(15))) == nil)
        #expect(ARIMAModel(ARIMAOrder((1, 0, 0)), to: [4, 4, 4, 4, 4, 4, 4]) == nil)
        #expect(ARIMAModel(ARIMAOrder((0, 1, 1)), to: (0..<40).map { Double($0) }) == nil)
    }

    @Test func `a shape is written as usual`() {
        #expect(airline.description == "ARIMA(0,1,1)(0,1,1)[12]")
        #expect(ARIMAOrder((1, 0, 0), hasConstant: true).description == "ARIMA(1,0,0) with mean")
        #expect(airline.numbers == [0, 1, 1, 0, 1, 1, 12])
        #expect(airline.lost == 13)
    }
}
