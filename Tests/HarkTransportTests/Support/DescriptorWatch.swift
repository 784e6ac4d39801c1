import Foundation
import Glibc
import Synchronization

/// A socket that notices when somebody else has closed it, even when its number has a new owner.
struct WatchedSocket {
    private let descriptor: Int32
    private let identity: ino_t

    init() {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        identity = Self.identity(of: descriptor)
    }

    /// Closes it; false when it was not ours any more, and then leaves the number alone.
    func close() -> Bool {
        guard descriptor >= 0 else { return true }
        guard Self.identity(of: descriptor) == identity else { return false }
        return Glibc.close(descriptor) == 0
    }

    private static func identity(of descriptor: Int32) -> ino_t {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status.st_ino : 0
    }
}

/// Opens and closes sockets on a thread of its own for as long as it lives, and counts those that others closed.
final class DescriptorWatch: Sendable {
    private let isStopped = Atomic(false)
    private let lost = Atomic(0)
    private let closed = Atomic(0)
    private let ended = DispatchSemaphore(value: 0)

    init(holding count: Int) {
        Thread.detachNewThread { [self] in
            var held: [WatchedSocket] = []
            while !isStopped.load(ordering: .relaxed) {
                for _ in 0..<count { held.append(WatchedSocket()) }
                while let socket = held.popLast() { note(socket.close()) }
            }
            ended.signal()
        }
    }

    private func note(_ wasOurs: Bool) {
        closed.add(1, ordering: .relaxed)
        if !wasOurs { lost.add(1, ordering: .relaxed) }
    }

    /// Ends the thread; how many sockets it has closed itself, and how many were lost.
    func stop() -> (closed: Int, lost: Int) {
        isStopped.store(true, ordering: .relaxed)
        ended.wait()
        return (closed.load(ordering: .relaxed), lost.load(ordering: .relaxed))
    }
}
