internal import CLibUV

/// A timer of an event loop.
///
/// It stays alive by itself until it has fired (or, when repeating, until it is cancelled).
public final class LoopTimer: Hashable {
    let handle: UnsafeMutablePointer<uv_timer_t>
    private unowned let loop: EventLoop
    private let repeats: Bool
    private var body: (() -> Void)?

    init(on loop: EventLoop, after: Duration, every: Duration?, _ body: @escaping () -> Void) {
        self.loop = loop
        self.body = body
        repeats = every != nil
        handle = .allocate(capacity: 1)
        uv_timer_init(loop.loop, handle)
        handle.pointee.data = Unmanaged.passRetained(self).toOpaque()
        loop.timers.insert(self)
        uv_update_time(loop.loop)
        uv_timer_start(handle, { LoopTimer.of($0)?.fire() }, after.milliseconds, every?.milliseconds ?? 0)
    }

    /// Stops the timer, on the loop; it never fires again, and a second call does nothing.
    public func cancel() {
        guard body != nil else { return }
        body = nil
        loop.timers.remove(self)
        uv_timer_stop(handle)
        uv_close(UnsafeMutableRawPointer(handle).assumingMemoryBound(to: uv_handle_t.self)) { handle in
            guard let handle else { return }
            let timer = UnsafeMutableRawPointer(handle).assumingMemoryBound(to: uv_timer_t.self)
            if let data = timer.pointee.data { Unmanaged<LoopTimer>.fromOpaque(data).release() }
            timer.deallocate()
        }
    }

    private static func of(_ handle: UnsafeMutablePointer<uv_timer_t>?) -> LoopTimer? {
        handle?.pointee.data.map { Unmanaged<LoopTimer>.fromOpaque($0).takeUnretainedValue() }
    }

    private func fire() {
        let current = body
        if !repeats { cancel() }
        current?()
        loop.keepTurning()
    }

    /// Two timers are the same when they are the same object.
    public static func == (left: LoopTimer, right: LoopTimer) -> Bool { left === right }

    /// Hashes the identity of the timer.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension Duration {
    /// Whole milliseconds, rounded up, so that a timer never fires early.
    var milliseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0 else { return 0 }
        return UInt64(seconds) * 1000 + UInt64((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
