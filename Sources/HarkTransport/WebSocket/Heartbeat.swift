/// When a WebSocket is pinged, and when its silence is too long; all in ticks of the wheel.
struct Heartbeat {
    let pingInterval: UInt32
    let silenceLimit: UInt32

    /// What to do with a peer that is looked at.
    enum Step: Equatable {
        case ping(nextIn: UInt32)
        case giveUp
    }

    /// Looks at a peer that was last heard `silence` ticks ago.
    ///
    /// A peer is heard somewhere within a tick: only one tick beyond the limit is it surely exceeded. The next look
    /// comes no later than that.
    func step(silence: UInt32) -> Step {
        silence > silenceLimit ? .giveUp : .ping(nextIn: min(pingInterval, silenceLimit + 1 - silence))
    }
}
