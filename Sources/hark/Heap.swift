import CLibUV
import Foundation
import Glibc

/// Gives memory that is not used any more back to the system.
///
/// The C library keeps what was freed for later. After a rush or an attack a server would stay as big as at its peak.
enum Heap {
    /// Growth since the last look that is worth a look over the whole heap, which takes milliseconds.
    private static let worthwhileBytes = 8 << 20

    /// Lets large blocks go back as soon as they are freed; before there are other threads.
    static func begin() {
        // Setting it also stops the library from raising it to the size of whatever was freed.
        hark_heap_begin(128 * 1024)
    }

    /// Looks at the size now and then, and gives back what is free when it has grown, until the task is cancelled.
    static func giveBack(every interval: Duration = .seconds(5)) async {
        var kept = 0
        while !Task.isCancelled {
            let size = residentBytes
            if size > kept + worthwhileBytes {
                hark_heap_trim()
                kept = residentBytes
            } else {
                kept = min(kept, size)
            }
            try? await Task.sleep(for: interval)
        }
    }

    /// What the process holds in memory now; 0 when the system does not tell.
    static var residentBytes: Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }
}
