import CLibUV
import Foundation
import Glibc

/// What the machine gives: file descriptors, disk space, a clock.
enum SystemCheck {
    /// A socket takes one descriptor; files, the database and listeners take some more.
    static func descriptors(sockets: Int) -> Finding {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return .warning("files", "the limit can't be read")
        }
        return descriptors(soft: Int(clamping: limit.rlim_cur), hard: Int(clamping: limit.rlim_max), sockets: sockets)
    }

    static func descriptors(soft: Int, hard: Int, sockets: Int) -> Finding {
        let needed = sockets + 128
        if soft >= needed { return .ok("files", "\(soft) may be open") }
        let text = "only \(soft) may be open, but limits.socketsTotal \(sockets) needs \(needed)"
        return .warning("files", hard >= needed ? text + ": ulimit -n \(needed)" : text + "; the hard limit is \(hard)")
    }

    /// Whether the data directory can be written, or made.
    static func writable(_ directory: URL) -> Finding {
        let place = standing(directory)
        var isDirectory: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: place.path, isDirectory: &isDirectory)
        let isOpen = isDirectory.boolValue && access(place.path, W_OK | X_OK) == 0
        return isOpen ? .ok("data", "\(place.path) can be written") : .fault("data", "\(place.path) can't be written")
    }

    /// The directory, or the first above it that is there.
    private static func standing(_ directory: URL) -> URL {
        var place = directory.absoluteURL
        while !FileManager.default.fileExists(atPath: place.path), place.path != "/" {
            place.deleteLastPathComponent()
        }
        return place
    }

    /// The space of the file system that holds, or will hold, the data directory.
    static func disk(_ directory: URL) -> Finding {
        let place = standing(directory)
        var status = statvfs()
        guard statvfs(place.path, &status) == 0 else { return .fault("disk", "\(place.path) can't be read") }
        return disk(freeMiB: (Int(status.f_bavail) * Int(status.f_frsize)) >> 20, at: place.path)
    }

    static func disk(freeMiB: Int, at path: String) -> Finding {
        let text = "\(freeMiB) MiB free at \(path)"
        switch freeMiB {
        case ..<64: return .fault("disk", text + ": a full disk stops every message")
        case ..<1024: return .warning("disk", text)
        default: return .ok("disk", text)
        }
    }

    /// Times in transcripts come from the clock, and certificates and tokens end by it.
    static func clock(lastWritten: Date?, now: Date = Date()) -> Finding {
        let stamp = now.formatted(.iso8601)
        if let lastWritten, lastWritten.timeIntervalSince(now) > 60 {
            return .fault("clock", "\(stamp), but the data was written at \(lastWritten.formatted(.iso8601))")
        }
        return hark_clock_is_kept() != 0
            ? .ok("clock", stamp) : .warning("clock", "\(stamp), kept in step by nothing")
    }
}
