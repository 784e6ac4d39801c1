import Foundation
import HarkFetch
import HarkTesting
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SecretTests {
    private func folder(_ files: [String: String]) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name)) }
        return path
    }

    @Test func `they come from the environment and from files, the environment first`() throws {
        let folder = try folder(["A": "file", "B": "file\n", "lower": "x", ".hidden": "x", "C-D": "x"])
        let environment = ["HARK_SECRET_A": "env", "HARK_SECRET_": "x", "HARK_SECRET_x": "x", "HARK_OTHER": "x"]

        let store = try SecretStore(environment: environment, folder: folder)

        #expect(store.names == ["A", "B"])
    }

    @Test func `a folder that is missing is told, and a file that is too large`() throws {
        #expect(throws: FetchSetupError.self) { try SecretStore(environment: [:], folder: "/nowhere/at/all") }
        let large = try folder(["A": String(repeating: "x", count: 5000)])
        #expect(throws: FetchSetupError.self) { try SecretStore(environment: [:], folder: large) }
    }

    @Test func `a store shows no value`() throws {
        let store = try SecretStore(environment: ["HARK_SECRET_TOKEN": "hunter2"])
        var dumped = ""
        dump(store, to: &dumped)
        let shown = "\(store) \(String(reflecting: store)) \(dumped)"
        #expect(shown.contains("TOKEN"))
        #expect(!shown.contains("hunter2"))
    }

    @Test(arguments: ["{secret.}", "{secret.lower}", "{secret.A", "{secret.A B}", "{secret.../../etc/passwd}"])
    func `a template with a name that is none is refused`(template: String) {
        #expect(throws: FetchError.self) { try FetchHeader("Authorization", template: template) }
    }

    @Test func `a template is cut into its parts`() throws {
        let header = try FetchHeader("A", template: "x{secret.A}{secret.B_2}y{z}")
        #expect(header.value == [.text("x"), .secret("A"), .secret("B_2"), .text("y{z}")])
        #expect(FetchHeader("A", "{secret.A}").value == [.text("{secret.A}")])
    }

    /// Sends a header to a server that must never be asked.
    private func refusal(_ headers: [FetchHeader], secrets: [String: String] = [:]) async throws -> FetchError? {
        let server = try StandInServer { peer, _ in peer.answer("200 OK") }
        let scene = try FetchScene(server, secrets: secrets)
        let outcome = await scene.fetch(FetchRequest(.get, server.url(), headers: headers))
        #expect(server.count == 0)
        return outcome.error
    }

    @Test func `a missing secret is named`() async throws {
        let header = try FetchHeader("Authorization", template: "Bearer {secret.NOT_SET}")
        #expect(try await refusal([header]) == .missingSecret("NOT_SET"))
    }

    @Test(arguments: ["a\r\nX: y", "a\nb", "a\u{0}b", "a\u{7F}b", "é"])
    func `a value that breaks its line is refused, and not repeated`(value: String) async throws {
        let plain = try await refusal([FetchHeader("X-A", value)])
        let header = try FetchHeader("X-A", template: "{secret.A}")
        let secret = try await refusal([header], secrets: ["HARK_SECRET_A": "hunter2" + value])

        for error in [plain, secret] {
            #expect(error?.isBadRequest == true)
            #expect(!"\(String(describing: error))".contains("hunter2"))
        }
    }

    @Test(arguments: [
        "", "X A", "X:", "X\r\nY", "Host", "content-length", "Transfer-Encoding", "Connection", "Expect", "Proxy-X",
        "Ü",
        "Accept-Encoding",
    ])
    func `a name that is none, or the connection's own, is refused`(name: String) async throws {
        #expect(try await refusal([FetchHeader(name, "x")])?.isBadRequest == true)
    }

    @Test func `too many headers, too long ones and too large bodies are refused`() async throws {
        let many = try await refusal((0..<65).map { FetchHeader("X-\($0)", "x") })
        let long = try await refusal([FetchHeader("X-A", String(repeating: "x", count: 9000))])
        #expect(many == .badRequest("there are more than 64 headers"))
        #expect(long == .badRequest("the header X-A is too long"))

        let server = try StandInServer { peer, _ in peer.answer("200 OK") }
        let scene = try FetchScene(server) { $0.requestBytes = 10 }
        let body = [UInt8](repeating: 0, count: 11)
        let large = await scene.fetch(FetchRequest(.post, server.url(), body: body))
        let wrong = await scene.fetch(FetchRequest(.get, server.url(), body: [0]))
        #expect(large.error == .badRequest("the body is too large"))
        #expect(wrong.error == .badRequest("this method has no body"))
    }
}

extension FetchError {
    fileprivate var isBadRequest: Bool {
        if case .badRequest = self { true } else { false }
    }
}
