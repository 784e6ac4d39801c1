import Foundation

/// Numbers are kept as bytes, little-endian, so that a large matrix is read fast and exactly.
extension Matrix: Codable {
    private enum CodingKeys: String, CodingKey {
        case rows
        case columns
        case bytes
    }

    /// Reads a matrix.
    /// - Throws: `DecodingError` when the bytes don't fill it or a number is not finite.
    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        let rows = try box.decode(Int.self, forKey: .rows)
        let columns = try box.decode(Int.self, forKey: .columns)
        let bytes = try box.decode(Data.self, forKey: .bytes)
        let (count, isTooLarge) = rows.multipliedReportingOverflow(by: columns)
        let values = bytes.withUnsafeBytes { bytes in
            (0..<bytes.count / 8).map { index in
                Double(
                    bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
                )
            }
        }
        let isWhole = !isTooLarge && rows >= 0 && columns >= 0 && bytes.count.isMultiple(of: 8) && values.count == count
        guard isWhole, values.allSatisfy(\.isFinite) else {
            throw DecodingError.dataCorruptedError(forKey: .bytes, in: box, debugDescription: "a broken matrix")
        }
        self.init(rows: rows, columns: columns, values: values)
    }

    /// Writes a matrix.
    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(rows, forKey: .rows)
        try box.encode(columns, forKey: .columns)
        let words = values.map(\.bitPattern.littleEndian)
        try box.encode(words.withUnsafeBytes { Data($0) }, forKey: .bytes)
    }
}
