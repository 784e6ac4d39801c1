internal import CLibUV
internal import Glibc

/// The descriptor by which lws wakes a context, guarded against being closed twice.
///
/// lws closes it while the context is destroyed, and again when libuv gives back the handle that polls it. In between,
/// any thread may be given the number for a socket or a database file, which the second close would take away from its
/// owner. The guard holds the number with a stand-in until that close has passed.
final class EventPipe {
    private let handle: UnsafeMutablePointer<uv_handle_t>
    private let descriptor: Int32
    /// What lws keeps at the handle, and calls when libuv gives it back.
    private let owner: UnsafeMutableRawPointer?
    private var lastClose: uv_close_cb?
    /// Whether libuv has given back the handle although lws has not been told.
    private var isReturned = false

    /// Finds the pipe of a context among the handles that came with it; nil when it has none.
    init?(among handles: Set<UnsafeRawPointer>) {
        guard let found = handles.first else { return nil }
        handle = UnsafeMutableRawPointer(mutating: found).assumingMemoryBound(to: uv_handle_t.self)
        owner = handle.pointee.data
        var number: uv_os_fd_t = -1
        guard uv_fileno(handle, &number) == 0 else { return nil }
        descriptor = number
    }

    /// Takes the number that the context's destruction has just freed.
    ///
    /// When another thread has been faster, lws is not told of the handle's end before ``settle()`` gets the number.
    func guardNumber() {
        guard uv_is_closing(handle) != 0, !takeNumber() else { return }
        lastClose = handle.pointee.close_cb
        handle.pointee.data = Unmanaged.passRetained(self).toOpaque()
        handle.pointee.close_cb = { handle in
            guard let handle, let data = handle.pointee.data else { return }
            let pipe = Unmanaged<EventPipe>.fromOpaque(data).takeRetainedValue()
            handle.pointee.data = pipe.owner
            pipe.isReturned = true
        }
    }

    /// Whether lws has been told, or can be now; the memory of the context must not be freed before.
    func settle() -> Bool {
        guard let lastClose else { return true }
        guard isReturned, takeNumber() else { return false }
        self.lastClose = nil
        lastClose(handle)
        return true
    }

    /// Puts a stand-in at the number if nobody has it; lws closes it.
    private func takeNumber() -> Bool {
        let standIn = fcntl(uv_backend_fd(handle.pointee.loop), F_DUPFD_CLOEXEC, descriptor)
        if standIn >= 0, standIn != descriptor { Glibc.close(standIn) }
        return standIn == descriptor
    }
}
