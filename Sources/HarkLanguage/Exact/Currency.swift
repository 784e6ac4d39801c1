/// The currencies that Hark reads.
enum Currency: Int32 {
    case dollar, euro, pound, yuan, yen, hongKongDollar, taiwanDollar, australianDollar, canadianDollar
    case singaporeDollar, franc, won, rupee
    /// "Pounds", which are money in British texts and a weight elsewhere.
    case weighedPound

    /// The currency of a sign; ¥ is the yuan, unless the text comes from Japan.
    init?(sign: UInt32) {
        switch sign {
        case 0x24: self = .dollar
        case 0x20AC: self = .euro
        case 0xA3: self = .pound
        case 0xA5: self = .yuan
        case 0x20A9: self = .won
        case 0x20B9: self = .rupee
        default: return nil
        }
    }

    /// The ISO 4217 code.
    var code: String {
        switch self {
        case .dollar: "USD"
        case .euro: "EUR"
        case .pound, .weighedPound: "GBP"
        case .yuan: "CNY"
        case .yen: "JPY"
        case .hongKongDollar: "HKD"
        case .taiwanDollar: "TWD"
        case .australianDollar: "AUD"
        case .canadianDollar: "CAD"
        case .singaporeDollar: "SGD"
        case .franc: "CHF"
        case .won: "KRW"
        case .rupee: "INR"
        }
    }

    /// Digits after the point.
    var places: Int { self == .yen || self == .won ? 0 : 2 }
}

/// What the zone of a text says about how its author writes.
struct TextRegion: Hashable {
    /// Month before day in 5/3/2026.
    var putsMonthFirst = true
    /// Three groups of digits are a North American phone number.
    var isNorthAmerican = false
    var isBritish = false
    var isJapanese = false

    /// Reads the region out of a zone's name, such as `Europe/London`.
    init(zone identifier: String) {
        let area = identifier.prefix { $0 != "/" }
        isBritish = identifier == "Europe/London"
        isJapanese = identifier == "Asia/Tokyo"
        isNorthAmerican = area == "US" || Self.americanCities.contains(where: identifier.hasSuffix)
        putsMonthFirst =
            !["Europe", "Africa", "Asia", "Australia", "Atlantic", "Indian", "Antarctica"].contains(area)
            && (area != "America" || isNorthAmerican) && identifier != "Pacific/Auckland"
    }

    private static let americanCities = [
        "/New_York", "/Chicago", "/Denver", "/Los_Angeles", "/Phoenix", "/Anchorage", "/Detroit", "/Boise", "/Toronto",
        "/Vancouver", "/Honolulu", "/Juneau", "/Indianapolis", "/Louisville", "/Edmonton", "/Winnipeg", "/Halifax",
    ]
}
