import HarkTransport

/// The fields of a form that a page sends without a script.
///
/// - Source: WHATWG URL, `application/x-www-form-urlencoded`.
struct FormBody: Sendable {
    private let fields: [String: String]

    /// Reads a request's body; of two fields with one name the first counts.
    ///
    /// - Returns: nil when it is of another type, or its texts are not UTF-8.
    init?(_ request: HTTPRequest) {
        let type = request.headers["content-type"]?.split(separator: ";").first?.lowercased() ?? ""
        guard type.filter({ $0 != " " }) == "application/x-www-form-urlencoded" else { return nil }
        var fields: [String: String] = [:]
        for pair in request.body.split(separator: UInt8(ascii: "&")).prefix(20) {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.text(sides[0]), let value = Self.text(sides.count > 1 ? sides[1] : []) else {
                return nil
            }
            if fields[name] == nil { fields[name] = value }
        }
        self.fields = fields
    }

    /// The value of a field; empty when it is absent.
    subscript(name: String) -> String { fields[name] ?? "" }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        var decoded: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst()?.hexDigit, let low = rest.popFirst()?.hexDigit else { return nil }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var hexDigit: UInt8? {
        Character(Unicode.Scalar(self)).isASCII ? Character(Unicode.Scalar(self)).hexDigitValue.map(UInt8.init) : nil
    }
}
