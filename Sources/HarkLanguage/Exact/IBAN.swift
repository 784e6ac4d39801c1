/// The check of international bank account numbers.
/// - Source: ISO 13616-1; SWIFT, IBAN Registry, release 99.
enum IBAN {
    private static let lengths: [String: Int] = [
        "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29,
        "BY": 28,
        "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24,
        "FI": 18,
        "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HN": 28, "HR": 21,
        "HU": 28,
        "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21,
        "LT": 20,
        "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20, "MR": 27, "MT": 31, "MU": 30,
        "NI": 28,
        "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33,
        "SA": 24,
        "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24,
        "TR": 26,
        "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
    ]

    /// The length of the numbers of a country.
    static func length(country letters: ArraySlice<UInt32>) -> Int? {
        lengths[String(String.UnicodeScalarView(letters.compactMap { Unicode.Scalar($0 & 0xDF) }))]
    }

    /// The remainder by 97, with the first four characters moved to the end.
    struct Check {
        private(set) var count = 0
        private var head: [UInt32] = []
        private var remainder = 0

        mutating func add(_ scalar: UInt32) {
            count += 1
            if count <= 4 { head.append(scalar) } else { remainder = Self.remainder(remainder, scalar) }
        }

        var isValid: Bool { head.reduce(remainder, Self.remainder) == 1 }

        private static func remainder(_ remainder: Int, _ scalar: UInt32) -> Int {
            let value = scalar < 0x3A ? Int(scalar) - 0x30 : Int(scalar & 0xDF) - 55
            return (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
    }
}
