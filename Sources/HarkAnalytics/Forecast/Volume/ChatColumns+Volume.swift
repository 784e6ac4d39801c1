public import HarkDomain

extension ChatColumns {
    /// When the conversations began that a query counts, by id.
    public func arrivals(_ query: ChatQuery) -> [Timestamp] {
        rows(of: query).map { Timestamp(milliseconds: startedAt[Int($0)]) }
    }

    /// How long those waited for a person who came to people, of the conversations that a query counts, by id.
    public func contacts(_ query: ChatQuery) -> [PersonContact] {
        let wait = Self.measured.firstIndex(of: .firstWait)
        return rows(of: query).compactMap { row in
            let place = Int(row)
            guard flags[place].contains(.offered) else { return nil }
            // Who was given to a person at once did not wait.
            let waited = wait.map { numbers[$0][place] }.flatMap { $0.isNaN ? nil : Double($0) / 1000 } ?? 0
            let wasHad = flags[place].contains(.hadPerson)
            return PersonContact(at: Timestamp(milliseconds: startedAt[place]), waitSeconds: wasHad ? waited : nil)
        }
    }

    /// What the conversations that a query counts asked of people; nil when people had none of them.
    ///
    /// An agent is taken to have had one for its handling time until it ended: that of those who had it before counts too.
    public func work(_ query: ChatQuery) -> MeasuredWork? {
        let wait = Self.measured.firstIndex(of: .firstWait)
        let handling = Self.measured.firstIndex(of: .handling)
        func number(_ column: Int?, _ place: Int) -> Int64 {
            column.map { numbers[$0][place] }.flatMap { $0.isNaN ? nil : Int64($0) } ?? 0
        }
        let contacts: [EndedContact] = rows(of: query).compactMap { row in
            let place = Int(row)
            guard flags[place].contains(.ended) else { return nil }
            let held = number(handling, place)
            let agent = codes[ChatKey.agent.place][place]
            return EndedContact(
                agent: agent == 0 ? nil : Int64(agent),
                heldAt: held > 0 ? endedAt[place] - held : nil,
                endedAt: endedAt[place],
                firstWait: number(wait, place),
                handling: held,
                hadPerson: flags[place].contains(.hadPerson),
                cameToPeople: flags[place].contains(.offered),
                isAbandoned: flags[place].contains(.abandoned)
            )
        }
        return MeasuredWork(contacts)
    }
}
