public import Foundation

/// The secrets that header fields may name, from the environment and from a folder; read once.
///
/// It shows its names at most: a description, a dump or a log of it holds no value.
public struct SecretStore: Sendable {
    private let values: [String: String]

    /// Reads the secrets.
    ///
    /// - Parameters:
    ///   - environment: Each variable `HARK_SECRET_NAME` sets the secret `NAME`.
    ///   - folder: Each file `NAME` in it sets a secret, one line break at its end left out; hidden files and other
    ///     names are passed over. The environment wins.
    /// - Throws: ``FetchSetupError/secrets(path:reason:)``.
    public init(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        folder: String? = nil
    ) throws(FetchSetupError) {
        var values = try folder.map(Self.files) ?? [:]
        for (variable, value) in environment where variable.hasPrefix("HARK_SECRET_") {
            let name = variable.dropFirst("HARK_SECRET_".count)
            if Self.isName(name) { values[String(name)] = value }
        }
        self.values = values
    }

    /// The names, sorted.
    public var names: [String] { values.keys.sorted() }

    /// Whether there is a secret of this name.
    public func has(_ name: String) -> Bool { values[name]?.isEmpty == false }

    /// A secret, for the line that is sent and nothing else.
    func value(of name: String) throws(FetchError) -> String {
        guard let value = values[name], !value.isEmpty else {
            throw .missingSecret(Self.isName(name[...]) ? name : "of this name")
        }
        return value
    }

    /// Whether a text is the name of a secret: a capital, then capitals, digits and underscores, 64 at most.
    public static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, 0x41...0x5A ~= first, text.utf8.count <= 64 else { return false }
        return text.utf8.allSatisfy { 0x41...0x5A ~= $0 || $0.isDecimal || $0 == 0x5F }
    }

    private static func files(in folder: String) throws(FetchSetupError) -> [String: String] {
        var values: [String: String] = [:]
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) where isName(name[...]) {
                values[name] = try value(ofFile: folder + "/" + name)
            }
        } catch let error as FetchSetupError {
            throw error
        } catch {
            throw .secrets(path: folder, reason: "the folder can't be read")
        }
        return values
    }

    private static func value(ofFile path: String) throws(FetchSetupError) -> String {
        guard let file = FileHandle(forReadingAtPath: path), let data = bytes(of: file) else {
            throw .secrets(path: path, reason: "the file can't be read")
        }
        guard data.count <= mostBytes, var text = String(data: data, encoding: .utf8) else {
            throw .secrets(path: path, reason: "it is no text of at most \(mostBytes) bytes")
        }
        if text.last == "\n" || text.last == "\r\n" { text.removeLast() }
        return text
    }

    /// What a file holds, or a little more than may be; nil when it can't be read.
    private static func bytes(of file: FileHandle) -> Data? {
        do { return try file.read(upToCount: mostBytes + 1) ?? Data() } catch { return nil }
    }

    private static let mostBytes = 4096
}

extension SecretStore: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names without the values.
    public var description: String { "secrets: " + (values.isEmpty ? "none" : names.joined(separator: ", ")) }

    /// The names without the values.
    public var debugDescription: String { description }

    /// The names without the values.
    public var customMirror: Mirror { Mirror(self, children: ["names": names]) }
}
