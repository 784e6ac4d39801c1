/// Rows of features that are there or not, with a scale for each row and each column.
struct SparseRows: Sendable {
    /// Where each row starts in `columns`; one more than there are rows.
    var starts: [Int32] = [0]
    /// The columns of the rows, one after the other.
    var columns: [Int32] = []
    /// What each row is multiplied by.
    var scales: [Float] = []
    /// How many columns there are.
    var width = 0

    /// The columns of one row.
    subscript(_ row: Int) -> ArraySlice<Int32> { columns[Int(starts[row])..<Int(starts[row + 1])] }
}

/// Least squares with a penalty on the squares of the weights, by conjugate gradients.
///
/// Rows may count more or less, which the solvers of liblinear don't offer; and the same input gives the same bits.
/// - Source: M. R. Hestenes, E. Stiefel, "Methods of Conjugate Gradients for Solving Linear Systems" (1952).
struct SparseRidge {
    /// The penalty.
    let penalty: Float
    /// How many steps are taken; few steps are a penalty of their own.
    let steps: Int

    /// The weights of the columns that explain the targets best.
    ///
    /// - Parameters:
    ///   - rows: the rows.
    ///   - columnScales: what each column is multiplied by.
    ///   - targets: a number for each row.
    ///   - rowWeights: how much each row counts; 0 leaves it out.
    /// - Returns: for each column its weight, times its scale.
    /// - Complexity: O(*steps* × *features of all rows*).
    func weights(
        _ rows: SparseRows,
        columnScales: [Float],
        targets: [Float],
        rowWeights: [Float]
    ) -> [Float] {
        var weights = [Float](repeating: 0, count: rows.width)
        var residual = gradient(rows, columnScales, zip(targets, rowWeights).map { $0 * $1 })
        var direction = residual
        var size = dot(residual, residual)
        for _ in 0..<steps where size > 1e-9 {
            let image = apply(rows, columnScales, rowWeights, direction)
            let length = Float(size / dot(direction, image))
            for index in weights.indices {
                weights[index] += length * direction[index]
                residual[index] -= length * image[index]
            }
            let next = dot(residual, residual)
            let turn = Float(next / size)
            for index in direction.indices { direction[index] = residual[index] + turn * direction[index] }
            size = next
        }
        for index in weights.indices { weights[index] *= columnScales[index] }
        return weights
    }

    /// Multiplies by XᵀWX + penalty.
    private func apply(
        _ rows: SparseRows,
        _ columnScales: [Float],
        _ rowWeights: [Float],
        _ vector: [Float]
    ) -> [Float] {
        let scaled = zip(vector, columnScales).map { $0 * $1 }
        var image = Self.products(rows, scaled)
        for row in image.indices { image[row] *= rowWeights[row] }
        var result = gradient(rows, columnScales, image)
        for index in result.indices { result[index] += penalty * vector[index] }
        return result
    }

    /// The product of each row with weights that hold the columns' scales already.
    static func products(_ rows: SparseRows, _ weights: [Float]) -> [Float] {
        var products = [Float](repeating: 0, count: rows.scales.count)
        weights.withUnsafeBufferPointer { weights in
            rows.columns.withUnsafeBufferPointer { columns in
                for row in products.indices {
                    var sum: Float = 0
                    for place in Int(rows.starts[row])..<Int(rows.starts[row + 1]) {
                        sum += weights[Int(columns[place])]
                    }
                    products[row] = sum * rows.scales[row]
                }
            }
        }
        return products
    }

    private func gradient(_ rows: SparseRows, _ columnScales: [Float], _ values: [Float]) -> [Float] {
        var sums = [Float](repeating: 0, count: rows.width)
        sums.withUnsafeMutableBufferPointer { sums in
            rows.columns.withUnsafeBufferPointer { columns in
                for row in values.indices where values[row] != 0 {
                    let value = values[row] * rows.scales[row]
                    for place in Int(rows.starts[row])..<Int(rows.starts[row + 1]) {
                        sums[Int(columns[place])] += value
                    }
                }
            }
        }
        for index in sums.indices { sums[index] *= columnScales[index] }
        return sums
    }

    private func dot(_ first: [Float], _ second: [Float]) -> Double {
        var sum = 0.0
        for index in first.indices { sum += Double(first[index]) * Double(second[index]) }
        return sum
    }
}
