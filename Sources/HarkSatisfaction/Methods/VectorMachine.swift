import Foundation
import HarkStatistics

/// A support vector machine that libsvm has trained, with the kernel exp(−width × distance²).
///
/// - Source: Chang, Lin, "LIBSVM: A Library for Support Vector Machines" (2011): classes are told by votes of machines
///   for each pair, chances are coupled from pairwise ones as in section 8. libsvm's own way to the pairwise ones draws
///   from random numbers that the whole process shares; here the rows are split by a seed.
struct VectorMachine: Sendable, Codable, Equatable {
    /// What a machine tells.
    enum Kind {
        case classes
        /// Numbers; errors up to `freeError` cost nothing.
        case numbers(freeError: Double)
    }

    /// What the kernel multiplies squared distances with.
    let width: Double
    /// The classes in libsvm's order; empty when it tells numbers.
    let classes: [Int]
    /// How many vectors belong to each class; in that order they stand.
    let counts: [Int]
    /// The rows that the machine is made of.
    let vectors: Matrix
    /// The weight of each vector against each other class.
    /// - Shape: one row for numbers, one fewer than classes else.
    let weights: Matrix
    /// What is taken off the sum of each pair.
    let offsets: [Double]
    /// What turns the decision of each pair into the chance of its first class; empty when it tells numbers.
    var curves: [ChanceCalibration] = []

    /// The number that it tells of a row.
    func number(at row: ArraySlice<Double>) -> Double { dot(kernels(row), weights[row: 0]) - offsets[0] }

    /// The decision between each pair of classes: above 0 for the first of them.
    func decisions(at row: ArraySlice<Double>) -> [Double] {
        let kernels = kernels(row)
        var decisions: [Double] = []
        for (first, second) in pairs {
            let sum =
                range(first).reduce(0) { $0 + weights[second - 1, $1] * kernels[$1] }
                + range(second).reduce(0) { $0 + weights[first, $1] * kernels[$1] }
            decisions.append(sum - offsets[decisions.count])
        }
        return decisions
    }

    /// The class with most votes, of equal ones the first in libsvm's order.
    func winner(_ decisions: [Double]) -> Int {
        var votes = [Int](repeating: 0, count: classes.count)
        for ((first, second), decision) in zip(pairs, decisions) { votes[decision > 0 ? first : second] += 1 }
        let most = votes.max() ?? 0
        return classes[votes.firstIndex(of: most) ?? 0]
    }

    /// The chance of each class, in libsvm's order.
    func chances(_ decisions: [Double]) -> [Double] {
        var pairwise = Matrix(rows: classes.count, columns: classes.count)
        for (((first, second), decision), curve) in zip(zip(pairs, decisions), curves) {
            let chance = min(max(curve.chance(of: decision), 1e-7), 1 - 1e-7)
            pairwise[first, second] = chance
            pairwise[second, first] = 1 - chance
        }
        return classes.count == 2 ? [pairwise[0, 1], pairwise[1, 0]] : Self.coupled(pairwise)
    }

    /// The chances that agree best with pairwise ones.
    ///
    /// - Source: Wu, Lin, Weng, "Probability Estimates for Multi-class Classification by Pairwise Coupling" (2004),
    ///   second approach: the p of sum 1 that makes Σ (r_ji p_i − r_ij p_j)² least.
    static func coupled(_ pairwise: Matrix) -> [Double] {
        let count = pairwise.rows
        var curvature = Matrix(rows: count, columns: count)
        for one in 0..<count {
            for other in 0..<count where other != one {
                curvature[one, one] += pairwise[other, one] * pairwise[other, one]
                curvature[one, other] = -pairwise[other, one] * pairwise[one, other]
            }
            // Where pairs agree fully the matrix is singular, and its kernel is the answer.
            curvature[one, one] += 1e-12
        }
        let ones = [Double](repeating: 1, count: count)
        let solved = (try? curvature.cholesky().solve(ones)) ?? ones
        let sum = solved.sum
        return solved.map { $0 / sum }
    }

    /// The places of the classes of each pair, in libsvm's order.
    var pairs: [(Int, Int)] {
        classes.indices.flatMap { first in (first + 1..<max(first + 1, classes.count)).map { (first, $0) } }
    }

    private func range(_ place: Int) -> Range<Int> {
        let start = counts.prefix(place).reduce(0, +)
        return start..<start + counts[place]
    }

    private func kernels(_ row: ArraySlice<Double>) -> [Double] {
        let row = Array(row)
        return vectors.values.withUnsafeBufferPointer { values in
            (0..<vectors.rows).map { index in
                var distance = 0.0
                for column in 0..<row.count {
                    let difference = row[column] - values[index * row.count + column]
                    distance += difference * difference
                }
                return exp(-width * distance)
            }
        }
    }
}
