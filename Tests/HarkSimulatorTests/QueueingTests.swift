import Foundation
import HarkSimulator
import Testing

struct QueueingTests {
    @Test func `Erlang B and C give the tables' values`() {
        // Cooper, "Introduction to Queueing Theory" (2nd ed., 1981), charts in chapter 3; exact to the digits shown.
        #expect(abs(Queueing.erlangB(agents: 10, load: 8) - 0.12166) < 0.00001)
        #expect(abs(Queueing.erlangC(agents: 10, load: 8) - 0.40918) < 0.00001)
        #expect(Queueing.erlangC(agents: 2, load: 2) == 1)
    }

    @Test func `one agent of M/M/c is M/M/1`() {
        let many = Queueing.patient(arrivals: 0.6, service: 1, agents: 1)
        let one = Queueing.single(arrivals: 0.6, service: 1)
        #expect(abs(many.waitMeanSeconds - one.waitMeanSeconds) < 1e-12)
        #expect(abs(many.probabilityOfWait - 0.6) < 1e-12)
        #expect(abs(one.waitMeanSeconds - 1.5) < 1e-12)
    }

    @Test func `Erlang A comes to Erlang C when patience does not end`() {
        let patient = Queueing.patient(arrivals: 0.08, service: 0.01, agents: 10)
        let nearly = Queueing.impatient(arrivals: 0.08, service: 0.01, patience: 1e-9, agents: 10)
        #expect(abs(nearly.probabilityOfWait - patient.probabilityOfWait) < 1e-5)
        #expect(abs(nearly.waitMeanSeconds - patient.waitMeanSeconds) < 1e-3)
    }

    @Test func `Erlang A is a Poisson number of customers when patience is as long as service`() {
        let figures = Queueing.impatient(arrivals: 8, service: 1, patience: 1, agents: 10)
        let below = (0..<10).reduce(0.0) { $0 + exp(-8 + Double($1) * log(8) - lgamma(Double($1) + 1)) }
        #expect(abs(figures.probabilityOfWait - (1 - below)) < 1e-12)
        #expect(abs(figures.occupancy * 10 + figures.abandonment * 8 - 8) < 1e-9)
    }

    @Test func `priorities leave the mean of all as it is`() {
        let rates = [0.02, 0.03, 0.03]
        let waits = Queueing.priorities(arrivals: rates, service: 0.01, agents: 10)
        let mean = zip(rates, waits).reduce(0) { $0 + $1.0 * $1.1 } / 0.08
        #expect(abs(mean - Queueing.patient(arrivals: 0.08, service: 0.01, agents: 10).waitMeanSeconds) < 1e-9)
        #expect(waits == waits.sorted())
    }

    @Test func `the t distribution goes over into its table without a step`() {
        #expect(abs(StudentT.quantile975(freedom: 30) - 2.0423) < 1e-4)
        #expect(abs(StudentT.quantile975(freedom: 31) - 2.0395) < 1e-4)
        #expect(abs(StudentT.quantile975(freedom: 1_000_000) - 1.95996) < 1e-4)
    }
}
