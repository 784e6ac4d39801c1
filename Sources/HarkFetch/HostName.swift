internal import HarkTransport

/// The one spelling of a host that passes.
///
/// What readers of URLs are known to disagree about is refused: `0x7f.1`, `127.1`, `2130706433`, `host.`, `ｅxample.com`.
enum HostName {
    /// The host in lower case, an address without brackets.
    static func canonical(_ text: Substring) throws(FetchError) -> String {
        if text.first == "[" { return try address(text.dropFirst()) }
        guard !text.isEmpty, text.utf8.count <= 253 else { throw .badRequest("the URL's host is missing or too long") }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        for label in labels where !isLabel(label) {
            throw .badRequest("the URL's host is no name of letters, digits and hyphens, nor an address")
        }
        guard let last = labels.last, isNumber(last) else { return text.lowercased() }
        guard let address = PeerAddress(text), address.text == text else {
            throw .badRequest("the URL's address is not written as four decimal numbers")
        }
        return address.text
    }

    private static func address(_ text: Substring) throws(FetchError) -> String {
        guard text.last == "]", text.contains(":"), let address = PeerAddress(text.dropLast()) else {
            throw .badRequest("the URL's host is no IPv6 address")
        }
        return address.text
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy { $0.isASCIILetter || $0.isDecimal || $0 == 0x2D || $0 == 0x5F }
    }

    /// Whether some readers take a name that ends so for an address.
    private static func isNumber(_ label: Substring) -> Bool {
        guard let first = label.utf8.first, first.isDecimal else { return false }
        let isHexadecimal = label.hasPrefix("0x") || label.hasPrefix("0X")
        return isHexadecimal || label.utf8.allSatisfy(\.isDecimal)
    }
}

extension UInt8 {
    var isDecimal: Bool { 0x30...0x39 ~= self }
    var isASCIILetter: Bool { 0x61...0x7A ~= self | 0x20 }
    var isHexadecimal: Bool { isDecimal || 0x61...0x66 ~= self | 0x20 }
}
