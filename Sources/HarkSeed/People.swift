import HarkDomain
import HarkStatistics
import HarkStore

/// A customer as the invented world knows one.
struct Person {
    let visitor: VisitorID
    let contact: ContactID?
    let name: String?
    let site: SiteID
    let isChinese: Bool
    let segments: [String]
    /// How easily this person is annoyed.
    let temper: Double
    /// True while a conversation of theirs is under way.
    var isBusy = false
}

/// The customers of the last while, of whom some come back.
struct People {
    /// Older customers are forgotten, so that a long log needs no more memory than a short one.
    private static let most = 100_000
    private static let returningShare = 0.35
    private static let chineseShare = 0.22
    private static let knownShare = 0.6

    private var all: [Person] = []
    private var oldest = 0
    /// What has to be stored of those who are new.
    private(set) var newVisitors: [Visitor] = []
    private(set) var newContacts: [Contact] = []

    subscript(index: Int) -> Person { all[index] }

    /// Notes whether a customer has a conversation under way.
    mutating func set(busy: Bool, _ index: Int) { all[index].isBusy = busy }

    /// Whoever writes next: somebody who was here before, or somebody new.
    mutating func next(
        _ shop: Shop,
        _ ids: inout IDSource<SeededRandom>,
        _ chance: inout SeededRandom,
        at now: Timestamp
    ) -> (index: Int, isReturning: Bool) {
        if !all.isEmpty, chance.happens(Self.returningShare) {
            for _ in 0..<4 {
                let index = chance.below(all.count)
                if !all[index].isBusy { return (index, true) }
            }
        }
        return (add(person(shop, &ids, &chance, at: now)), false)
    }

    /// Takes what has to be stored.
    mutating func takeNew() -> (visitors: [Visitor], contacts: [Contact]) {
        defer { (newVisitors, newContacts) = ([], []) }
        return (newVisitors, newContacts)
    }

    private mutating func add(_ person: Person) -> Int {
        guard all.count >= Self.most else {
            all.append(person)
            return all.count - 1
        }
        repeat { oldest = (oldest + 1) % all.count } while all[oldest].isBusy
        all[oldest] = person
        return oldest
    }

    private mutating func person(
        _ shop: Shop,
        _ ids: inout IDSource<SeededRandom>,
        _ chance: inout SeededRandom,
        at now: Timestamp
    ) -> Person {
        let isChinese = chance.happens(Self.chineseShare)
        let isPartner = chance.happens(0.06)
        let isKnown = isPartner || chance.happens(Self.knownShare)
        let name = isKnown ? Names.customer(isChinese: isChinese, &chance) : nil
        let segment = isPartner ? "business" : chance.happens(0.09) ? "vip" : chance.happens(0.3) ? "club" : nil
        let contact: ContactID? = isKnown ? ids.next(at: now) : nil
        let person = Person(
            visitor: ids.next(at: now),
            contact: contact,
            name: name,
            site: isPartner ? shop.partners.id : shop.shop.id,
            isChinese: isChinese,
            segments: isKnown ? [segment].compactMap(\.self) : [],
            temper: 0.25 * chance.normal()
        )
        note(person, at: now)
        return person
    }

    private mutating func note(_ person: Person, at now: Timestamp) {
        if let id = person.contact {
            newContacts.append(
                Contact(
                    id: id,
                    name: person.name,
                    email: "\(id.text)@mail.example",
                    attributes: person.segments.isEmpty ? [:] : ["segment": person.segments.joined(separator: ",")],
                    createdAt: now
                )
            )
        }
        newVisitors.append(
            Visitor(
                id: person.visitor,
                site: person.site,
                contact: person.contact,
                tokensValidFrom: now,
                firstSeenAt: now
            )
        )
    }
}
