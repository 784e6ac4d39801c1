internal import CLibUV
internal import Glibc

/// A listening socket, polled by the loop.
final class Listener {
    let address: ListenAddress
    let boundPort: Int
    private unowned let loop: EventLoop
    private let descriptor: Int32
    private var poll: UnsafeMutablePointer<uv_poll_t>?
    private let accepted: (Int32, inout sockaddr_storage) -> Void

    init(
        _ address: ListenAddress,
        on loop: EventLoop,
        accepted: @escaping (Int32, inout sockaddr_storage) -> Void
    ) throws(TransportError) {
        self.address = address
        self.loop = loop
        self.accepted = accepted
        (descriptor, boundPort) = try Self.listen(address)
        let poll = UnsafeMutablePointer<uv_poll_t>.allocate(capacity: 1)
        uv_poll_init_socket(loop.loop, poll, descriptor)
        poll.pointee.data = Unmanaged.passUnretained(self).toOpaque()
        self.poll = poll
        resume()
    }

    func close() {
        guard let poll else { return }
        self.poll = nil
        uv_poll_stop(poll)
        uv_close(UnsafeMutableRawPointer(poll).assumingMemoryBound(to: uv_handle_t.self)) { handle in
            UnsafeMutableRawPointer(handle)?.assumingMemoryBound(to: uv_poll_t.self).deallocate()
        }
        Glibc.close(descriptor)
    }

    private func resume() {
        guard let poll else { return }
        uv_poll_start(poll, Int32(UV_READABLE.rawValue)) { handle, _, _ in
            guard let data = handle?.pointee.data else { return }
            Unmanaged<Listener>.fromOpaque(data).takeUnretainedValue().acceptAll()
        }
    }

    private func acceptAll() {
        for _ in 0..<64 {
            var storage = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let socket = withUnsafeMutablePointer(to: &storage) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    hark_accept(descriptor, $0, &length)
                }
            }
            guard socket >= 0 else { return pauseIfExhausted(errno) }
            accepted(socket, &storage)
            guard poll != nil else { return }
        }
    }

    /// Leaves the queue alone for a while when there are no descriptors: the socket would stay readable and spin.
    private func pauseIfExhausted(_ code: Int32) {
        guard let poll, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(code) else { return }
        uv_poll_stop(poll)
        loop.schedule(after: .milliseconds(500)) { [weak self] in self?.resume() }
    }
}

extension Listener {
    private static func listen(_ address: ListenAddress) throws(TransportError) -> (Int32, Int) {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(address.host, String(address.port), &hints, &found)
        guard code == 0, let info = found else {
            throw .cannotListen(host: address.host, port: address.port, reason: String(cString: gai_strerror(code)))
        }
        defer { freeaddrinfo(info) }
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let socket = Glibc.socket(info.pointee.ai_family, type, 0)
        guard socket >= 0 else { throw failure(address, errno) }
        var yes: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, size)
        if info.pointee.ai_family == AF_INET6 { setsockopt(socket, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, size) }
        guard bind(socket, info.pointee.ai_addr, info.pointee.ai_addrlen) == 0, Glibc.listen(socket, 4096) == 0 else {
            let code = errno
            Glibc.close(socket)
            throw failure(address, code)
        }
        return (socket, port(of: socket))
    }

    private static func failure(_ address: ListenAddress, _ code: Int32) -> TransportError {
        if code == EADDRINUSE { return .addressInUse(host: address.host, port: address.port) }
        return .cannotListen(host: address.host, port: address.port, reason: String(cString: strerror(code)))
    }

    private static func port(of socket: Int32) -> Int {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        _ = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
        }
        return withUnsafeBytes(of: &storage) { Int(UInt16(bigEndian: $0.load(as: sockaddr_in.self).sin_port)) }
    }
}
