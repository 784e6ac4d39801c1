/// How long the stretches are whose arrivals are counted and forecast.
public enum VolumeStep: String, CaseIterable, Sendable {
    /// Half hours of the clock on the wall.
    case halfHour
    /// Hours of the clock on the wall.
    case hour
    /// Days, from midnight to midnight.
    case day
    /// Weeks, from Monday to Monday.
    case week

    /// How far the clock on the wall goes in a stretch, when it is not put forward or back.
    /// - Units: milliseconds.
    public var length: Int64 {
        switch self {
        case .halfHour: 1_800_000
        case .hour: 3_600_000
        case .day: 86_400_000
        case .week: 604_800_000
        }
    }

    /// How many stretches are forecast when nobody says, and at once when fewer are asked for: a week of half hours or hours, four weeks, a quarter of a year.
    public var usualHorizon: Int {
        switch self {
        case .halfHour: 336
        case .hour: 168
        case .day: 28
        case .week: 13
        }
    }

    /// How many stretches may be forecast: four weeks of half hours or hours, half a year of days, a year of weeks.
    public var mostHorizon: Int {
        switch self {
        case .halfHour: 1_344
        case .hour: 672
        case .day: 182
        case .week: 52
        }
    }

    /// How many whole stretches have to be known: two weeks, or eight weeks of weeks.
    public var fewestKnown: Int { self == .week ? 8 : 14 * perDay }

    /// How many of the last stretches are learnt from at the most.
    var mostKnown: Int {
        switch self {
        case .halfHour: 91 * 48
        case .hour: 182 * 24
        case .day: 1_096
        case .week: 522
        }
    }

    /// How many of the last stretches are shown beside a forecast.
    var shown: Int {
        switch self {
        case .halfHour: 672
        case .hour: 672
        case .day: 182
        case .week: 104
        }
    }

    /// How many make a day; 1 of days and weeks.
    var perDay: Int { isPartOfDay ? Int(Self.day.length / length) : 1 }

    /// How many days after which the week begins again; 1 of weeks, which have no days.
    var daysInCycle: Int { self == .week ? 1 : 7 }

    /// Whether a day holds several.
    var isPartOfDay: Bool { self == .halfHour || self == .hour }
}
