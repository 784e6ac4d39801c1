import HarkDomain

/// A language that decisions are told in.
public enum WordsLanguage: String, CaseIterable, Sendable {
    /// English.
    case english = "en"
    /// Chinese in simplified characters.
    case chinese = "zh"
}

/// Tells what routing and people decided about a conversation: the one place for these sentences.
struct RoutingWords {
    let language: WordsLanguage

    /// The one of two texts that the language asks for.
    func say(_ english: @autoclosure () -> String, _ chinese: @autoclosure () -> String) -> String {
        language == .english ? english() : chinese()
    }

    /// Returns a decision in one sentence; nil for an event that decides nothing about who has it.
    func sentence(_ body: EventBody, by author: Author, name: String) -> String? {
        switch body {
        case .handoffRequested(let data): handoff(data)
        case .conversationQueued(let data): queued(data)
        case .offerMade(let data):
            say("Offered to \(data.agent.name)", "询问 \(data.agent.name)") + because(data.explained, data.agent)
        case .offerDeclined(let data): say("\(data.agent.name) declined", "\(data.agent.name) 谢绝了")
        case .offerLapsed(let data):
            say("\(data.agent.name) did not answer the offer", "\(data.agent.name) 没有回应询问")
        case .assignmentMade(let data): assigned(data, by: author, name: name)
        case .assignmentEnded(let data):
            say("\(data.agent.name) has it no longer", "\(data.agent.name) 不再负责") + bracketed(ending(data.reason))
        case .conversationTransferred(let data): transferred(data, name: name)
        case .escalationRaised(let data): say("Escalated", "已升级") + colon(data.reason)
        case .conversationPrioritised(let data):
            say("Priority \(data.priority)", "优先级 \(data.priority)") + colon(data.reason)
        case .conversationResolved(let data): resolved(data, name: name)
        case .conversationReopened: say("\(name) reopened it", "\(name) 重新打开了会话")
        default: clocked(body, name: name)
        }
    }

    /// What clocks decided, or somebody about time.
    private func clocked(_ body: EventBody, name: String) -> String? {
        switch body {
        case .slaWarned(let notice): say("Soon late", "即将超时") + colon(promise(notice))
        case .slaBreached(let notice): say("Late", "已超时") + colon(promise(notice))
        case .conversationSnoozed(let data):
            say("\(name) put it aside until \(data.until.iso8601)", "\(name) 搁置至 \(data.until.iso8601)")
        case .conversationWoken: say("Taken up again", "恢复处理")
        default: nil
        }
    }

    private func promise(_ notice: SLANotice) -> String {
        let due = notice.dueAt.iso8601
        return target(notice.kind) + say(" by SLA \(notice.policy), due \(due)", "，SLA \(notice.policy)，期限 \(due)")
    }

    private func handoff(_ data: HandoffRequested) -> String {
        say("Handed to a person", "转人工") + bracketed(cause(data.reason)) + colon(data.summary)
    }

    private func queued(_ data: ConversationQueued) -> String {
        let rule = data.demand.rule.map { say(" by entry rule \($0)", "，按入口规则 \($0)") } ?? ""
        let asks = asks(data.demand, priority: data.priority)
        return say("Waits in \(data.queue.name)", "在“\(data.queue.name)”排队") + rule
            + colon(asks.joined(separator: say(", ", "，")))
    }

    /// What a conversation asks for, in short.
    func asks(_ demand: RouteDemand, priority: Int) -> [String] {
        var asks = demand.required.map { say("needs \($0.name):\($0.level)", "需要 \($0.name):\($0.level)") }
        asks += demand.preferred.map { say("prefers \($0.name):\($0.level)", "优先 \($0.name):\($0.level)") }
        if let language = demand.language { asks.append(say("language \(language)", "语言 \(language)")) }
        if let sla = demand.sla { asks.append("SLA \(sla)") }
        if priority != 0 { asks.append(say("priority \(priority)", "优先级 \(priority)")) }
        return asks
    }

    private func assigned(_ data: AssignmentMade, by author: Author, name: String) -> String {
        let agent = data.agent.name
        return switch data.explained.rule {
        case .pickedUp: say("\(agent) picked it up from the queue", "\(agent) 从队列中领取")
        case .takenOver: say("\(agent) took it over", "\(agent) 接管了会话")
        case .transferred: say("\(agent) has it now", "现由 \(agent) 负责")
        case .assigned: say("\(name) assigned it to \(agent)", "\(name) 指派给 \(agent)") + colon(data.explained.reason)
        case _ where author.agent == data.agent.id: say("\(agent) accepted", "\(agent) 接受了")
        default: say("Assigned to \(agent)", "分配给 \(agent)") + because(data.explained, data.agent)
        }
    }

    private func transferred(_ data: ConversationTransferred, name: String) -> String {
        let target = data.to == .bot ? say("the bot", "机器人") : data.to.name
        return say("\(name) transferred it to \(target)", "\(name) 转给 \(target)") + colon(data.reason)
    }

    private func resolved(_ data: ConversationResolved, name: String) -> String {
        let sentence =
            switch data.reason {
            case .agent: say("\(name) resolved it", "\(name) 已解决")
            case .customer: say("\(name) ended it", "\(name) 结束了会话")
            case .abandoned: say("Over: the customer left before anybody answered", "已结束：客户在有人回答前离开")
            case .contained: say("Over: the bot's answer was the last word", "已结束：以机器人的回答告终")
            case .idle: say("Over: nobody wrote for a day", "已结束：一天内无人发言")
            }
        return sentence + bracketed(data.disposition)
    }

    private func because(_ explained: RoutingExplanation, _ agent: AgentReference) -> String {
        colon(brief(explained, for: agent).joined(separator: say("; ", "；")))
    }

    /// The text after a colon; nothing when there is none.
    func colon(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        return say(": ", "：") + text
    }

    private func bracketed(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        return say(" (\(text))", "（\(text)）")
    }
}
