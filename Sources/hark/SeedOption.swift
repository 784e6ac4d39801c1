import ArgumentParser

/// Where chance begins, on a command line.
enum SeedOption {
    /// Reads a seed.
    ///
    /// - Throws: `ValidationError` that names the range.
    static func parse(_ text: String) throws -> UInt64 {
        guard let seed = UInt64(text) else { throw ValidationError("--seed is 0 to \(UInt64.max)") }
        return seed
    }
}
