import CLAPACK
import Foundation

/// LAPACK's letters for "of the lower triangle" and "with the eigenvectors".
private let lower = CChar(UInt8(ascii: "L"))
private let vectorsToo = CChar(UInt8(ascii: "V"))

extension Matrix {
    /// The coefficients that bring the rows nearest to targets.
    /// - Throws: `StatisticsError.singular` when columns say the same as others, `tooFewRows` when there are fewer rows
    ///   than columns.
    public func leastSquares(_ targets: [Double]) throws(StatisticsError) -> [Double] {
        let factor = try QRFactor(self)
        guard factor.dependent.isEmpty else { throw .singular }
        return factor.leastSquares(targets)
    }

    /// The Cholesky factor of a symmetric positive definite matrix, which solves and inverts it.
    /// - Throws: `StatisticsError.singular` when the matrix is not positive definite.
    public func cholesky() throws(StatisticsError) -> CholeskyFactor {
        precondition(rows == columns, "only a square matrix has a factor")
        var factor = values
        let status = LAPACKE_dpotrf(LAPACK_ROW_MAJOR, lower, Int32(rows), &factor, Int32(rows))
        guard status == 0 else { throw .singular }
        return CholeskyFactor(order: rows, factor: factor)
    }

    /// The eigenvalues of a symmetric matrix in rising order, and its eigenvectors as columns in the same order.
    /// - Source: LAPACK `dsyevd`.
    /// - Throws: `StatisticsError.singular` when the iteration fails.
    public func symmetricEigen() throws(StatisticsError) -> (values: [Double], vectors: Matrix) {
        precondition(rows == columns, "only a square matrix has eigenvalues")
        var vectors = values
        var eigenvalues = [Double](repeating: 0, count: rows)
        guard rows > 0 else { return ([], self) }
        let status = LAPACKE_dsyevd(
            LAPACK_ROW_MAJOR,
            vectorsToo,
            lower,
            Int32(rows),
            &vectors,
            Int32(rows),
            &eigenvalues
        )
        guard status == 0 else { throw .singular }
        return (eigenvalues, Matrix(rows: rows, columns: columns, values: vectors))
    }
}

/// The Cholesky factor L of a matrix A = L Lᵀ.
/// - Source: LAPACK `dpotrf`, `dpotrs`, `dpotri`.
public struct CholeskyFactor: Sendable {
    private let order: Int
    private let factor: [Double]

    fileprivate init(order: Int, factor: [Double]) {
        self.order = order
        self.factor = factor
    }

    /// The x of A x = `right`.
    /// - Precondition: `right` has as many numbers as the matrix has rows.
    public func solve(_ right: [Double]) -> [Double] {
        precondition(right.count == order, "the right side has another length")
        var answer = right
        let order = Int32(order)
        LAPACKE_dpotrs(LAPACK_ROW_MAJOR, lower, order, 1, factor, order, &answer, 1)
        return answer
    }

    /// The inverse of A.
    public var inverse: Matrix {
        var triangle = factor
        LAPACKE_dpotri(LAPACK_ROW_MAJOR, lower, Int32(order), &triangle, Int32(order))
        var matrix = Matrix(rows: order, columns: order, values: triangle)
        for row in 0..<order {
            for column in row..<order { matrix[row, column] = matrix[column, row] }
        }
        return matrix
    }

    /// The logarithm of the determinant of A.
    public var logDeterminant: Double {
        2 * (0..<order).reduce(0) { $0 + log(factor[$1 * order + $1]) }
    }
}
