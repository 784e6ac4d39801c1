import Foundation
import Glibc
import HarkTesting

/// Stands between clients and a server and cuts each connection off after some bytes, so that every phase is hit.
final class CuttingProxy: Sendable {
    /// How a connection ends, on both sides.
    enum Cut: CaseIterable { case reset, close, halfClose }

    let port: Int
    private let listener: Int32
    private let target: Int
    private let budget: Int
    private let random: Guarded<SeededRandom>

    /// At most `budget` bytes, counted in both directions, pass to and from the port `target` before the cut.
    init(to target: Int, budget: Int, seed: UInt64) throws {
        self.target = target
        self.budget = budget
        random = Guarded(SeededRandom(seed: seed))
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = RawSocket.address("127.0.0.1", 0)
        guard RawSocket.call(&address, { bind(listener, $0, $1) }) == 0, listen(listener, 64) == 0 else {
            throw RawSocket.POSIXFailure(code: errno)
        }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in acceptAll() }
    }

    /// Takes no more connections; the thread that accepts them then closes the port.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func acceptAll() {
        while true {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { break }
            let (bytes, cut) = random.withLock {
                (Int.random(in: 0...budget, using: &$0), Cut.allCases.randomElement(using: &$0) ?? .reset)
            }
            Thread.detachNewThread { [self] in relay(client, bytes, cut) }
        }
        Glibc.close(listener)
    }

    private func relay(_ client: Int32, _ bytes: Int, _ cut: Cut) {
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = RawSocket.address("127.0.0.1", target)
        if RawSocket.call(&address, { connect(server, $0, $1) }) == 0 { pump(client, server, bytes) }
        if cut == .halfClose {
            shutdown(client, Int32(SHUT_WR))
            shutdown(server, Int32(SHUT_WR))
            var polls = [pollfd(fd: client, events: Int16(POLLIN), revents: 0)]
            poll(&polls, 1, 50)
        }
        for socket in [client, server] {
            var linger = linger(l_onoff: cut == .reset ? 1 : 0, l_linger: 0)
            setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
            Glibc.close(socket)
        }
    }

    private func pump(_ client: Int32, _ server: Int32, _ bytes: Int) {
        var left = bytes
        var buffer = [UInt8](repeating: 0, count: 4096)
        while left > 0 {
            var polls = [client, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard poll(&polls, 2, 1000) > 0 else { return }
            for (source, sink) in [(0, server), (1, client)] where polls[source].revents != 0 && left > 0 {
                let count = recv(polls[source].fd, &buffer, min(left, buffer.count), 0)
                guard count > 0, send(sink, buffer, count, Int32(MSG_NOSIGNAL)) == count else { return }
                left -= count
            }
        }
    }
}

/// SplitMix64: the same numbers for the same seed.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
