import HarkStatistics
import Testing

@testable import HarkSatisfaction

struct ModelBlendTests {
    /// Ratings of a site where the prior knows half of what matters.
    private func rated(_ count: Int, _ random: inout SeededRandom) -> (prior: [Double], site: [Double], isBad: [Bool]) {
        var (prior, site, isBad) = ([Double](), [Double](), [Bool]())
        for _ in 0..<count {
            let (known, own) = (random.normal(), 1.5 * random.normal())
            prior.append(known - 1)
            site.append(known + own - 1)
            isBad.append(random.unit() < logistic(known + own - 1))
        }
        return (prior, site, isBad)
    }

    @Test func `the site's model counts more with each rating`() {
        var random = SeededRandom(seed: 1)
        let shares = [0, 10, 40, 200, 2_000].map { count in
            (0..<10).map { _ in
                let rows = rated(count, &random)
                return ModelBlend(prior: rows.prior, site: rows.site, isBad: rows.isBad).siteShare
            }.mean
        }

        #expect(shares == shares.sorted() && shares[0] == 0 && shares[1] < 0.35 && shares[4] > 0.9)
    }

    @Test func `a model that explains nothing never counts`() {
        var random = SeededRandom(seed: 2)
        let rows = rated(2_000, &random)
        let noise = rows.prior.map { $0 + 2 * random.normal() }

        let blend = ModelBlend(prior: rows.prior, site: noise, isBad: rows.isBad)

        #expect(blend.siteShare < 0.06)
    }

    @Test func `a blend of few ratings is hardly ever worse than the prior`() {
        var random = SeededRandom(seed: 3)
        let later = rated(4_000, &random)
        func loss(_ blend: ModelBlend) -> Double {
            ChanceScores.brier(zip(later.prior, later.site).map { blend.chance(prior: $0, site: $1) }, later.isBad)
        }
        let losses = (0..<30).map { _ in
            let rows = rated(25, &random)
            return loss(ModelBlend(prior: rows.prior, site: rows.site, isBad: rows.isBad))
        }

        #expect(losses.count { $0 > loss(.prior) + 0.002 } <= 2)
        #expect(ModelBlend.prior.logOdds(prior: 0.7, site: -3) == 0.7)
    }
}
