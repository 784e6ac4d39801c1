extension PieceLexicon {
    /// English words by role and value; months and weekdays over 100 are words of their own too.
    static let englishWords: [(role: PieceRole, value: Int32, words: String)] =
        englishDays + englishNumbers + englishMoments + englishMoney + englishNumbersOfThings

    private static let englishDays: [(role: PieceRole, value: Int32, words: String)] = [
        (.month, 1, "january jan"), (.month, 2, "february feb"), (.month, 103, "march mar"), (.month, 4, "april apr"),
        (.month, 105, "may"), (.month, 6, "june jun"), (.month, 7, "july jul"), (.month, 8, "august aug"),
        (.month, 9, "september sept sep"), (.month, 10, "october oct"), (.month, 11, "november nov"),
        (.month, 12, "december dec"),
        (.weekday, 1, "monday"), (.weekday, 2, "tuesday tues"), (.weekday, 3, "wednesday"),
        (.weekday, 4, "thursday thurs thur"), (.weekday, 5, "friday"), (.weekday, 6, "saturday"),
        (.weekday, 7, "sunday"), (.weekday, 101, "mon"), (.weekday, 102, "tue"), (.weekday, 103, "wed"),
        (.weekday, 104, "thu"), (.weekday, 105, "fri"), (.weekday, 106, "sat"), (.weekday, 107, "sun"),
        (.relativeDay, RelativeDay.pack(0), "today todays"), (.relativeDay, RelativeDay.pack(0, .night), "tonight"),
        (.relativeDay, RelativeDay.pack(1), "tomorrow tomorrows tmrw tmr tomorow tommorow tommorrow"),
        (.relativeDay, RelativeDay.pack(-1), "yesterday yesterdays"),
        (.which, -1, "last"), (.which, 0, "this"), (.which, 1, "next"), (.which, 0, "coming"),
        (.weekend, 0, "weekend"), (.dayPart, DayPart.morning.rawValue, "morning"),
        (.dayPart, DayPart.afternoon.rawValue, "afternoon"), (.dayPart, DayPart.evening.rawValue, "evening"),
        (.dayPart, DayPart.night.rawValue, "night"), (.clock, 720, "noon midday"), (.clock, 0, "midnight"),
        (.edge, 0, "beginning start"), (.edge, 1, "middle"), (.edge, 2, "end"),
    ]

    private static let englishNumbers: [(role: PieceRole, value: Int32, words: String)] =
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ].enumerated().map { (.numberWord, Int32($0.offset), $0.element) } + [
            (.numberWord, 30, "thirty"), (.numberWord, 40, "forty fourty"), (.numberWord, 50, "fifty"),
            (.numberWord, 60, "sixty"), (.numberWord, 70, "seventy"), (.numberWord, 80, "eighty"),
            (.numberWord, 90, "ninety"), (.multiplierWord, 100, "hundred"), (.multiplierWord, 1000, "thousand"),
            (.multiplierWord, 1_000_000, "million"), (.multiplierWord, 1_000_000_000, "billion bn"),
            (.article, 1, "a an"), (.couple, 2, "couple"), (.half, 0, "half"),
            (.ordinalWord, 1, "first"), (.ordinalWord, 3, "third"), (.ordinalWord, 4, "fourth"),
            (.ordinalWord, 5, "fifth"), (.ordinalWord, 6, "sixth"), (.ordinalWord, 7, "seventh"),
            (.ordinalWord, 8, "eighth"), (.ordinalWord, 9, "ninth"), (.ordinalWord, 10, "tenth"),
            (.ordinalEnding, 0, "st nd rd th"),
        ]

    private static let englishMoments: [(role: PieceRole, value: Int32, words: String)] = [
        (.unit, TimeUnit.second.rawValue, "second seconds secs"),
        (.unit, TimeUnit.minute.rawValue, "minute minutes mins min"),
        (.unit, TimeUnit.hour.rawValue, "hour hours hrs hr"), (.unit, TimeUnit.day.rawValue, "day days"),
        (.unit, TimeUnit.week.rawValue, "week weeks wk wks"), (.unit, TimeUnit.month.rawValue, "month months"),
        (.unit, TimeUnit.year.rawValue, "year years yrs"),
        (.ago, 0, "ago"), (.later, 0, "later"), (.from, 0, "from"), (.now, 0, "now"), (.justNow, 0, "just"),
        (.inside, 0, "in"), (.on, 0, "on"), (.at, 0, "at"), (.of, 0, "of"), (.the, 0, "the"),
        (.around, 0, "around about approximately"), (.past, 0, "past"), (.to, 0, "to til till"),
        (.before, 0, "before by until"), (.after, 0, "after"), (.quarter, 0, "quarter"), (.oClock, 0, "oclock"),
        (.since, 0, "since"), (.meridiem, 0, "am"), (.meridiem, 1, "pm"),
        (
            .pastCue, 0,
            """
            ordered bought was were arrived received placed paid sent came purchased shipped delivered got had did \
            been cancelled canceled returned called emailed contacted expected promised happened started
            """
        ),
        (.plain, 0, "please pls plz and but if so because thanks thanx thx then when for"), (.plain, 3, "or"),
        (.plain, 2, "version versions release build ver v"),
        (.futureCue, 0, "will can could would should arrive ship come need want deliver expect ill shall going"),
    ]

    private static let englishMoney: [(role: PieceRole, value: Int32, words: String)] = [
        (.currency, Currency.dollar.rawValue, "usd dollar dollars buck bucks"),
        (.currency, Currency.euro.rawValue, "eur euro euros"), (.currency, Currency.pound.rawValue, "gbp quid"),
        (.currency, Currency.weighedPound.rawValue, "pound pounds"),
        (.currency, Currency.yuan.rawValue, "cny rmb yuan cnh"), (.currency, Currency.yen.rawValue, "jpy yen"),
        (.currency, Currency.hongKongDollar.rawValue, "hkd"), (.currency, Currency.taiwanDollar.rawValue, "twd ntd"),
        (.currency, Currency.australianDollar.rawValue, "aud"), (.currency, Currency.canadianDollar.rawValue, "cad"),
        (.currency, Currency.singaporeDollar.rawValue, "sgd"), (.currency, Currency.franc.rawValue, "chf"),
        (.currency, Currency.won.rawValue, "krw"), (.currency, Currency.rupee.rawValue, "inr rupees rupee"),
        (.hundredth, 0, "cent cents"), (.shortMultiplier, 1000, "k"), (.shortMultiplier, 1_000_000, "m mn"),
        (.percent, 0, "percent pct"), (.percentOf, 0, "per"),
    ]

    private static let englishNumbersOfThings: [(role: PieceRole, value: Int32, words: String)] = [
        (.order, 0, "order orders purchase po invoice"),
        (.tracking, 0, "tracking waybill consignment parcel awb shipment track"),
        (.carrier, 0, "ups usps fedex dhl ems hermes dpd evri"),
        (.codeNoun, 0, "number no num nr id code ref reference numbers"),
        (.link, 0, "is was its"),
        (
            .phone, 0,
            "phone tel telephone mobile cell cellphone call text fax whatsapp sms reach dial ring contact wechat hotline"
        ),
        (.card, 0, "card visa mastercard amex cc debit credit pan"), (.identity, 0, "identity citizen resident"),
        (.socialSecurity, 0, "ssn social"), (.bank, 0, "bank iban account acct"),
        (.postal, 0, "zip zipcode postcode postal"),
    ]
}
