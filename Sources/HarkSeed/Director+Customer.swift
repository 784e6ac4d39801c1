import HarkDomain
import HarkFloor
import HarkStatistics

// Customers: they write, wait, lose patience, are helped or not, and come back.
extension Director {
    private static let day: Int64 = 86_400_000

    /// The next one writes: somebody with an old matter when one is due, else somebody with a new one.
    func somebodyWrites() {
        if let chat = comeback() ?? newcomer() { begin(chat) }
    }

    private func newcomer() -> Chat? {
        let (index, isReturning) = people.next(shop, &ids, &chance, at: stage.now)
        let person = people[index]
        let day = Int((stage.now - request.from).wholeMilliseconds / Self.day)
        let surge = Planted.faultSurge / (1 + Planted.faultSurge)
        let hasFault = faultyDays.contains(day) && chance.happens(surge)
        let topic = hasFault ? .damaged : self.topic()
        var facts = facts(person)
        if hasFault { facts.product = Planted.faultyProduct }
        return chat(index, topic, hasFault: hasFault, isComeback: false, facts, isReturning: isReturning)
    }

    /// Who has been forgotten meanwhile does not come back.
    private func comeback() -> Chat? {
        guard let due = comebacks.popFirst(), people[due.person].visitor == due.visitor, !people[due.person].isBusy
        else { return nil }
        return chat(due.person, due.topic, hasFault: due.hasFault, isComeback: true, due.facts, isReturning: true)
    }

    private func chat(
        _ index: Int,
        _ topic: Topic,
        hasFault: Bool,
        isComeback: Bool,
        _ facts: TextFacts,
        isReturning: Bool
    ) -> Chat {
        people.set(busy: true, index)
        if isReturning { report.returning += 1 }
        let chat = Chat(ids.next(at: stage.now), (index, people[index]), topic, facts)
        (chat.hasFault, chat.isComeback, chat.isReturning) = (hasFault, isComeback, isReturning)
        return chat
    }

    private func topic() -> Topic {
        var left = chance.unit() * Topic.allCases.reduce(0) { $0 + $1.share }
        for topic in Topic.allCases {
            left -= topic.share
            if left <= 0 { return topic }
        }
        return .orderStatus
    }

    private func facts(_ person: Person) -> TextFacts {
        let today = Int(stage.now.milliseconds / Self.day)
        let cities = person.isChinese ? Names.chineseCities : Names.cities
        return TextFacts(
            order: "KO-\(100_000 + chance.below(900_000))",
            product: chance.pick(Shop.products),
            amount: "€\(9 + chance.below(290)).\(chance.happens(0.5) ? "90" : "50")",
            date: date(today - 1 - chance.below(20), person),
            soon: date(today + 1 + chance.below(6), person),
            city: chance.pick(cities),
            email: person.contact.map { "\($0.text)@mail.example" } ?? "me\(chance.below(10_000))@mail.example"
        )
    }

    private func date(_ day: Int, _ person: Person) -> String {
        let (month, date) = Self.calendar(day)
        return Names.date(month: month, day: date, isChinese: person.isChinese)
    }

    /// Month and day of a day since 1970.
    /// - Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    private static func calendar(_ day: Int) -> (month: Int, day: Int) {
        let era = (day + 719_468) % 146_097
        let year = (era - era / 1460 + era / 36_524 - era / 146_096) / 365
        let rest = era - (365 * year + year / 4 - year / 100)
        let shifted = (5 * rest + 2) / 153
        return (shifted < 10 ? shifted + 3 : shifted - 9, rest - (153 * shifted + 2) / 5 + 1)
    }

    private func begin(_ chat: Chat) {
        let person = people[chat.person]
        chats[chat.id] = chat
        report.conversations += 1
        let tone = tone(chat)
        let text = firstText(chat, tone)
        (chat.lastText, chat.opening) = (text.text, text)
        let start = StartConversation(
            conversation: chat.id,
            visitor: chat.visitor,
            visitorName: person.name,
            contact: person.contact,
            site: person.site,
            clientID: chat.nextKey(),
            contentHash: UInt64(chat.keys),
            text: text.text,
            language: chat.isChinese ? "zh-CN" : "en",
            page: page(chat),
            segments: person.segments,
            isReturning: chat.isReturning
        )
        follow(stage.act(.visitorConnected(chat.visitor)))
        follow(stage.act(.start(start), hash: start.contentHash))
        read(chat, text, tone)
    }

    private func firstText(_ chat: Chat, _ tone: Tone) -> FilledText {
        var text = FilledText()
        if chance.happens(0.6) { add(.greet, chat, to: &text) }
        if chat.isComeback { add(.again, chat, to: &text) }
        add(.open, chat, to: &text)
        if tone != .calm || chance.happens(0.3) { add(tone.role, chat, to: &text) }
        return text
    }

    private func page(_ chat: Chat) -> Page? {
        guard chance.happens(0.8) else { return nil }
        let name = chat.facts.product.lowercased().replacing(" ", with: "-")
        return chance.happens(0.4)
            ? Page(url: "https://kestrel.example/products/\(name)", title: chat.facts.product)
            : Page(url: "https://kestrel.example/help", title: "Help")
    }

    // MARK: With the bot

    /// The customer has read the bot's answer.
    func reacts(_ chat: Chat, answered: Bool) {
        guard stage.floor.conversations[chat.id, \.status] == .bot else { return }
        if answered, chance.happens(0.72) { return isHelped(chat) }
        if answered, chance.happens(0.3) { says(helped: false, chat) }
        switch chance.unit() {
        case ..<0.5: asksForPerson(chat)
        case ..<0.9: asksAgain(chat)
        default: leaves(chat)
        }
    }

    private func isHelped(_ chat: Chat) {
        chat.solved = chance.happens(0.9) ? .yes : .no
        if chance.happens(0.25) { says(helped: true, chat) }
        guard chance.happens(0.35) else { return leaves(chat) }
        follow(stage.act(.endConversation(conversation: chat.id, by: chat.author)))
    }

    private func says(helped: Bool, _ chat: Chat) {
        guard let seq = stage.floor.conversations[chat.id, \.lastAnswerSeq], seq > 0 else { return }
        follow(stage.act(.giveBotFeedback(conversation: chat.id, by: chat.author, seq: seq, helped: helped)))
    }

    private func asksForPerson(_ chat: Chat) {
        let summary = "Customer: \(chat.lastText)"
        follow(stage.act(.requestHuman(conversation: chat.id, by: chat.author, summary: summary)))
    }

    /// Says the same again, word for word or nearly so.
    private func asksAgain(_ chat: Chat) {
        chat.repeats += 1
        let tone = tone(chat)
        guard chance.happens(0.5) else { return write(chat, chat.opening, tone) }
        var text = FilledText()
        if chance.happens(0.5) { add(.reask, chat, to: &text) }
        add(.open, chat, to: &text)
        if tone == .annoyed || tone == .angry { add(tone.role, chat, to: &text) }
        write(chat, text, tone)
    }

    // MARK: In the line

    func asksWhetherAnybodyIsThere(_ chat: Chat, _ wait: Int) {
        guard chat.waits == wait, chat.waitsSince != nil, !chat.isGone else { return }
        write(chat, says(.waiting, chat), Tone(grief: max(0.6, chat.grief(at: stage.now) + chat.temper)))
    }

    func givesUp(_ chat: Chat, _ wait: Int) {
        guard chat.waits == wait, chat.waitsSince != nil, !chat.isGone else { return }
        leaves(chat)
    }

    /// The customer closes the page; what comes of it, the floor's deadlines say.
    func leaves(_ chat: Chat) {
        chat.isGone = true
        follow(stage.act(.visitorDisconnected(chat.visitor)))
    }
}
