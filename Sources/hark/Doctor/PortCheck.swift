import Foundation
import Glibc
import HarkTransport

/// Whether the addresses to listen on are free.
enum PortCheck {
    static func finding(_ address: ListenAddress) -> Finding {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICHOST
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(address.host, "\(address.port)", &hints, &found) == 0, let info = found?.pointee else {
            return .fault("port", "\(address) is no numeric address")
        }
        defer { freeaddrinfo(found) }
        let handle = socket(info.ai_family, info.ai_socktype, 0)
        guard handle >= 0 else { return .fault("port", "\(address): no socket (errno \(errno))") }
        defer { close(handle) }
        var yes: Int32 = 1
        setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard bind(handle, info.ai_addr, info.ai_addrlen) == 0, listen(handle, 1) == 0 else {
            return busy(address, errno)
        }
        return .ok("port", "\(address) is free")
    }

    private static func busy(_ address: ListenAddress, _ code: Int32) -> Finding {
        switch code {
        case EADDRINUSE: .warning("port", "\(address) is in use: by Hark itself when it runs")
        case EACCES: .fault("port", "\(address) is not allowed to this user")
        default: .fault("port", "\(address): \(String(cString: strerror(code)))")
        }
    }
}
