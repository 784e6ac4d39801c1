import Foundation
import HarkTesting
import Testing

/// Which worlds a run makes: `HARK_SEED` names one, `HARK_SEEDS` says how many, from that one on when it is named too.
enum Seeds {
    static let block = 50

    /// The first seeds of blocks that run beside one another.
    static var blocks: [UInt64] {
        if let one { return [one] }
        let count = number("HARK_SEEDS") ?? 1000
        let first = number("HARK_SEED") ?? 0
        return stride(from: first, to: first + count, by: block).map { UInt64($0) }
    }

    static func seeds(of first: UInt64) -> Range<UInt64> { first..<first + (one == nil ? UInt64(block) : 1) }

    /// Prints what happens, when one world is to be followed.
    static func follow(_ world: World) {
        if one != nil, number("HARK_TRACE") != nil { world.trace = { print($0) } }
    }

    /// The line that makes the same history again.
    static func line(_ seed: UInt64, _ broken: [String]) -> Comment {
        "HARK_SEED=\(seed) swift test --filter SimulationTests  # \(broken.first ?? "")"
    }

    private static var one: UInt64? { number("HARK_SEEDS") == nil ? number("HARK_SEED").map { UInt64($0) } : nil }

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }
}
