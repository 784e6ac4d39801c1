/// What is believed of coefficients before any row is seen: each is normal around a mean.
///
/// A precision is 1 over the variance; 0 leaves a coefficient free. With means of 0 it is a ridge penalty. With a prior
/// from elsewhere the rows take over as they come.
public struct CoefficientPrior: Sendable, Equatable, Codable {
    /// The mean of each coefficient, the constant first.
    public var means: [Double]
    /// The precision of each, the constant first.
    public var precisions: [Double]

    /// Creates a prior.
    /// - Precondition: there are as many means as precisions.
    public init(means: [Double], precisions: [Double]) {
        precondition(means.count == precisions.count, "means and precisions don't fit")
        self.means = means
        self.precisions = precisions
    }

    /// A ridge penalty on all coefficients but the constant: `strength` / 2 times their squares.
    public static func ridge(_ strength: Double, columns: Int) -> CoefficientPrior {
        CoefficientPrior(
            means: [Double](repeating: 0, count: columns + 1),
            precisions: [0] + [Double](repeating: strength, count: columns)
        )
    }

    /// Adds what the prior says of some coefficients to a point.
    func add(to point: inout NewtonPoint, at coefficients: [Double], from start: Int) {
        for index in means.indices {
            let distance = coefficients[start + index] - means[index]
            point.loss += precisions[index] * distance * distance / 2
            point.gradient[start + index] += precisions[index] * distance
            point.curvature[start + index, start + index] += precisions[index]
        }
    }
}
