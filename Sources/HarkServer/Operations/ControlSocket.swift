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
    /// Connections that are served at once; more wait in the kernel.
    private static let width = 16
    private static let patience: Duration = .seconds(5)

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
        let room = DispatchSemaphore(value: Self.width)
        source = Source(listening) {
            room.wait()
            let socket = Glibc.accept(listening, nil, nil)
            guard socket >= 0 else {
                room.signal()
                return
            }
            // A thread each: those of a queue are few, and a silent asker would hold one.
            Thread.detachNewThread {
                Self.serve(socket, operations, logger) {
                    Glibc.close(socket)
                    room.signal()
                }
            }
        }
    }

    /// Closes the door and takes its file away.
    public func close() {
        unlink(path)
        source.dispatch.cancel()
    }

    /// The connection broke before the answer came.
    public struct Unanswered: Error, CustomStringConvertible {
        /// What that means.
        public var description: String { "the server did not answer: the command may have taken effect" }
    }

    /// The server could not store.
    public struct StorageTrouble: Error, Equatable, CustomStringConvertible {
        /// What it said.
        public let description: String
    }

    /// Sends a call to the server that holds a data directory; nil when none listens there.
    ///
    /// - Throws: `Refusal` or ``StorageTrouble`` as the server gave it, ``Unanswered`` when the connection breaks.
    public static func call(_ call: OperatorCall, in directory: URL) throws -> String? {
        guard let answer = try exchange(call.frame, in: directory, patience: call.patience) else { return nil }
        return try result(of: answer)
    }

    /// Sends a line as it is and returns the line that answers it; nil when no server listens.
    static func exchange(_ bytes: [UInt8], in directory: URL, patience: Duration? = .seconds(30)) throws -> [UInt8]? {
        guard let socket = try? connect(directory) else { return nil }
        defer { Glibc.close(socket) }
        do {
            try send(bytes + [0x0A], to: socket, within: patience ?? .seconds(30))
            return try line(from: socket, within: patience)
        } catch { throw Unanswered() }
    }

    /// Reads a command and carries it out, unless whoever asks for it has gone by then.
    private static func serve(
        _ socket: Int32,
        _ operations: Operations,
        _ logger: Logger,
        done: @escaping @Sendable () -> Void
    ) {
        guard let bytes = try? line(from: socket, within: patience), isPeerThere(socket) else { return done() }
        Task {
            let answer = await answer(bytes, operations, logger) { isPeerThere(socket) }
            try? send(answer + [0x0A], to: socket, within: patience)
            done()
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
            let code: ErrorCode = error.isRefusal ? .conflict : .unavailable
            return Frames.error(request.id, code, detail: "\(error)")
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
        guard error["code"] != .int(Int64(ErrorCode.unavailable.number)) else {
            throw StorageTrouble(description: message)
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
