public import HarkDomain

extension JSONWriter {
    /// Writes an event's data as a customer sees it, as one object.
    ///
    /// It takes the customer's own type, so nothing that only staff may see can get here.
    public mutating func customerData(_ event: CustomerEvent) {
        beginObject()
        switch event.body {
        case .conversationStarted(let siteName, let language, let page):
            name("site")
            named(siteName)
            member("language", language)
            if let page {
                name("page")
                self.page(page)
            }
        case .messagePosted(let message): customerMessage(message)
        case .botFeedback(let data):
            member("seq", data.seq)
            member("helped", data.helped)
        case .handoffRequested, .conversationReopened: break
        case .surveyRequested(let link, let questions):
            member("link", link)
            self.questions(questions)
        case .conversationQueued(let queueName):
            name("queue")
            named(queueName)
        case .assignmentMade(let agentName):
            name("agent")
            named(agentName)
        case .conversationTransferred(let toName):
            name("to")
            named(toName)
        case .conversationResolved:
            name("by")
            beginObject()
            member("kind", event.by.kind.rawValue)
            member("name", event.by.name)
            endObject()
        case .surveyAnswered(let data): survey(data)
        }
        endObject()
    }

    private mutating func customerMessage(_ message: CustomerMessage) {
        member("clientID", message.clientID)
        member("text", message.text)
        member("language", message.language)
        member("choice", message.choice)
        choices(message.choices)
        links(message.links)
        if message.asksFeedback { member("feedback", true) }
    }
}
