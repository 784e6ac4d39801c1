import Foundation

extension SimulationResult {
    /// The result as JSON, keys in alphabetical order.
    ///
    /// - Throws: `EncodingError`, which only a number that is none could cause.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
