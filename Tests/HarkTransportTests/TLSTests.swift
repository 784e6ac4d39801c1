import Foundation
import HarkTesting
import HarkTransport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct TLSTests {
    static func makeFiles(_ folder: URL, name: String = "localhost") throws -> TLSFiles {
        let files = TLSFiles(
            certificate: folder.appending(path: "\(name).pem").path,
            privateKey: folder.appending(path: "\(name).key").path
        )
        try run(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=\(name)", "-keyout", files.privateKey, "-out", files.certificate,
            ]
        )
        return files
    }

    static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @discardableResult
    private static func run(_ tool: String, _ arguments: [String], input: String = "") throws -> String {
        let output = Pipe()
        let stdin = Pipe()
        let process = try ChildProcess(
            "/usr/bin/env",
            [tool] + arguments,
            input: stdin.fileHandleForReading,
            output: output.fileHandleForWriting,
            complaint: output.fileHandleForWriting
        )
        stdin.fileHandleForWriting.write(Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    private static func serve(_ files: TLSFiles) async throws -> TestServer {
        try await TestServer(
            tls: files,
            listen: [
                ListenAddress(host: "127.0.0.1", port: 0, tls: true), ListenAddress(host: "127.0.0.1", port: 0),
            ]
        )
    }

    private static func probe(_ server: TestServer, _ arguments: String...) throws -> String {
        try run("timeout", ["10", "openssl", "s_client", "-connect", "127.0.0.1:\(server.port)"] + arguments)
    }

    @Test func `messages pass over TLS and plain side by side`() async throws {
        let server = try await Self.serve(Self.makeFiles(Self.folder()))
        let options = WebSocketClient.Options(allowSelfSigned: true)
        let secure = try await TestClient(server.loop, url: "wss://127.0.0.1:\(server.port)/ws", options: options)
        let plain = try await TestClient(server.loop, url: "ws://127.0.0.1:\(server.addresses[1].port)/ws")
        #expect(await secure.next() == .open)
        #expect(await plain.next() == .open)
        let long = String(repeating: "ü", count: 30_000)
        secure.send(long)
        plain.send("b")
        #expect(await secure.next() == .text(long))
        #expect(await plain.next() == .text("b"))
        #expect(server.handler.requests.map(\.isTLS).sorted { $0 && !$1 } == [true, false])
    }

    @Test func `a certificate that nobody signed is refused by default`() async throws {
        let server = try await Self.serve(Self.makeFiles(Self.folder()))
        let client = try await TestClient(server.loop, url: "wss://127.0.0.1:\(server.port)/ws")
        #expect(await client.next() == .close(1006))
    }

    @Test func `old versions, weak ciphers and HTTP 2 are refused`() async throws {
        let server = try await Self.serve(Self.makeFiles(Self.folder()))
        #expect(try Self.probe(server, "-tls1_1", "-cipher", "ALL@SECLEVEL=0").contains("Cipher is (NONE)"))
        #expect(
            try Self.probe(server, "-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA").contains(
                "Cipher is (NONE)"
            )
        )
        #expect(try Self.probe(server, "-tls1_2").contains("GCM"))
        #expect(try Self.probe(server, "-tls1_3").contains("TLSv1.3"))
        #expect(!(try Self.probe(server, "-alpn", "h2").contains("ALPN protocol: h2")))
        #expect(try Self.probe(server, "-alpn", "h2,http/1.1").contains("ALPN protocol: http/1.1"))
    }

    @Test func `a certificate is changed without dropping a connection`() async throws {
        let folder = try Self.folder()
        let files = try Self.makeFiles(folder, name: "first")
        let server = try await Self.serve(files)
        let options = WebSocketClient.Options(allowSelfSigned: true)
        let client = try await TestClient(server.loop, url: "wss://127.0.0.1:\(server.port)/ws", options: options)
        #expect(await client.next() == .open)
        #expect(try Self.probe(server).contains("CN = first"))

        let second = try Self.makeFiles(folder, name: "second")
        try Self.replace(files.certificate, with: second.certificate)
        await #expect(throws: TransportError.keyMismatch(certificate: files.certificate, privateKey: files.privateKey))
        {
            try await Self.reload(server)
        }
        #expect(try Self.probe(server).contains("CN = first"))
        try Self.replace(files.privateKey, with: second.privateKey)
        try await Self.reload(server)
        #expect(try Self.probe(server).contains("CN = second"))
        client.send("still here")
        #expect(await client.next() == .text("still here"))

        try Data("rubbish".utf8).write(to: URL(fileURLWithPath: files.certificate))
        await #expect(throws: TransportError.self) { try await Self.reload(server) }
        #expect(try Self.probe(server).contains("CN = second"))
    }

    private static func reload(_ server: TestServer) async throws(TransportError) {
        let transport = server.server
        try await server.loop.run { () throws(TransportError) in try transport.reloadCertificates() }
    }

    private static func replace(_ path: String, with other: String) throws {
        try Data(contentsOf: URL(fileURLWithPath: other)).write(to: URL(fileURLWithPath: path))
    }
}
