public import HarkStatistics

extension ColumnScale {
    /// Rows that were scaled, in the units that they had.
    public func restored(_ scaled: Matrix) -> Matrix {
        var restored = scaled
        for row in 0..<scaled.rows {
            for column in 0..<scaled.columns {
                restored[row, column] = scaled[row, column] * deviations[column] + means[column]
            }
        }
        return restored
    }
}
