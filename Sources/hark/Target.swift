import ArgumentParser
import Foundation
import HarkTransport

/// The server that a tool works on, as who.
struct Target: ParsableArguments {
    @Option(help: "The server's socket: ws://host:port/ws; /ws may be left out.")
    var url: String

    @Option(help: "The key of the site that the customers come to.")
    var site: String?

    @Option(parsing: .upToNextOption, help: "API tokens, one for each agent.")
    var token: [String] = []

    @Flag(help: "Accept a certificate that nobody known has signed.")
    var insecure = false

    /// The address with the path of the socket.
    var socketURL: String {
        let afterScheme = url.range(of: "://").map { url[$0.upperBound...] } ?? ""
        let path = afterScheme.drop { $0 != "/" }
        return path.isEmpty || path == "/" ? String(url.prefix(url.count - path.count)) + "/ws" : url
    }

    var socket: WebSocketClient.Options { WebSocketClient.Options(allowSelfSigned: insecure) }

    func check(needsSite: Bool = true, needsTokens: Bool = true) throws {
        guard url.hasPrefix("ws://") || url.hasPrefix("wss://") else {
            throw ValidationError("--url must begin with ws:// or wss://")
        }
        if needsSite, site == nil { throw ValidationError("--site is needed") }
        if needsTokens, token.isEmpty { throw ValidationError("--token is needed, one for each agent") }
    }
}
