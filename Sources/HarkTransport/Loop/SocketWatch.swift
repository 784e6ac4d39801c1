internal import CLibUV

/// Tells when a socket that another library owns can be read or written, on the loop.
///
/// It must be cancelled before that library closes the socket.
package final class SocketWatch {
    /// What a socket is ready for.
    package struct Readiness: OptionSet, Sendable {
        /// The bits.
        package let rawValue: Int32

        /// Makes a set of its bits.
        package init(rawValue: Int32) { self.rawValue = rawValue }

        /// Bytes, or the end, can be read.
        package static let readable = Readiness(rawValue: Int32(UV_READABLE.rawValue))
        /// Bytes can be written.
        package static let writable = Readiness(rawValue: Int32(UV_WRITABLE.rawValue))
    }

    private let handle: UnsafeMutablePointer<uv_poll_t>
    private var body: ((Readiness?) -> Void)?

    /// Makes a watch that waits for nothing yet.
    ///
    /// - Parameters:
    ///   - loop: The loop to watch on.
    ///   - socket: The socket's descriptor.
    ///   - body: Called with what the socket is ready for, or nil when it can't be watched any more.
    /// - Throws: ``TransportError/loop(_:)`` when the descriptor is none that can be watched.
    package init(on loop: EventLoop, socket: Int32, _ body: @escaping (Readiness?) -> Void) throws(TransportError) {
        loop.preconditionIsOnLoop()
        handle = .allocate(capacity: 1)
        let code = uv_poll_init(loop.loop, handle, socket)
        guard code == 0 else {
            handle.deallocate()
            throw .loop(String(cString: uv_strerror(code)))
        }
        self.body = body
        handle.pointee.data = Unmanaged.passRetained(self).toOpaque()
    }

    /// Waits for these from now on.
    package func wait(for readiness: Readiness) {
        guard body != nil else { return }
        uv_poll_start(handle, readiness.rawValue) { handle, status, events in
            guard let data = handle?.pointee.data else { return }
            let watch = Unmanaged<SocketWatch>.fromOpaque(data).takeUnretainedValue()
            watch.body?(status < 0 ? nil : Readiness(rawValue: events))
        }
    }

    /// Watches no more; a second call does nothing.
    package func cancel() {
        guard body != nil else { return }
        body = nil
        uv_poll_stop(handle)
        uv_close(UnsafeMutableRawPointer(handle).assumingMemoryBound(to: uv_handle_t.self)) { handle in
            guard let handle else { return }
            let poll = UnsafeMutableRawPointer(handle).assumingMemoryBound(to: uv_poll_t.self)
            if let data = poll.pointee.data { Unmanaged<SocketWatch>.fromOpaque(data).release() }
            poll.deallocate()
        }
    }
}
