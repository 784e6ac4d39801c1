import HarkDomain

extension ChatColumns {
    /// Whether any conversation ever had this, by its key.
    public func has(_ name: String, as key: ChatKey) -> Bool {
        !key.isOfTime && tables[key.place].entries.dropFirst().contains { $0.key == name }
    }

    /// The conversations that a row of a report counts.
    ///
    /// - Parameters:
    ///   - query: the report's query.
    ///   - key: the row's key; nil: the total.
    ///   - measure: the measure whose number is looked into; nil: all conversations of the row.
    ///   - cursor: the end of the page before.
    ///   - limit: how many at most.
    /// - Returns: The page.
    public func page(
        _ query: ChatQuery,
        key: String? = nil,
        measure: Measure? = nil,
        after cursor: ChatPage.Cursor? = nil,
        limit: Int = ChatPage.usual
    ) -> ChatPage {
        let card = measure?.card
        var best: [(cursor: ChatPage.Cursor, row: Int32)] = []
        var bound: ChatPage.Cursor?
        /// Keeps one more than the page holds, to know whether there is one.
        func cut() {
            best.sort { $0.cursor < $1.cursor }
            guard best.count > limit + 1 else { return }
            best.removeLast(best.count - limit - 1)
            bound = best.last?.cursor
        }
        for row in rows(of: query, in: key) {
            guard let badness = badness(at: Int(row), card, query) else { continue }
            let own = ChatPage.Cursor(badness, ids[Int(row)])
            if let cursor, own <= cursor { continue }
            if let bound, own >= bound { continue }
            best.append((own, row))
            if best.count > 2 * limit + 2 { cut() }
        }
        cut()
        let page = best.prefix(limit)
        return ChatPage(items: page.map { item(at: Int($0.row)) }, next: best.count > limit ? page.last?.cursor : nil)
    }

    private func rows(of query: ChatQuery, in key: String?) -> [Int32] {
        let rows = rows(of: query)
        guard let key, let by = query.by else { return rows }
        let grouping = ChatGrouping(by, query.days)
        let group = (0..<grouping.count(self)).first { grouping.name($0, self).key == key }
        return group.map { Array(grouping.groups(rows, self)[$0]) } ?? []
    }

    /// How bad a conversation is for a measure; nil when the measure does not count it.
    private func badness(at place: Int, _ card: Measure.Card?, _ query: ChatQuery) -> Double? {
        guard let card else { return 0 }
        func has(_ wanted: ChatFlags) -> Bool { flags[place].isSuperset(of: wanted) }
        func isBad(_ isHit: Bool) -> Double { isHit == (card.better == .more) ? 0 : 1 }
        switch card.reading {
        case .count(let wanted): return has(wanted) ? 0 : nil
        case .share(let base, let hit): return has(base) ? isBad(has(hit)) : nil
        case .time(let number, let base): return has(base) ? self.number(number, at: place) : nil
        case .mean(let number, _): return self.number(number, at: place).map { card.better == .more ? -$0 : $0 }
        case .promoters: return number(.recommends, at: place).map { -$0 }
        // The time of people is no number of conversations; those that they had are behind it.
        case .duty: return has(.hadPerson) ? 0 : nil
        case .cost(let base): return has(base) ? number(.handling, at: place) : nil
        case .returned(let window, let base):
            let span = Int64(window.days(of: query.returns)) * 86_400_000
            guard has(base), startedAt[place] <= query.now.milliseconds - span else { return nil }
            return isBad(returnsAfter[place] <= Float(span))
        }
    }

    /// A number of a conversation that measures read; nil: has not happened.
    func number(_ number: ChatNumber, at place: Int) -> Double? {
        guard let column = Self.measured.firstIndex(of: number) else { return nil }
        let value = numbers[column][place]
        return value.isNaN ? nil : Double(value)
    }

    private func named(_ key: ChatKey, at place: Int) -> ChatRow.Named? {
        let code = codes[key.place][place]
        return code == 0 ? nil : tables[key.place].entries[Int(code)]
    }

    private func item(at place: Int) -> ChatPage.Item {
        ChatPage.Item(
            id: ConversationID(rawValue: ids[place]),
            startedAt: Timestamp(milliseconds: startedAt[place]),
            endedAt: endedAt[place] == Self.open ? nil : Timestamp(milliseconds: endedAt[place]),
            queue: named(.queue, at: place),
            agent: named(.agent, at: place),
            language: named(.language, at: place)?.key,
            intent: named(.intent, at: place)?.key,
            score: number(.score, at: place).map { Int($0) },
            probabilityBad: number(.probabilityBad, at: place),
            wait: number(.firstWait, at: place),
            firstResponse: number(.firstResponse, at: place),
            resolution: number(.resolution, at: place)
        )
    }
}
