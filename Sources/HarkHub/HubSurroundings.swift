import Dispatch
import HarkDomain
package import HarkStore

/// What the hub has from outside its own thread: time, chance, and where slow work is done.
///
/// The server takes `threads()`; a simulation gives a world of its own, so that the same hub runs in both.
package struct HubSurroundings: Sendable {
    /// Runs a read of the store off the loop, or returns false when too many wait; reads with one key keep their order.
    package typealias Reading = @Sendable (_ key: Int64, _ work: @escaping @Sendable () -> Void) -> Bool
    /// Runs a turn of the bot off the loop.
    package typealias Thinking = @Sendable (_ work: @escaping @Sendable () -> Void) -> Void
    /// Reads customers' messages off the loop.
    package typealias Analysing = @Sendable (_ work: @escaping @Sendable () -> Void) -> Void
    /// Makes what commits batches to a store and calls back from wherever it works.
    package typealias Committer =
        @Sendable (_ store: Store, _ onCommit: @escaping @Sendable (CommitResult) -> Void) -> any Committing

    let clock: HubClock
    let random: any RandomNumberGenerator & Sendable
    let read: Reading
    let think: Thinking
    let analyse: Analysing
    let committer: Committer

    /// Creates surroundings from their parts.
    package init(
        clock: HubClock,
        random: any RandomNumberGenerator & Sendable,
        read: @escaping Reading,
        think: @escaping Thinking,
        analyse: @escaping Analysing,
        committer: @escaping Committer
    ) {
        (self.clock, self.random, self.read) = (clock, random, read)
        (self.think, self.analyse, self.committer) = (think, analyse, committer)
    }

    /// The system's time and chance, two threads that read the store, one for the bot, one that reads messages, one
    /// that commits.
    static func threads() -> HubSurroundings {
        let readers = Readers()
        let bot = BotDesk.thread()
        let language = DispatchQueue(label: "hark.language")
        return HubSurroundings(
            clock: HubClock(),
            random: SystemRandomNumberGenerator(),
            read: { readers.run(key: $0, $1) },
            think: { bot.async(execute: $0) },
            analyse: { language.async(execute: $0) },
            committer: { Journal(store: $0, onCommit: $1) }
        )
    }
}

/// Chance from a source that is known only at run time.
struct Chance: RandomNumberGenerator, Sendable {
    var source: any RandomNumberGenerator & Sendable

    mutating func next() -> UInt64 { source.next() }
}
