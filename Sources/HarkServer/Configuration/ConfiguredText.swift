import Foundation
import HarkHub
import HarkRouting

/// A document that the configuration names and that a start publishes.
struct ConfiguredText: Sendable {
    let file: String
    let text: String

    /// Reads the file.
    ///
    /// - Throws: `ConfigurationError.unreadable`.
    init(_ url: URL) throws(ConfigurationError) {
        file = url.relativePath
        guard let data = try? Data(contentsOf: url) else {
            let isThere = FileManager.default.fileExists(atPath: url.path)
            throw .unreadable(file: file, reason: isThere ? "cannot be read" : "there is no such file")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw .unreadable(file: file, reason: "is no text in UTF-8")
        }
        self.text = text
    }

    /// What a version says of the file that it was published from; it differs when the file does.
    var note: String {
        let digest = StaffCredential.key(Array(SecretToken.sha256(text).prefix(6)))
        return "The file of the configuration, \(digest)"
    }

    /// A fault of the document, with the file and the line.
    func fault(_ fault: RoutingFault) -> ConfigurationFault {
        ConfigurationFault(
            key: fault.at,
            reason: fault.message,
            place: fault.line.map { "\(file):\($0)" } ?? file
        )
    }
}
