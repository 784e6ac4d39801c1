import Foundation
import HarkTesting
import HarkTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct StaticFilesTests {
    private static let script = String(repeating: "export const a = 1\n", count: 200)

    private static func makeFiles() throws -> (StaticFiles, URL) {
        let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let web = root.appending(path: "web")
        try FileManager.default.createDirectory(at: web.appending(path: "w"), withIntermediateDirectories: true)
        try Data(script.utf8).write(to: web.appending(path: "app.js"))
        try Data("<p>w</p>".utf8).write(to: web.appending(path: "w/index.html"))
        try Data("hidden".utf8).write(to: web.appending(path: ".env"))
        try Data("secret".utf8).write(to: root.appending(path: "secret.txt"))
        try FileManager.default.createSymbolicLink(
            at: web.appending(path: "link.txt"),
            withDestinationURL: root.appending(path: "secret.txt")
        )
        return (try StaticFiles(root: web.path) { $0.hasSuffix(".js") ? "public, max-age=60" : "no-cache" }, root)
    }

    private static func serve() async throws -> TestServer {
        let (files, _) = try makeFiles()
        return try await TestServer { request, responder in
            responder.respond(files.response(for: request) ?? .text(404, "nothing here"))
        }
    }

    private func get(
        _ server: TestServer,
        _ target: String,
        _ fields: String = "",
        method: String = "GET"
    ) throws -> RawAnswer {
        let socket = try RawSocket(port: server.port)
        socket.send("\(method) \(target) HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\(fields)\r\n")
        return RawAnswer(socket.readToEnd().bytes)
    }

    @Test func `files come with type, tag and cache rule`() async throws {
        let server = try await Self.serve()
        let answer = try get(server, "/app.js")
        #expect(answer.status == 200)
        #expect(answer.header("content-type") == "text/javascript; charset=utf-8")
        #expect(answer.header("cache-control") == "public, max-age=60")
        #expect(answer.header("content-encoding") == nil)
        #expect(answer.text == Self.script)
        let index = try get(server, "/w/")
        #expect(index.text == "<p>w</p>")
        #expect(try get(server, "/w").header("location") == "/w/")
    }

    @Test func `gzip only when accepted, with a tag of its own`() async throws {
        let server = try await Self.serve()
        let plain = try get(server, "/app.js")
        let packed = try get(server, "/app.js", "Accept-Encoding: br, gzip;q=0.8\r\n")
        #expect(packed.header("content-encoding") == "gzip")
        #expect(packed.body.starts(with: [0x1f, 0x8b]))
        #expect(packed.body.count < plain.body.count)
        #expect(packed.header("etag") != plain.header("etag"))
        #expect(try get(server, "/app.js", "Accept-Encoding: gzip;q=0\r\n").header("content-encoding") == nil)
    }

    @Test func `a known tag answers 304 without a body`() async throws {
        let server = try await Self.serve()
        let tag = try #require(try get(server, "/app.js").header("etag"))
        let again = try get(server, "/app.js", "If-None-Match: \"x\", \(tag)\r\n")
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        #expect(try get(server, "/app.js", "If-None-Match: \"x\"\r\n").status == 200)
    }

    @Test func `HEAD and other methods`() async throws {
        let server = try await Self.serve()
        let head = try get(server, "/app.js", method: "HEAD")
        #expect(head.status == 200)
        #expect(head.header("content-length") == String(Self.script.utf8.count))
        #expect(head.body.isEmpty)
        #expect(try get(server, "/app.js", method: "DELETE").status == 405)
    }

    @Test(arguments: [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/w/../../secret.txt", "//etc/passwd",
        "/app.js%00.html", "/link.txt", "/.env", "/%2e/%2e%2e/secret.txt", "/....//secret.txt", "/w/..\\..\\secret.txt",
        "/%252e%252e/secret.txt", "/" + String(repeating: "a/", count: 2000),
    ])
    func `nothing outside the folder is served`(target: String) async throws {
        let server = try await Self.serve()
        let answer = try get(server, target)
        #expect(!answer.text.contains("secret") && !answer.text.contains("root:") && !answer.text.contains("hidden"))
        #expect(answer.status != 200)
        #expect(try get(server, "/app.js").status == 200)
    }
}
