/// The features by which Chinese words are cut.
package enum ChineseFeatures {
    /// Adds the features of one unit.
    @inline(__always)
    package static func cut(
        _ units: UnsafeBufferPointer<ChineseUnits.Unit>,
        at place: Int,
        to sink: inout some FeatureSink
    ) {
        @inline(__always) func value(_ offset: Int) -> UInt64 {
            let index = place + offset
            return index >= 0 && index < units.count ? units[index].value : 0x5151
        }
        @inline(__always) func kind(_ offset: Int) -> UInt64 {
            let index = place + offset
            return index >= 0 && index < units.count ? UInt64(units[index].kind.rawValue) : 0
        }
        @inline(__always) func add(_ template: UInt64, _ value: UInt64) {
            sink.add(FeatureHash.joined(template, value))
        }
        let (b2, b1, c, a1, a2) = (value(-2), value(-1), value(0), value(1), value(2))
        let unit = units[place]
        sink.add(100)
        add(102, b1)
        add(103, c)
        add(104, a1)
        let before = FeatureHash.joined(b1, c)
        let after = FeatureHash.joined(c, a1)
        add(107, before)
        add(108, after)
        add(110, FeatureHash.joined(b1, a1))
        add(111, FeatureHash.joined(before, a1))
        add(112, FeatureHash.joined(b2, before))
        add(113, FeatureHash.joined(after, a2))
        add(114, kind(-2) << 16 | kind(-1) << 12 | kind(0) << 8 | kind(1) << 4 | kind(2))
        add(
            115,
            (c == b1 ? 1 : 0) | (c == b2 ? 2 : 0) | (c == a1 ? 4 : 0) | (unit.isAfterSpace ? 8 : 0)
                | (place + 1 < units.count && units[place + 1].isAfterSpace ? 16 : 0)
        )
        let cues = UInt64(unit.starts) << 16 | UInt64(unit.ends) << 8 | UInt64(unit.inside)
        add(116, cues)
        add(117, UInt64(unit.starts) << 8 | UInt64(unit.startFacts.rawValue >> 2))
        add(118, UInt64(unit.ends) << 8 | UInt64(unit.endFacts.rawValue >> 2))
        add(119, FeatureHash.joined(cues, c))
        if place > 0 {
            add(120, UInt64(units[place - 1].ends) << 16 | UInt64(units[place - 1].starts) << 8 | UInt64(unit.starts))
        }
        if place + 1 < units.count {
            let next = units[place + 1]
            add(121, UInt64(next.starts) << 16 | UInt64(next.ends) << 8 | UInt64(unit.ends))
            add(122, UInt64(next.starts) << 8 | UInt64(next.startFacts.rawValue >> 2))
        }
    }
}
