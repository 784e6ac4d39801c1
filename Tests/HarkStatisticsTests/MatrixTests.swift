import HarkStatistics
import Testing

@Suite struct MatrixTests {
    private let square = Matrix([[4, 2, 0], [2, 5, 1], [0, 1, 3]])

    @Test func `least squares gives the line of nearest fit`() throws {
        let rows = Matrix([[1, 0], [1, 1], [1, 2], [1, 3]])

        let line = try rows.leastSquares([1, 3, 5, 8])

        #expect(abs(line[0] - 0.8) < 1e-12)
        #expect(abs(line[1] - 2.3) < 1e-12)
    }

    @Test func `columns that say the same are refused`() {
        let rows = Matrix([[1, 2], [2, 4], [3, 6]])

        #expect(throws: StatisticsError.singular) { try rows.leastSquares([1, 2, 3]) }
        #expect(throws: StatisticsError.tooFewRows(found: 1, needed: 2)) { try Matrix([[1, 2]]).leastSquares([1]) }
        #expect(throws: StatisticsError.singular) { try Matrix([[1, 2], [2, 1]]).cholesky() }
    }

    @Test func `a Cholesky factor solves and inverts`() throws {
        let factor = try square.cholesky()

        let product = square.times(factor.inverse)
        for row in 0..<3 {
            for column in 0..<3 { #expect(abs(product[row, column] - (row == column ? 1 : 0)) < 1e-12) }
        }
        #expect(zip(square.times(factor.solve([1, 2, 3])), [1, 2, 3]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(abs(factor.logDeterminant - 3.7841896339182613) < 1e-12)
    }

    @Test func `eigenvectors of a symmetric matrix are stretched by their eigenvalues`() throws {
        let (values, vectors) = try square.symmetricEigen()

        #expect(values == values.sorted())
        for index in 0..<3 {
            let vector = vectors.column(index)
            let isStretched = zip(square.times(vector), vector).allSatisfy { abs($0 - values[index] * $1) < 1e-12 }
            #expect(isStretched)
        }
    }
}
