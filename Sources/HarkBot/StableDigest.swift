/// A digest of texts that is the same on every machine and in every run.
enum StableDigest {
    /// Two 64-bit FNV-1a sums of the parts, as 32 hexadecimal digits.
    ///
    /// Names proposals; it keeps no secret.
    /// - Source: G. Fowler, L. Noll, K.-P. Vo, FNV hash, variant 1a.
    static func hex(of parts: [String]) -> String {
        let seeds: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x8422_2325_CBF2_9CE4]
        return seeds.map { seed in
            var sum = seed
            for part in parts {
                for byte in part.utf8 { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
                sum = (sum ^ 0xFF) &* 0x100_0000_01B3
            }
            let digits = String(sum, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
