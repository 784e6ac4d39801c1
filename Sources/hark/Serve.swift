import ArgumentParser
import Foundation
import Glibc
import HarkServer
import HarkTransport
import Logging
import ServiceLifecycle
import UnixSignals

/// Runs `hark serve …`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run the server until SIGTERM or SIGINT.")

    @Option(help: "The configuration file.") var config: String?
    @OptionGroup var data: DataOption
    @Option(help: "Where to listen, HOST:PORT or HOST:PORT+tls; may be given several times.") var listen: [String] = []
    @Flag(help: "Fill an empty data directory with a shop, its bot and people, and print their logins.")
    var demo = false

    func run() async throws {
        do {
            try await serve()
        } catch {
            throw Ending.explain(error)
        }
    }

    private func serve() async throws {
        Heap.begin()
        // Who renews a certificate during a start must not end it; the start reads the new one.
        signal(SIGHUP, SIG_IGN)
        let configuration = try Configuration.load(
            file: config.map { URL(fileURLWithPath: $0) },
            environment: ProcessInfo.processInfo.environment
        )
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = Logger.Level(rawValue: configuration.log.level) ?? .info
            return handler
        }
        let logger = Logger(label: "hark")
        if configuration.certificate == nil, !configuration.tls.certificate.isEmpty {
            logger.warning("No certificate there, TLS is off", metadata: ["file": "\(configuration.tls.certificate)"])
        }
        let addresses = try addresses(configuration)
        let server = try Server(
            configuration: configuration,
            data: data.directory,
            listen: addresses,
            logger: logger
        ) { error in
            Ending.say("\(error)")
            Glibc.exit(Ending.storage.rawValue)
        }
        await server.start()
        let (showsDemo, open) = try await open(server)
        try await run(server, logger) {
            for address in open { tell("ready \(address.url)") }
            if showsDemo, let address = open.first { tellPages(at: address.url) }
        }
    }

    /// Lets the server listen; what prevents it closes the store in order.
    private func open(_ server: Server) async throws -> (showsDemo: Bool, addresses: [BoundAddress]) {
        do {
            let showsDemo = demo ? try await fillDemo(server) : false
            try await server.publishRouting(showsDemo: showsDemo)
            try await server.publishSurveys()
            return (showsDemo, try await server.listen())
        } catch {
            await server.stop()
            throw error
        }
    }

    private func addresses(_ configuration: HarkServer.Configuration) throws -> [ListenAddress] {
        var texts = listen.isEmpty ? configuration.server.listen : listen
        if texts.isEmpty {
            texts = ["127.0.0.1:8080"]
            if configuration.certificate != nil { texts.append("127.0.0.1:8443+tls") }
        }
        return try texts.map { text in
            guard let address = ListenAddress(text) else {
                Ending.say("--listen \(text): must look like 127.0.0.1:8080 or 127.0.0.1:8443+tls")
                throw Ending.usage
            }
            return address
        }
    }

    /// Tells who can log in; false when the directory holds something else.
    private func fillDemo(_ server: Server) async throws -> Bool {
        guard let logins = try await Demo.fill(server, data: data.directory) else {
            Ending.say("the data directory is in use already: the demo is not added")
            return false
        }
        try await server.startDemoOrders()
        for login in logins { tell("login \(login.role) \(login.email) \(login.password)") }
        return true
    }

    private func tellPages(at url: String) {
        let pages = [("demo", "a customer"), ("console", "an agent"), ("board", "a supervisor"), ("admin", "an admin")]
        for (page, reader) in pages { Ending.say("open \(url)/\(page)/ as \(reader)") }
    }

    /// Writes a line at once, so that whoever started the server can wait for it; who no longer reads stops no server.
    private func tell(_ line: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
    }

    /// Serves until a signal ends it; `ready` is told once signals are heard.
    private func run(_ server: Server, _ logger: Logger, ready: @escaping @Sendable () -> Void) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(
                        service: ServerService(server: server, ready: ready),
                        successTerminationBehavior: .gracefullyShutdownGroup
                    )
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        try await group.run()
    }
}

/// Keeps the server until it is asked to end; reloads certificates and the site's own words on SIGHUP.
private struct ServerService: Service {
    let server: Server
    let ready: @Sendable () -> Void

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        ready()
        let hangUps = Task { [server] in
            for await _ in signals {
                do {
                    try await server.reloadCertificates()
                } catch {
                    Ending.say("the certificate was not reloaded: \(error)")
                }
                do {
                    try server.reloadLanguage()
                } catch {
                    Ending.say("the site's own words were not reloaded: \(error)")
                }
            }
        }
        let heap = Task { await Heap.giveBack() }
        try? await gracefulShutdown()
        heap.cancel()
        hangUps.cancel()
        await server.stop()
    }
}
