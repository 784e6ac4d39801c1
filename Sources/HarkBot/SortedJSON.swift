import Foundation

extension Encodable {
    /// The value as JSON that is the same for equal values: keys in order, slashes as they are.
    ///
    /// - Throws: what cannot be written as JSON, which nothing of the bot's is.
    package func sortedJSON() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
