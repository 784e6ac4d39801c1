/// Reads values and notes what is wrong with them, so that all of it can be told at once.
package struct YAMLReader {
    /// How many faults are told.
    package static let most = 50

    /// What is wrong.
    package private(set) var faults: [RoutingFault] = []

    /// Creates a reader that has noted nothing.
    package init() {}

    /// Notes a fault.
    package mutating func note(_ fault: RoutingFault) {
        if faults.count < Self.most { faults.append(fault) }
    }

    /// Reads a value; nil when it cannot be read, which is noted.
    package mutating func take<Value>(_ read: () throws(RoutingFault) -> Value) -> Value? {
        do {
            return try read()
        } catch {
            note(error)
            return nil
        }
    }

    /// The members of a mapping; keys that are not among the known ones are noted.
    package mutating func members(_ place: YAMLPlace, _ known: String...) -> YAMLMembers? {
        guard let members = take({ () throws(RoutingFault) in try place.anyMembers() }) else { return nil }
        for fault in members.unknown(known) { note(fault) }
        return members
    }

    /// What stands under a key that must be there.
    package mutating func required(_ members: YAMLMembers?, _ key: String) -> YAMLPlace? {
        members.flatMap { members in take { () throws(RoutingFault) in try members.required(key) } }
    }

    /// The items of a list of bounded length; none when nothing stands there.
    package mutating func items(_ place: YAMLPlace?, _ count: ClosedRange<Int>) -> [YAMLPlace] {
        guard let place, let items = take({ () throws(RoutingFault) in try place.anyItems() }) else { return [] }
        guard items.count >= count.lowerBound else {
            note(place.fault("must be a list with at least one item"))
            return []
        }
        guard items.count <= count.upperBound else {
            note(place.fault("must be at most \(count.upperBound) items"))
            return []
        }
        return items
    }

    /// A text of bounded length on one line; nil when nothing stands there.
    package mutating func text(_ place: YAMLPlace?, most: Int = 80) -> String? {
        guard let place else { return nil }
        return take { () throws(RoutingFault) in
            let text = try place.text()
            guard text.unicodeScalars.count <= most else { throw place.fault("must be at most \(most) characters") }
            guard !text.unicodeScalars.contains(where: \.isControl) else {
                throw place.fault("must be one line without control characters")
            }
            return text
        }
    }

    /// Texts, no two of them the same.
    package mutating func texts(_ place: YAMLPlace?, _ count: ClosedRange<Int>, most: Int = 80) -> [String] {
        var texts: [String] = []
        for item in items(place, count) {
            guard let text = text(item, most: most) else { continue }
            if texts.contains(text) { note(item.fault("stands here twice")) } else { texts.append(text) }
        }
        return texts
    }

    /// The name of an item of a list, which no other item may have.
    package mutating func name(_ members: YAMLMembers?, among names: inout Set<String>) -> String? {
        guard let place = required(members, "name"), let name = text(place) else { return nil }
        if !names.insert(name).inserted { note(place.fault("\(name) is there twice")) }
        return name
    }

    /// A whole number within a range; nil when nothing stands there.
    package mutating func whole(_ place: YAMLPlace?, _ range: ClosedRange<Int>) -> Int? {
        place.flatMap { place in take { () throws(RoutingFault) in try place.whole(range) } }
    }

    /// Units within a range, as hundredths; nil when nothing stands there.
    package mutating func hundredths(_ place: YAMLPlace?, _ range: ClosedRange<Double>) -> Int? {
        let units = place.flatMap { place in take { () throws(RoutingFault) in try place.number(range) } }
        return units.map { Int(($0 * 100).rounded()) }
    }

    /// `true` or `false`; nil when nothing stands there.
    package mutating func isOn(_ place: YAMLPlace?) -> Bool? {
        place.flatMap { place in take { () throws(RoutingFault) in try place.isOn() } }
    }

    /// One of the names of a closed set; nil when nothing stands there.
    package mutating func oneOf<Name: RawRepresentable & CaseIterable>(_ place: YAMLPlace?, _ type: Name.Type) -> Name?
    where Name.RawValue == String {
        place.flatMap { place in take { () throws(RoutingFault) in try place.oneOf(type) } }
    }
}

extension Unicode.Scalar {
    /// True for control characters, and for what breaks lines.
    fileprivate var isControl: Bool {
        properties.generalCategory == .control || value == 0x2028 || value == 0x2029
    }
}
