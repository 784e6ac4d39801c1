public import Foundation
import HarkDomain
import HarkProtocol
import HarkStore
public import Logging

/// The door `DIR/hark.sock`, through which the operator's commands reach a running server.
///
/// Only the file's owner can open it (mode 0600). One JSON-RPC request a connection, one line each way.
/// A socket's path may have 107 bytes at most, so it is bound and reached through the folder's descriptor.
public final class ControlSocket: Sendable {
    private let path: String
    private let source: Source
    private static let longestRequest = 64 * 1024

    /// Opens the door in a data directory.
    ///
    /// - Throws: `POSIXError` when the socket can't be made.
    public init(directory: URL, logger: Logger, operations: Operations) throws {
        path = directory.appendingPathComponent("hark.sock").path
        unlink(path)
        let listening = try Self.inFolder(directory) { address, size in
            let socket = try Self.socket()
            let old = umask(0o177)
            defer { umask(old) }
            guard bind(socket, address, size) == 0, listen(socket, 16) == 0 else { throw Self.failure(closing: socket) }
            return socket
        }
        source = Source(listening) { Self.accept(listening, operations, logger) }
    }

    /// Closes the door and takes its file away.
    public func close() {
        unlink(path)
        source.dispatch.cancel()
    }

    /// Sends a call to the server that holds a data directory; nil when none listens there.
    ///
    /// - Throws: `Refusal` as the server gave it, `POSIXError` when the connection breaks.
    public static func call(_ call: OperatorCall, in directory: URL) throws -> String? {
        guard let answer = try exchange(call.frame, in: directory, patience: call.patience) else { return nil }
        return try result(of: answer)
    }

    /// Sends a line as it is and returns the line that answers it; nil when no server listens.
    static func exchange(_ bytes: [UInt8], in directory: URL, patience: Int? = 30) throws -> [UInt8]? {
        guard let socket = try? connect(directory) else { return nil }
        defer { Glibc.close(socket) }
        limitWaiting(of: socket, seconds: patience ?? 0)
        try send(bytes + [0x0A], to: socket)
        return try line(from: socket)
    }

    private static func accept(_ listening: Int32, _ operations: Operations, _ logger: Logger) {
        let socket = Glibc.accept(listening, nil, nil)
        guard socket >= 0 else { return }
        limitWaiting(of: socket, seconds: 5)
        guard let bytes = try? line(from: socket) else {
            Glibc.close(socket)
            return
        }
        Task {
            let answer = await answer(bytes, operations, logger) { isThere(socket) }
            try? send(answer + [0x0A], to: socket)
            Glibc.close(socket)
        }
    }

    private static func answer(
        _ bytes: [UInt8],
        _ operations: Operations,
        _ logger: Logger,
        while isWanted: @escaping @Sendable () -> Bool
    ) async -> [UInt8] {
        let request: Request
        do {
            request = try bytes.withUnsafeBytes { try Request(frame: $0) }
        } catch {
            let fault = error as? Request.Malformed
            return Frames.error(fault?.id, fault?.code ?? .invalidRequest)
        }
        do {
            guard let call = try OperatorCall(request) else { return Frames.error(request.id, .methodNotFound) }
            let (name, value) = try await call.carryOut(operations, while: isWanted)
            logger.notice("Operator's command", metadata: ["method": "\(request.method)"])
            return Frames.result(request.id ?? .number(1)) { writer in
                writer.name(name)
                writer.string(value)
            }
        } catch let refusal as Refusal {
            return Frames.refusal(request.id, refusal)
        } catch let error as StoreError {
            if !error.isRefusal { logger.error("Operator's command failed", metadata: ["error": "\(error)"]) }
            return Frames.refusal(request.id, .conflict("\(error)"))
        } catch {
            logger.error("Operator's command failed", metadata: ["error": "\(error)"])
            return Frames.error(request.id, .internalError)
        }
    }

    private static func result(of line: [UInt8]) throws -> String {
        guard case .object(let answer) = try JSONReader.read(line) else { throw Refusal.unavailable }
        if case .object(let result)? = answer["result"], case .string(let value)? = result.members.first?.value {
            return value
        }
        guard case .object(let error)? = answer["error"], case .string(let message)? = error["message"] else {
            throw Refusal.unavailable
        }
        throw Refusal.conflict(message)
    }
}

/// Watches a descriptor on a queue of its own.
///
/// `@unchecked` because a dispatch source is safe from any thread, which its type does not say here.
private final class Source: @unchecked Sendable {
    let dispatch: any DispatchSourceRead

    init(_ descriptor: Int32, _ handler: @escaping @Sendable () -> Void) {
        dispatch = DispatchSource.makeReadSource(
            fileDescriptor: descriptor,
            queue: DispatchQueue(label: "hark.control")
        )
        dispatch.setEventHandler(handler: handler)
        // Only now does nothing watch the descriptor any more, whose number may be another's from then on.
        dispatch.setCancelHandler { Glibc.close(descriptor) }
        dispatch.resume()
    }
}

// Plain sockets.
extension ControlSocket {
    private static func inFolder<Value>(
        _ directory: URL,
        _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Value
    ) throws -> Value {
        let folder = open(directory.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        defer { Glibc.close(folder) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: "/proc/self/fd/\(folder)/hark.sock".utf8) }
        return try withUnsafePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                try body(address, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func connect(_ directory: URL) throws -> Int32 {
        try inFolder(directory) { address, size in
            let socket = try socket()
            guard Glibc.connect(socket, address, size) == 0 else { throw failure(closing: socket) }
            return socket
        }
    }

    private static func socket() throws -> Int32 {
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        return socket
    }

    private static func failure(closing socket: Int32) -> POSIXError {
        let error = POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        Glibc.close(socket)
        return error
    }

    /// False once the other side has hung up: it has sent its line, so nothing else can come.
    private static func isThere(_ socket: Int32) -> Bool {
        var byte: UInt8 = 0
        return recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) != 0
    }

    private static func limitWaiting(of socket: Int32, seconds: Int) {
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(socket, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    private static func send(_ bytes: [UInt8], to socket: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
            rest = rest.dropFirst(count)
        }
    }

    private static func line(from socket: Int32) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while bytes.count < longestRequest {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { throw POSIXError(.ECONNRESET) }
            bytes += buffer[..<count]
            if bytes.last == 0x0A { return bytes.dropLast() }
        }
        throw POSIXError(.EMSGSIZE)
    }
}
