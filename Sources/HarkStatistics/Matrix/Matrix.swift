/// Numbers in rows and columns.
/// - Shape: `rows` × `columns`, stored row by row; either may be 0.
public struct Matrix: Sendable, Equatable {
    /// How many rows there are.
    public private(set) var rows: Int
    /// How many columns there are.
    public let columns: Int
    /// The numbers, row by row.
    public private(set) var values: [Double]

    /// Creates a matrix of zeros.
    public init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        values = [Double](repeating: 0, count: rows * columns)
    }

    /// Creates a matrix from its numbers, row by row.
    /// - Precondition: there are as many numbers as rows times columns.
    public init(rows: Int, columns: Int, values: [Double]) {
        precondition(values.count == rows * columns, "the numbers don't fill the matrix")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// Creates a matrix from rows of one length.
    /// - Precondition: all rows are as long as the first.
    public init(_ rows: [[Double]]) {
        self.init(rows: 0, columns: rows.first?.count ?? 0)
        values.reserveCapacity(rows.count * columns)
        for row in rows { append(row) }
    }

    /// Adds a row at the end.
    /// - Precondition: it has as many numbers as there are columns.
    public mutating func append(_ row: some Collection<Double>) {
        precondition(row.count == columns, "the row has another length")
        values += row
        rows += 1
    }

    /// One number.
    public subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    /// One row.
    public subscript(row row: Int) -> ArraySlice<Double> { values[row * columns..<(row + 1) * columns] }

    /// One column.
    public func column(_ column: Int) -> [Double] { (0..<rows).map { self[$0, column] } }

    /// The rows of some numbers, in that order.
    public func picking(_ picked: some Sequence<Int>) -> Matrix {
        var matrix = Matrix(rows: 0, columns: columns)
        for row in picked { matrix.append(self[row: row]) }
        return matrix
    }

    /// The matrix with a column of ones put before the others.
    public var withOnes: Matrix {
        var matrix = Matrix(rows: 0, columns: columns + 1)
        matrix.values.reserveCapacity(rows * (columns + 1))
        for row in 0..<rows { matrix.append([1] + self[row: row]) }
        return matrix
    }

    /// The matrix with rows and columns exchanged.
    public var transposed: Matrix {
        var matrix = Matrix(rows: columns, columns: rows)
        for row in 0..<rows {
            for column in 0..<columns { matrix[column, row] = self[row, column] }
        }
        return matrix
    }
}

extension Matrix {
    /// The matrix times a vector: a number for each row.
    /// - Precondition: the vector has as many numbers as there are columns.
    public func times(_ vector: [Double]) -> [Double] {
        precondition(vector.count == columns, "the vector has another length")
        return values.withUnsafeBufferPointer { values in
            vector.withUnsafeBufferPointer { vector in
                (0..<rows).map { row in
                    var sum = 0.0
                    for column in 0..<columns { sum += values[row * columns + column] * vector[column] }
                    return sum
                }
            }
        }
    }

    /// The transposed matrix times a vector: a number for each column.
    /// - Precondition: the vector has as many numbers as there are rows.
    public func transposedTimes(_ vector: [Double]) -> [Double] {
        precondition(vector.count == rows, "the vector has another length")
        var sums = [Double](repeating: 0, count: columns)
        values.withUnsafeBufferPointer { values in
            sums.withUnsafeMutableBufferPointer { sums in
                for row in 0..<rows {
                    for column in 0..<columns { sums[column] += values[row * columns + column] * vector[row] }
                }
            }
        }
        return sums
    }

    /// The matrix times a number.
    public func times(_ number: Double) -> Matrix {
        Matrix(rows: rows, columns: columns, values: values.map { $0 * number })
    }

    /// A square part around the diagonal.
    public func block(_ range: Range<Int>) -> Matrix {
        var block = Matrix(rows: 0, columns: range.count)
        for row in range { block.append(self[row: row].dropFirst(range.lowerBound).prefix(range.count)) }
        return block
    }

    /// The matrix times another.
    /// - Precondition: the other has as many rows as there are columns.
    public func times(_ other: Matrix) -> Matrix {
        precondition(other.rows == columns, "the matrices don't fit")
        let turned = other.transposed
        var product = Matrix(rows: rows, columns: other.columns)
        for row in 0..<rows {
            for column in 0..<other.columns { product[row, column] = dot(self[row: row], turned[row: column]) }
        }
        return product
    }

    /// XᵀWX: the products of the columns, each row counting as much as its weight.
    /// - Complexity: rows times columns squared.
    public func gram(weights: [Double]) -> Matrix {
        precondition(weights.count == rows, "there is not one weight for each row")
        var gram = Matrix(rows: columns, columns: columns)
        values.withUnsafeBufferPointer { values in
            gram.values.withUnsafeMutableBufferPointer { gram in
                for row in 0..<rows {
                    let numbers = UnsafeBufferPointer(rebasing: values[row * columns..<(row + 1) * columns])
                    for first in 0..<columns {
                        let share = weights[row] * numbers[first]
                        for second in first..<columns { gram[first * columns + second] += share * numbers[second] }
                    }
                }
            }
        }
        gram.mirrorUpper()
        return gram
    }

    /// Copies what is above the diagonal to below it.
    mutating func mirrorUpper() {
        for row in 0..<rows {
            for column in 0..<row { self[row, column] = self[column, row] }
        }
    }
}

/// The sum of the products of two vectors.
/// - Precondition: the second is at least as long as the first.
@inlinable public func dot(_ first: some Collection<Double>, _ second: some Collection<Double>) -> Double {
    zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
}
