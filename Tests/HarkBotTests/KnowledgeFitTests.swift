import Foundation
import HarkLanguage
import Testing

@testable import HarkBot

/// Where the constants of `KnowledgeFit` come from.
struct KnowledgeFitTests {
    /// One message: how well the first article fits, and whether it is the right one.
    private typealias Row = (properties: [Double], isRight: Bool)

    private let rows: [Row]

    init() throws {
        let engine = try BotEngine.demo()
        let known = Paraphrases.english.map { ($0.topic, $0.texts) } + Paraphrases.chinese.map { ($0.topic, $0.texts) }
        rows = (known + [("", Paraphrases.offTopic)]).flatMap { topic, texts in
            texts.compactMap { text in Self.row(text, topic, engine) }
        }
    }

    private static func row(_ text: String, _ topic: String, _ engine: BotEngine) -> Row? {
        let language: Language = Language.detect(text) == .chinese ? .chinese : .english
        guard let hit = engine.knowledge[language]?.rank(KnowledgeQuestion(text)).first else { return nil }
        let isRight = hit.article.id == topic || hit.article.id == topic + "-zh"
        return ([1, log1p(hit.fit.score), hit.fit.coverage, hit.fit.margin], isRight)
    }

    @Test func `the weights are what logistic regression finds on the messages`() {
        let found = LogisticFit.weights(rows)

        let used = KnowledgeFit.weights
        for (value, constant) in zip(found, [used.bias, used.score, used.coverage, used.margin]) {
            #expect(abs(value - constant) < 0.35, "\(found)")
        }
    }

    /// Ten folds; the baseline gives every message the share of right ones.
    @Test func `on messages that were not fitted the confidence says how often it is right`() {
        var predicted: [(p: Double, isRight: Bool)] = []
        for fold in 0..<10 {
            let inside = rows.enumerated().filter { $0.offset % 10 != fold }.map(\.element)
            let weights = LogisticFit.weights(inside)
            for (offset, row) in rows.enumerated() where offset % 10 == fold {
                predicted.append((LogOdds.probability(zip(weights, row.properties).map(*).reduce(0, +)), row.isRight))
            }
        }
        let share = Double(rows.count { $0.isRight }) / Double(rows.count)
        let brier = predicted.map { pow($0.p - ($0.isRight ? 1 : 0), 2) }.reduce(0, +) / Double(rows.count)

        #expect(brier < 0.6 * share * (1 - share), "\(brier) against \(share * (1 - share))")
        for bounds in [0.0..<0.35, 0.35..<0.7, 0.7..<1.01] {
            let inside = predicted.filter { bounds.contains($0.p) }
            let right = Double(inside.count { $0.isRight }) / Double(inside.count)
            let promised = inside.map(\.p).reduce(0, +) / Double(inside.count)
            #expect(abs(right - promised) < 0.1, "\(bounds): \(right) of \(inside.count), promised \(promised)")
        }
    }
}

/// Logistic regression by Newton's method, with a slight pull towards 0 on all weights but the first.
enum LogisticFit {
    private static let pull = 0.1

    static func weights(_ rows: [(properties: [Double], isRight: Bool)]) -> [Double] {
        let count = rows[0].properties.count
        var weights = [Double](repeating: 0, count: count)
        for _ in 0..<25 {
            var gradient = weights.enumerated().map { $0.offset == 0 ? 0 : -pull * $0.element }
            var hessian = (0..<count).map { row in (0..<count).map { row == $0 && row > 0 ? pull : 0 } }
            for (properties, isRight) in rows {
                let p = LogOdds.probability(zip(weights, properties).map(*).reduce(0, +))
                for i in 0..<count {
                    gradient[i] += ((isRight ? 1 : 0) - p) * properties[i]
                    for j in 0..<count { hessian[i][j] += p * (1 - p) * properties[i] * properties[j] }
                }
            }
            for (i, step) in solved(hessian, gradient).enumerated() { weights[i] += step }
        }
        return weights
    }

    /// Gaussian elimination; the matrix is positive definite.
    private static func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var (a, b) = (matrix, right)
        for column in b.indices {
            for row in b.indices where row != column {
                let factor = a[row][column] / a[column][column]
                for k in b.indices { a[row][k] -= factor * a[column][k] }
                b[row] -= factor * b[column]
            }
        }
        return b.indices.map { b[$0] / a[$0][$0] }
    }
}
