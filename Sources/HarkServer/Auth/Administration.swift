import Foundation
public import HarkDomain
import HarkHub
import HarkProtocol

/// The rules that people, sites and tokens are made by, whether over HTTP or on the command line.
public enum Administration {
    /// What every API token begins with, so that a leaked one is found by its looks.
    public static let tokenPrefix = "hark_"

    /// Returns an e-mail address as it is kept.
    ///
    /// - Throws: `.invalid` for what cannot be one.
    public static func email(_ text: String) throws(Refusal) -> String {
        let trimmed = MessageText.trim(text)
        let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = trimmed.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !"<>()\",;:\\".unicodeScalars.contains($0)
        }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), isPlain, trimmed.utf8.count <= 254 else {
            throw .invalid(field: "email", reason: "is not an e-mail address")
        }
        return trimmed
    }

    /// Returns language codes as they are kept.
    ///
    /// - Throws: `.invalid` for what is no BCP 47 code.
    public static func languages(_ codes: [String]) throws(Refusal) -> [String] {
        for code in codes {
            let isCode =
                code.utf8.count <= 35
                && code.split(separator: "-", omittingEmptySubsequences: false)
                    .allSatisfy {
                        (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
                    }
            guard isCode else { throw .invalid(field: "languages", reason: "holds what is no language code: \(code)") }
        }
        return codes
    }

    /// Returns the name of a person, site, queue or token as it is kept.
    ///
    /// - Throws: `.invalid` when it is empty, `.tooLarge` beyond 100 scalars.
    public static func name(_ text: String) throws(Refusal) -> String {
        let name = try MessageText.shaped(text, field: "name")
        guard TextLimit.allows(name, 100) else { throw .tooLarge(field: "name") }
        return name
    }

    /// Returns a site's key, which stands in addresses and script tags.
    ///
    /// - Throws: `.invalid` for anything but letters, digits, `-` and `_`.
    public static func siteKey(_ key: String) throws(Refusal) -> String {
        let isPlain = key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" || $0 == "_" }
        guard isPlain, (1...64).contains(key.utf8.count) else {
            throw .invalid(field: "key", reason: "takes up to 64 letters, digits, - and _")
        }
        return key
    }

    /// Returns the origins that may embed a site's widget, as browsers write them.
    ///
    /// - Throws: `.invalid` for what is not an origin: these go into a header.
    public static func origins(_ texts: [String]) throws(Refusal) -> [String] {
        var origins: [String] = []
        for text in texts {
            guard let origin = WebOrigin(url: text) else {
                throw .invalid(field: "origins", reason: "must look like https://shop.example: \(text)")
            }
            origins.append(origin.description)
        }
        return origins
    }
}
