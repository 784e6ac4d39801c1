/// One word, number, Chinese word or sign of a clean text, as the exact recognisers see it.
struct Piece {
    /// What it is by its form.
    enum Form: UInt8 { case sign, number, word, han }

    /// The white space before it.
    enum Gap: UInt8 { case none, space, far }

    /// The first code point.
    var start: Int32
    /// Past the last code point.
    var end: Int32
    var form: Form
    var gap: Gap
    /// What it may do in a date, an amount and so on.
    var role: PieceRole
    /// What `role` needs to know: a month, a currency, a unit; the number itself for up to nine digits.
    var value: Int32
    /// True for a word that starts with a capital.
    var isCapital = false
    /// True once an entity holds it.
    var isTaken = false

    var length: Int { Int(end - start) }
    var range: Range<Int> { Int(start)..<Int(end) }

    /// True when it touches the piece before it.
    var isGlued: Bool { gap == .none }

    /// What stands past both ends of a text.
    static let edge = Piece(start: 0, end: 0, form: .sign, gap: .far, role: .none, value: 0)
}

/// What a piece may do in an entity; the meaning of `Piece.value` follows each.
enum PieceRole: UInt8 {
    case none
    /// 0…9.
    case hanDigit
    /// 10, 100, 1000, 10,000; 8 stands for a hundred million.
    case hanMultiplier
    /// 0…90.
    case numberWord
    /// 100, 1000, 1,000,000.
    case multiplierWord
    case article
    case couple
    /// "half" and 半.
    case half
    /// 1…31.
    case ordinalWord
    /// "st", "nd", "rd", "th".
    case ordinalEnding
    /// 1…12; over 100: a word that is more often something else.
    case month
    /// 1 (Monday) … 7; over 100: an abbreviation that is a word too.
    case weekday
    /// A `TimeUnit`.
    case unit
    /// Days from today and part of the day, as `RelativeDay` packs them.
    case relativeDay
    /// −2…2: last, this, next.
    case which
    /// −2…2, of weeks, of months, of years, and of ends of weeks.
    case weekReference, monthReference, yearReference, weekendReference
    case weekend
    /// 0 first, 1 middle, 2 end.
    case monthEdge, yearEdge, edge
    /// A `DayPart`.
    case dayPart
    /// Minutes from midnight.
    case clock
    case ago, later, from, now, justNow
    case inside, on, at, of, the, around, past, to, before, after, quarter, oClock, since
    /// 0 for a.m., 1 for p.m.
    case meridiem
    case pastCue, futureCue
    /// 年, 月, 日, 号, 周, 点, 时, 分, 刻, 整, 个.
    case yearMark, monthMark, dayMark, numberMark, weekMark, pointMark, hourMark, minuteMark, quarterMark, sharpMark
    case counter
    /// A `Currency`.
    case currency
    /// A tenth, a hundredth of the currency before it.
    case tenth, hundredth
    /// "k", "m".
    case shortMultiplier
    case percent, percentOf, tenthPart
    case order, tracking, carrier, codeNoun, link
    case phone, card, identity, socialSecurity, bank, postal
    /// A Chinese word that only looks as if it held a number.
    case plain
}

/// Units of time, shortest first.
enum TimeUnit: Int32 { case second, minute, hour, day, week, month, year }

/// Parts of the day, which tell three in the night from three in the afternoon.
enum DayPart: Int32 { case none, smallHours, morning, noon, afternoon, evening, night }
