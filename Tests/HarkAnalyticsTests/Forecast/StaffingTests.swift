import Foundation
import HarkSimulator
import Testing

@testable import HarkAnalytics

struct StaffingTests {
    private let calls = ContactWork(handlingSeconds: 240, patienceSeconds: 120)
    private let target = ServiceTarget(share: 0.8, withinSeconds: 20)

    @Test func `all who don't give up are answered in the end`() {
        let figures = Queueing.impatient(arrivals: 0.1, service: 1 / 240, patience: 1 / 120, agents: 22)

        func answered(within seconds: Double) -> Double {
            Queueing.answered(within: seconds, arrivals: 0.1, service: 1 / 240, patience: 1 / 120, agents: 22)
        }

        #expect(abs(answered(within: 1e6) - (1 - figures.abandonment)) < 1e-6)
        #expect(abs(answered(within: 0) - (1 - figures.probabilityOfWait)) < 1e-6)
    }

    @Test func `it comes to Erlang C when patience has no end`() throws {
        let patient = Queueing.patient(arrivals: 0.08, service: 0.01, agents: 10)
        let within = try #require(patient.answeredWithin)

        let answered = Queueing.answered(within: 30, arrivals: 0.08, service: 0.01, patience: 0, agents: 10)

        #expect(abs(answered - within(30)) < 1e-6)
    }

    @Test func `the fewest agents that keep the promise are found`() {
        let staffing = Staffing(work: calls, target: target, shrinkage: 0.3)

        let need = staffing.need(contacts: 180)
        let fewer = staffing.outcome(180 / 1_800, agents: need.agents - 1)

        #expect(need.serviceLevel >= 0.8)
        #expect(fewer.serviceLevel < 0.8)
        #expect(need.heads == Int((Double(need.agents) / 0.7).rounded(.up)))
    }

    @Test func `an overloaded floor is reckoned without overflow`() {
        let outcome = Staffing(work: calls, target: target).outcome(5, agents: 100)

        #expect((0..<0.001).contains(outcome.serviceLevel))
        #expect(outcome.abandonment > 0.9)
    }

    @Test func `agents who hold three chats are fewer, though slower`() {
        let chats = ContactWork(handlingSeconds: 600, patienceSeconds: 180, concurrency: 3, slowdown: 0.2)
        let single = ContactWork(handlingSeconds: 600, patienceSeconds: 180)

        let many = Staffing(work: chats, target: target).need(contacts: 90)
        let one = Staffing(work: single, target: target).need(contacts: 90)

        #expect(many.agents < one.agents)
        #expect(3 * many.agents > one.agents)
    }

    @Test func `occupancy can be bounded, and no contacts need nobody`() {
        let tired = Staffing(work: calls, target: ServiceTarget(share: 0.5, withinSeconds: 60, mostOccupancy: 0.7))

        #expect(tired.need(contacts: 180).occupancy <= 0.7)
        #expect(tired.need(contacts: 0).agents == 0)
    }

    @Test func `promises are put beside what came`() {
        let point = ForecastPoint(mean: 10, low80: 8, high80: 12, low95: 6, high95: 14)

        let record = ForecastRecord([10, 13, 20, 7].map { ForecastOutcome(promised: point, came: $0) })

        #expect(record.coverage80 == 0.25)
        #expect(record.coverage95 == 0.75)
        #expect(record.wape == 16.0 / 50)
        #expect(record.bias == 10.0 / 50)
        #expect(ForecastRecord([]).wape == nil)
    }
}
