import CLAPACK

/// The factors Q and R of a matrix whose columns are taken in the order of what they add.
///
/// Columns that say the same as those before them are found and left out, as in R's `lm`.
/// - Source: LAPACK `dgeqp3`, `dormqr`, `dtrtrs`, `dtrtri`; Golub, Van Loan, "Matrix Computations", section 5.4.
public struct QRFactor: Sendable {
    /// The columns that add something, in the order that they were taken.
    public let kept: [Int]
    /// The columns that the kept ones already tell.
    public let dependent: [Int]
    private let rows: Int
    private let columns: Int
    private let factor: [Double]
    private let scales: [Double]

    /// Factors a matrix with at least as many rows as columns.
    ///
    /// - Parameters:
    ///   - matrix: the matrix; its columns should be of similar size.
    ///   - tolerance: a column adds nothing when less than this share of the largest is left of it.
    /// - Throws: `StatisticsError.tooFewRows` when there are fewer rows than columns.
    public init(_ matrix: Matrix, tolerance: Double = 1e-9) throws(StatisticsError) {
        guard matrix.rows >= matrix.columns else {
            throw .tooFewRows(found: matrix.rows, needed: matrix.columns)
        }
        rows = matrix.rows
        columns = matrix.columns
        var factor = matrix.values
        var pivots = [Int32](repeating: 0, count: columns)
        var scales = [Double](repeating: 0, count: max(1, columns))
        if columns > 0 {
            let width = Int32(columns)
            LAPACKE_dgeqp3(LAPACK_ROW_MAJOR, Int32(rows), width, &factor, width, &pivots, &scales)
        }
        self.factor = factor
        self.scales = scales
        let most = columns > 0 ? abs(factor[0]) : 0
        let rank = (0..<matrix.columns).prefix { abs(factor[$0 * matrix.columns + $0]) > tolerance * most }.count
        kept = pivots.prefix(rank).map { Int($0) - 1 }
        dependent = pivots.dropFirst(rank).map { Int($0) - 1 }.sorted()
    }

    /// The coefficients that bring the rows nearest to targets; those of dependent columns are 0.
    /// - Precondition: there is a target for each row.
    public func leastSquares(_ targets: [Double]) -> [Double] {
        precondition(targets.count == rows, "there is not one target for each row")
        var turned = targets
        let rank = Int32(kept.count)
        let letters = (left: Self.letter("L"), transposed: Self.letter("T"), upper: Self.letter("U"))
        LAPACKE_dormqr(
            LAPACK_ROW_MAJOR,
            letters.left,
            letters.transposed,
            Int32(rows),
            1,
            rank,
            factor,
            Int32(columns),
            scales,
            &turned,
            1
        )
        var answer = Array(turned.prefix(kept.count))
        LAPACKE_dtrtrs(
            LAPACK_ROW_MAJOR,
            letters.upper,
            Self.letter("N"),
            Self.letter("N"),
            rank,
            1,
            leadingTriangle,
            max(1, rank),
            &answer,
            1
        )
        var coefficients = [Double](repeating: 0, count: columns)
        for (column, value) in zip(kept, answer) { coefficients[column] = value }
        return coefficients
    }

    /// The inverse of XᵀX, in the order of the columns; rows and columns of dependent ones are 0.
    public var inverseGram: Matrix {
        let rank = kept.count
        var triangle = leadingTriangle
        LAPACKE_dtrtri(
            LAPACK_ROW_MAJOR,
            Self.letter("U"),
            Self.letter("N"),
            Int32(rank),
            &triangle,
            Int32(max(1, rank))
        )
        let inverse = Matrix(rows: rank, columns: rank, values: triangle)
        var gram = Matrix(rows: columns, columns: columns)
        for (row, place) in kept.enumerated() {
            for (column, other) in kept.enumerated() {
                let first = max(row, column)
                gram[place, other] = (first..<rank).reduce(0) { $0 + inverse[row, $1] * inverse[column, $1] }
            }
        }
        return gram
    }

    /// R without the rows and columns of dependent columns, zeros below the diagonal.
    private var leadingTriangle: [Double] {
        let rank = kept.count
        var triangle = [Double](repeating: 0, count: rank * rank)
        for row in 0..<rank {
            for column in row..<rank { triangle[row * rank + column] = factor[row * columns + column] }
        }
        return triangle
    }

    private static func letter(_ letter: Unicode.Scalar) -> CChar { CChar(UInt8(ascii: letter)) }
}
