import CRE2

/// A compiled pattern that takes time linear in the text, whatever someone wrote into it.
///
/// Compiled once, used from any thread: RE2 locks its own caches.
final class Pattern: @unchecked Sendable {
    /// Why a pattern cannot be used.
    struct Invalid: Error {
        let reason: String
    }

    /// The most memory that one pattern may take, program and automata together.
    static let memoryBytes: Int64 = 1 << 20

    private let compiled: OpaquePointer

    /// Compiles a pattern; letters match whatever their case.
    init(_ source: String) throws(Invalid) {
        var reason = [CChar](repeating: 0, count: 200)
        let capacity = reason.count
        let compiled = hark_re2_new(source, source.utf8.count, Self.memoryBytes, &reason, capacity)
        guard let compiled else {
            throw Invalid(
                reason: String(decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            )
        }
        self.compiled = compiled
    }

    deinit {
        hark_re2_free(compiled)
    }

    /// The first part of the text that matches.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    func firstMatch(in text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            var start = 0
            var end = 0
            let base = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
            guard hark_re2_find(compiled, base, bytes.count, &start, &end) == 1 else { return nil }
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
    }
}
