import CZlib
import HarkTransport

@testable import HarkFetch

/// A loop with a fetcher that may ask one server.
final class Bench: @unchecked Sendable {
    /// Small enough to be reached quickly.
    static var limits: FetchLimits {
        var limits = FetchLimits()
        (limits.total, limits.silenceSeconds) = (.seconds(1), nil)
        (limits.responseBytes, limits.headerBytes) = (10_000, 10_000)
        return limits
    }

    let loop: EventLoop
    private let fetcher: Fetcher

    init(
        _ server: ScriptedServer,
        allowed: [AllowedOrigin]? = nil,
        secrets: [String: String] = [:],
        limits: FetchLimits = limits
    ) throws {
        loop = try EventLoop(label: "fetch")
        let own = try AllowedOrigin("http://127.0.0.1:\(server.port)", isPrivate: true)
        fetcher = try Fetcher(
            loop: loop,
            policy: FetchPolicy(allowed ?? [own]),
            secrets: try SecretStore(environment: secrets),
            limits: limits
        )
        loop.start()
    }

    deinit {
        loop.stop()
        loop.join()
    }

    @discardableResult
    func fetch(_ request: FetchRequest, cancelsAfter text: String? = nil) async throws -> FetchResponse {
        try await result(request, cancelsAfter: text).get()
    }

    func result(
        _ request: FetchRequest,
        cancelsAfter text: String? = nil
    ) async -> Result<FetchResponse, FetchError> {
        await withCheckedContinuation { continuation in
            loop.execute { [fetcher] in
                let box = Box()
                let onChunk: (([UInt8]) -> Void)? = text.map { text in
                    { if String(decoding: $0, as: UTF8.self) == text { box.handle?.cancel() } }
                }
                box.handle = fetcher.fetch(request, onChunk: onChunk) { continuation.resume(returning: $0) }
            }
        }
    }

    private final class Box {
        var handle: Fetcher.Handle?
    }
}

extension Result {
    var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}

/// Packs as a server would.
enum Gzip {
    static func packed(_ text: String) throws -> [UInt8] {
        var stream = z_stream()
        hark_gzip_begin(&stream)
        var input = Array(text.utf8)
        var output = [UInt8](repeating: 0, count: input.count + 100)
        let count = output.count
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
                (stream.next_out, stream.avail_out) = (target.baseAddress, UInt32(count))
                deflate(&stream, Z_FINISH)
            }
        }
        deflateEnd(&stream)
        return Array(output[..<(count - Int(stream.avail_out))])
    }
}
