/// The frames that wait to be written to one connection, in order.
struct Outbox {
    private var frames: [OutboundFrame] = []
    private var head = 0
    /// Bytes on the wire of all waiting frames.
    private(set) var byteCount = 0

    var isEmpty: Bool { head == frames.count }

    /// Bytes beyond the frame that is next to be written.
    var byteCountBeyondNext: Int { isEmpty ? 0 : byteCount - frames[head].byteCount }

    mutating func append(_ frame: OutboundFrame) {
        frames.append(frame)
        byteCount += frame.byteCount
    }

    mutating func removeAll() {
        frames = []
        head = 0
        byteCount = 0
    }

    /// Hands out what is written next in one piece: one frame as it lies, or several copied into `scratch`.
    mutating func takeNext(
        scratch: UnsafeMutableBufferPointer<UInt8>,
        _ write: (UnsafeMutablePointer<UInt8>, Int) -> Void
    ) {
        let first = frames[head]
        guard head + 1 < frames.count, first.byteCount + frames[head + 1].byteCount <= scratch.count,
            let base = scratch.baseAddress
        else {
            drop(1)
            write(first.bytes, first.byteCount)
            return
        }
        var count = 0
        var taken = 0
        while head + taken < frames.count, count + frames[head + taken].byteCount <= scratch.count {
            let frame = frames[head + taken]
            (base + count).update(from: frame.bytes, count: frame.byteCount)
            count += frame.byteCount
            taken += 1
        }
        drop(taken)
        write(base, count)
    }

    private mutating func drop(_ count: Int) {
        for index in head..<head + count { byteCount -= frames[index].byteCount }
        head += count
        if head == frames.count {
            // Keep a little room for the next answer, but never the room of a burst.
            frames.removeAll(keepingCapacity: frames.capacity <= 8)
            head = 0
        } else if head >= 64 {
            frames.removeFirst(head)
            head = 0
        }
    }
}
