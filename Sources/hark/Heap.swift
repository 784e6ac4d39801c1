import CLibUV
import Foundation
import Glibc

/// Gives memory that is not used any more back to the system.
///
/// The C library keeps what was freed for later. After a rush or an attack a server would stay as big as at its peak.
enum Heap {
    /// Lets large blocks go back as soon as they are freed; before there are other threads.
    static func begin() {
        // Setting it also stops the library from raising it to the size of whatever was freed.
        hark_heap_begin(128 * 1024)
    }

    /// Looks at the size now and then, and gives back what is free when it has grown, until the task is cancelled.
    static func giveBack(every interval: Duration = .seconds(5)) async {
        hark_heap_trim()
        var growth = HeapGrowth(least: residentBytes)
        while !Task.isCancelled {
            try? await Task.sleep(for: interval)
            let size = residentBytes
            guard growth.isWorthTrimming(size) else { continue }
            hark_heap_trim()
            growth.trimmed(from: size, to: residentBytes)
        }
    }

    /// What the process holds in memory now; 0 when the system does not tell.
    static var residentBytes: Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }
}

/// When it is worth to look over the whole heap, which takes milliseconds in which other threads may wait.
struct HeapGrowth {
    private static let worthwhileBytes = 8 << 20
    private static let longestPause = 12
    /// The smallest size seen.
    private var least: Int
    /// Looks to let pass, and how many after a trim that brought nothing: what has grown is then in use.
    private var rest = 0
    private var pause = 1

    init(least: Int) { self.least = least }

    /// Whether to trim at this size; asked once at each look.
    mutating func isWorthTrimming(_ size: Int) -> Bool {
        least = min(least, size)
        rest -= 1
        return size > least + Self.worthwhileBytes && rest <= 0
    }

    /// Takes what a trim has brought.
    mutating func trimmed(from before: Int, to after: Int) {
        least = min(least, after)
        pause = before - after >= Self.worthwhileBytes / 8 ? 1 : min(pause * 2, Self.longestPause)
        rest = pause
    }
}
