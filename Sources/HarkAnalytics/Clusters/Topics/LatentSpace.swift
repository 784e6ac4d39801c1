import HarkStatistics

/// The few directions along which documents differ most, in which different words of one matter lie together.
///
/// They are the leading right singular vectors of the table, by subspace iteration from a random start.
/// - Source: Deerwester and others, "Indexing by Latent Semantic Analysis" (1990); Halko, Martinsson, Tropp, "Finding
///   Structure with Randomness" (2011), algorithm 4.4, on the side of the terms.
struct LatentSpace {
    /// - Shape: a row for each term, a column for each direction.
    private let directions: Matrix

    /// How many directions are kept.
    private static let most = 50
    /// How many more are carried along so that those that are kept are right.
    private static let spare = 10
    private static let rounds = 5

    /// Finds the directions of a table.
    ///
    /// - Throws: `StatisticsError.singular` when LAPACK finds no eigenvectors.
    init(of table: TermTable, _ random: inout SeededRandom) throws(StatisticsError) {
        let carried = min(Self.most + Self.spare, table.terms.count)
        var basis = Matrix(rows: table.terms.count, columns: carried)
        for row in 0..<basis.rows {
            for column in 0..<carried { basis[row, column] = random.normal() }
        }
        basis = try basis.orthonormal()
        for _ in 0..<Self.rounds { basis = try table.turned(times: table.times(basis)).orthonormal() }
        let images = table.times(basis)
        let turn = try images.gram(weights: Array(repeating: 1, count: images.rows)).symmetricEigen().vectors
        directions = basis.times(turn.lastColumns(min(Self.most, turn.columns)))
    }

    /// Where documents lie, each at the distance 1 from the middle; one without known terms lies in the middle.
    func points(of table: TermTable) -> Matrix {
        var points = table.times(directions)
        for row in 0..<points.rows {
            let length = points[row: row].reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard length > 0 else { continue }
            for column in 0..<points.columns { points[row, column] /= length }
        }
        return points
    }
}

extension TermTable {
    /// The table times a matrix with a row for each term: a row for each document.
    fileprivate func times(_ matrix: Matrix) -> Matrix {
        let width = matrix.columns
        var product = [Double](repeating: 0, count: count * width)
        matrix.values.withUnsafeBufferPointer { matrix in
            product.withUnsafeMutableBufferPointer { product in
                for document in 0..<count {
                    for place in row(document) {
                        let weight = weights[place]
                        let from = columns[place] * width
                        for column in 0..<width { product[document * width + column] += weight * matrix[from + column] }
                    }
                }
            }
        }
        return Matrix(rows: count, columns: width, values: product)
    }

    /// The transposed table times a matrix with a row for each document: a row for each term.
    fileprivate func turned(times matrix: Matrix) -> Matrix {
        let width = matrix.columns
        var product = [Double](repeating: 0, count: terms.count * width)
        matrix.values.withUnsafeBufferPointer { matrix in
            product.withUnsafeMutableBufferPointer { product in
                for document in 0..<count {
                    for place in row(document) {
                        let weight = weights[place]
                        let to = columns[place] * width
                        for column in 0..<width { product[to + column] += weight * matrix[document * width + column] }
                    }
                }
            }
        }
        return Matrix(rows: terms.count, columns: width, values: product)
    }
}

extension Matrix {
    /// Columns of length 1 at right angles that span the same space; fewer when some say the same as others.
    fileprivate func orthonormal() throws(StatisticsError) -> Matrix {
        let eigen = try gram(weights: Array(repeating: 1, count: rows)).symmetricEigen()
        let least = (eigen.values.last ?? 0) * 1e-12
        let kept = eigen.values.indices.filter { eigen.values[$0] > least }
        var turn = Matrix(rows: columns, columns: kept.count)
        for (place, column) in kept.enumerated() {
            let length = eigen.values[column].squareRoot()
            for row in 0..<columns { turn[row, place] = eigen.vectors[row, column] / length }
        }
        return times(turn)
    }

    fileprivate func lastColumns(_ count: Int) -> Matrix {
        var last = Matrix(rows: rows, columns: count)
        for row in 0..<rows {
            for column in 0..<count { last[row, column] = self[row, columns - count + column] }
        }
        return last
    }
}
