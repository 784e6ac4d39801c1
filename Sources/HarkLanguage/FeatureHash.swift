/// 64-bit hashes that name the features of models, the same on every machine and in every version.
///
/// A change here makes all trained weights worthless: raise ``ModelFile/version`` with it.
package enum FeatureHash {
    /// Where a hash of code points begins.
    package static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Joins two hashes, or a hash and a small number; the order matters.
    @inline(__always)
    package static func joined(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var mixed = (first ^ 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93 ^ second
        mixed = (mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return mixed ^ (mixed >> 29)
    }

    /// The hash of a run of code points.
    @inline(__always)
    package static func of(_ scalars: some Sequence<UInt32>) -> UInt64 {
        var hash = seed
        for scalar in scalars { hash = extended(hash, by: scalar) }
        return hash
    }

    /// The hash of a run that is longer by one code point.
    @inline(__always)
    package static func extended(_ hash: UInt64, by scalar: UInt32) -> UInt64 {
        let mixed = (hash ^ UInt64(scalar)) &* 0x9FB2_1C65_1E98_DF25
        return mixed ^ (mixed >> 28)
    }
}

/// Takes the features of one place in a text as they are found.
package protocol FeatureSink {
    /// Takes one feature.
    mutating func add(_ feature: UInt64)
}

/// Keeps the features, for training.
package struct FeatureList: FeatureSink {
    /// The features, in the order in which they were found.
    package var features: [UInt64] = []

    /// Creates an empty list.
    package init() {}

    package mutating func add(_ feature: UInt64) { features.append(feature) }

    /// The features of each of `count` places, as `emit` adds them.
    package static func lists(count: Int, emit: (Int, inout FeatureList) -> Void) -> [[UInt64]] {
        (0..<count).map { place in
            var list = FeatureList()
            emit(place, &list)
            return list.features
        }
    }
}
