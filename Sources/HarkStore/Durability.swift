import Foundation

/// How long a commit waits.
enum Durability {
    /// SQLite's FULL: a commit returns when it is on the disk.
    private static let full = 2

    #if DEBUG
    /// What `PRAGMA synchronous` is set to; a debug build can be told to break Hark's first promise.
    ///
    /// The soak cuts the power of such a server to prove that it would notice one that does not wait for the disk
    /// (`Tests/Soak/scenarios/power.py`). Nobody can do that by mistake: it is no key of the configuration, and a
    /// release build, the only one that is installed, does not read the variable.
    static let synchronous = ProcessInfo.processInfo.environment["SOAK_SYNCHRONOUS"] == "NORMAL" ? 1 : full
    #else
    /// What `PRAGMA synchronous` is set to.
    static let synchronous = full
    #endif
}
