import Foundation
import Glibc

/// `openssl s_server` with a certificate made for it.
final class TLSServer {
    let port: Int
    /// The certificate, which is its own authority.
    let certificate: String
    private let server: Child
    private let folder: String

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - names: The certificate's alternative names.
    ///   - more: Further arguments for `openssl s_server`.
    /// - Throws: What the system says when there is no folder or no process to be had.
    init(names: String = "DNS:localhost,IP:127.0.0.1", _ more: [String] = []) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        certificate = folder + "/certificate.pem"
        let key = folder + "/key.pem"
        let request =
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=test "
            + "-addext subjectAltName=\(names) -keyout \(key) -out \(certificate)"
        try Child(request.components(separatedBy: " ")).wait()
        let serve = "s_server -accept 127.0.0.1:0 -cert \(certificate) -key \(key) -www"
        server = try Child(serve.components(separatedBy: " ") + more)
        port = Self.port(server)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Reads `ACCEPT 127.0.0.1:41234`.
    private static func port(_ server: Child) -> Int {
        while let line = server.nextLine() {
            if line.hasPrefix("ACCEPT") { return line.split(separator: ":").last.flatMap { Int($0) } ?? 0 }
        }
        return 0
    }
}

/// A process of `openssl`.
///
/// Foundation's own waits until every child that was started meanwhile has ended too, since each inherits its socket;
/// this one inherits nothing.
private final class Child {
    private var pid = pid_t()
    private let output: UnsafeMutablePointer<FILE>?

    init(_ arguments: [String]) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        output = fdopen(ends[0], "r")
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        for descriptor: Int32 in 3..<1000 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var argv = (["openssl"] + arguments).map { strdup($0) } + [nil]
        defer { for argument in argv { free(argument) } }
        let code = posix_spawnp(&pid, "openssl", &actions, nil, &argv, environ)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOENT) }
    }

    deinit {
        if pid > 0 { kill(pid, SIGKILL) }
        wait()
        if let output { fclose(output) }
    }

    /// Waits for its end.
    func wait() {
        if pid > 0 { waitpid(pid, nil, 0) }
        pid = 0
    }

    /// The next line that it prints, nil at its end.
    func nextLine() -> String? {
        var buffer = [CChar](repeating: 0, count: 1024)
        guard let output, fgets(&buffer, 1024, output) != nil else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            .replacing("\n", with: "")
    }
}
