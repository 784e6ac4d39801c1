import Foundation

/// `openssl s_server` with a certificate made for it.
final class TLSServer {
    let port: Int
    /// The certificate, which is its own authority.
    let certificate: String
    private let process: Process

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - names: The certificate's alternative names.
    ///   - more: Further arguments for `openssl s_server`.
    /// - Throws: What the system says when `openssl` can't be started.
    init(names: String = "DNS:localhost,IP:127.0.0.1", _ more: [String] = []) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        certificate = folder + "/certificate.pem"
        let key = folder + "/key.pem"
        let request =
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=test "
            + "-addext subjectAltName=\(names) -keyout \(key) -out \(certificate)"
        let make = Self.openssl(request.components(separatedBy: " "))
        try make.run()
        make.waitUntilExit()

        let output = Pipe()
        let serve = "s_server -accept 127.0.0.1:0 -cert \(certificate) -key \(key) -www"
        process = Self.openssl(serve.components(separatedBy: " ") + more)
        process.standardOutput = output
        try process.run()
        port = Self.port(from: output.fileHandleForReading)
    }

    private static func openssl(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }

    deinit { process.terminate() }

    /// Reads `ACCEPT 127.0.0.1:41234`.
    private static func port(from output: FileHandle) -> Int {
        var text = ""
        while true {
            let data = output.availableData
            text += String(decoding: data, as: UTF8.self)
            for line in text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1)
            where line.hasPrefix("ACCEPT") { return line.split(separator: ":").last.flatMap { Int($0) } ?? 0 }
            if data.isEmpty { return 0 }
        }
    }
}
