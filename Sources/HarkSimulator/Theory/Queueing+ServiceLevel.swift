import Foundation

extension Queueing {
    /// Erlang A: the share of customers who are answered within so many seconds.
    ///
    /// The wait that a customer without end of patience would meet has the density
    /// λ πₙ₋₁ exp(λ H(x) − n μ x) with H(x) = (1 − e^(−θx)) ÷ θ; who is answered by then has not given up, e^(−θx).
    /// Integrals by Simpson's rule, scaled so that no exponential overflows.
    /// - Source: Baccelli, Hebuterne, "On Queues with Impatient Customers" (1981); Zeltyn, Mandelbaum, "Call Centers with
    ///   Impatient Customers: Many-Server Asymptotics of the M/M/n+G Queue" (2005), section 3.
    /// - Units: seconds, and rates a second: λ is `arrivals`, above 0, μ `service` and θ `patience`, which may be 0 only
    ///   while λ < n μ. Within 0 seconds are those who don't wait at all.
    public static func answered(
        within seconds: Double,
        arrivals: Double,
        service: Double,
        patience: Double,
        agents: Int
    ) -> Double {
        guard agents > 0 else { return 0 }
        let wait = OfferedWait(arrivals: arrivals, drain: Double(agents) * service, patience: patience)
        let idle = 1 / erlangB(agents: agents - 1, load: arrivals / service) * exp(-wait.peak)
        let end = wait.end
        let all = idle + arrivals * wait.integral(to: end, served: false)
        return (idle + arrivals * wait.integral(to: min(seconds, end), served: true)) / all
    }
}

/// The density, but for a constant, of the wait that a customer without end of patience would meet.
private struct OfferedWait {
    let arrivals: Double
    /// How many customers a second all agents together are done with.
    let drain: Double
    let patience: Double
    /// Where the density is largest.
    let mode: Double
    /// The largest exponent, which is taken off all.
    let peak: Double

    init(arrivals: Double, drain: Double, patience: Double) {
        (self.arrivals, self.drain, self.patience) = (arrivals, drain, patience)
        mode = patience > 0 && arrivals > drain ? log(arrivals / drain) / patience : 0
        peak = mode > 0 ? (arrivals - drain) / patience - drain * mode : 0
    }

    /// λ H(x) − n μ x.
    private func exponent(_ wait: Double) -> Double {
        let patienceLeft = patience > 0 ? -expm1(-patience * wait) / patience : wait
        return arrivals * patienceLeft - drain * wait
    }

    /// Where nothing is left of the density.
    var end: Double {
        var end = mode + 1 / drain
        while exponent(end) > peak - 45, end < 1e9 { end *= 1.5 }
        return end
    }

    /// The integral from 0; with `served` of those only who have not given up.
    func integral(to end: Double, served: Bool) -> Double {
        guard end > 0 else { return 0 }
        let steps = 4_000
        let width = end / Double(steps)
        let sum = (0...steps).reduce(0.0) { sum, step in
            let wait = Double(step) * width
            let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
            return sum + weight * exp(exponent(wait) - peak - (served ? patience * wait : 0))
        }
        return sum * width / 3
    }
}
