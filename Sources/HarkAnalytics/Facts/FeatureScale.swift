import Foundation
public import HarkStatistics

/// What brings features of conversations to one scale, on which a model reads them.
///
/// Times and counts are taken by the logarithm of 1 more than they are, chances by their log-odds. Then each column is
/// brought to mean 0 and deviation 1; what is not known becomes 0, the mean of what is, and what lies more than four
/// deviations out is drawn in, so that one odd number decides nothing.
public struct FeatureScale: Sendable, Equatable, Codable {
    /// What each column is measured in, in the order of the rows.
    public let units: [ChatFeature.Unit]
    private let scale: ColumnScale

    /// The farthest that a number may lie out.
    private static let most = 4.0

    /// Measures rows of numbers in their own units.
    public init(_ units: [ChatFeature.Unit], _ rows: [[Double]]) {
        self.units = units
        var known = Matrix(rows: 0, columns: units.count)
        let bent = rows.map { zip($0, units).map { Self.bent($0, $1) } }
        let means = units.indices.map { column in
            let numbers = bent.map { $0[column] }.filter(\.isFinite)
            return numbers.isEmpty ? 0 : numbers.mean
        }
        for row in bent { known.append(zip(row, means).map { $0.isFinite ? $0 : $1 }) }
        scale = ColumnScale(known)
    }

    /// A row on the scale.
    public func scaled(_ row: [Double]) -> [Double] {
        var scaled = row
        for column in units.indices {
            let number = (Self.bent(row[column], units[column]) - scale.means[column]) / scale.deviations[column]
            scaled[column] = number.isFinite ? Swift.min(Swift.max(number, -Self.most), Self.most) : 0
        }
        return scaled
    }

    /// Rows on the scale.
    public func scaled(_ rows: [[Double]]) -> Matrix {
        var matrix = Matrix(rows: 0, columns: units.count)
        for row in rows { matrix.append(scaled(row)) }
        return matrix
    }

    private static func bent(_ number: Double, _ unit: ChatFeature.Unit) -> Double {
        switch unit {
        case .seconds, .count: number.isFinite ? log1p(Swift.max(0, number)) : .nan
        case .chance: number.isFinite ? logOdds(number) : .nan
        case .degree, .flag: number
        }
    }
}
