import HarkDomain

// Parties, reasons that are codes in the log, and times, in words.
extension RoutingWords {
    /// What a party is called.
    func name(of author: Author) -> String {
        if let name = author.name { return name }
        guard language == .chinese else { return author.kind.word }
        return switch author.kind {
        case .visitor: "访客"
        case .bot: "机器人"
        case .system: "Hark"
        case .agent: "客服"
        case .supervisor: "主管"
        case .admin: "管理员"
        }
    }

    /// Where a conversation stands.
    func standing(_ record: ConversationRecord) -> String {
        let (queue, owner) = (record.queue.name, record.assignee?.name ?? "")
        return switch record.status {
        case .bot: say("the bot has it", "由机器人负责")
        case .queued: say("waits in \(queue)", "在“\(queue)”排队")
        case .offered:
            say("waits in \(queue), offered to ", "在“\(queue)”排队，正询问 ") + (record.offer?.agent.name ?? "")
        case .active: say("\(owner) has it", "由 \(owner) 负责")
        case .snoozed: say("\(owner) put it aside", "\(owner) 已搁置")
        case .wrapUp: say("resolved, \(owner) finishes the work on it", "已解决，\(owner) 正在收尾")
        case .resolved: say("resolved", "已结束")
        }
    }

    /// What a clock measures.
    func target(_ kind: SLAKind) -> String {
        switch kind {
        case .firstResponse: say("first response", "首次响应")
        case .nextResponse: say("next response", "后续响应")
        case .resolution: say("resolution", "解决")
        }
    }

    func cause(_ reason: HandoffReason) -> String {
        switch reason {
        case .customerAsked: say("the customer asked for one", "客户要求人工")
        case .botUnsure: say("the bot was not sure", "机器人没有把握")
        case .rule: say("a rule said so", "规则要求")
        case .flow: say("a flow said so", "流程要求")
        case .anger: say("the customer is angry", "客户生气了")
        case .lookupFailed: say("a lookup failed", "查询失败")
        case .loop: say("the bot would have repeated itself", "机器人会重复同样的话")
        case .highValue: say("the case is worth a person's time", "值得人工处理")
        case .botFailed: say("the bot did not answer", "机器人没有回答")
        }
    }

    func ending(_ reason: AssignmentEnd) -> String {
        switch reason {
        case .resolved: say("resolved", "已解决")
        case .wrapUpEnded: say("the work after it is done", "后续工作完成")
        case .transferred: say("handed on", "已转出")
        case .takenOver: say("a colleague took it", "被同事接管")
        case .agentGone: say("out of reach for too long", "离线太久")
        case .agentRetired: say("left the staff", "账号已停用")
        }
    }

    /// A length of time by its two largest parts.
    func length(_ seconds: Int) -> String {
        switch seconds {
        case ..<120: say("\(seconds) s", "\(seconds) 秒")
        case ..<7200: say("\(seconds / 60) min", "\(seconds / 60) 分") + rest(seconds % 60, say("s", "秒"))
        default: say("\(seconds / 3600) h", "\(seconds / 3600) 小时") + rest(seconds / 60 % 60, say("min", "分"))
        }
    }

    private func rest(_ count: Int, _ unit: String) -> String { count == 0 ? "" : " \(count) \(unit)" }

    /// Hundredths of a unit as units, without zeros at the end.
    func units(_ hundredths: Int) -> String {
        let (whole, part) = hundredths.quotientAndRemainder(dividingBy: 100)
        guard part != 0 else { return "\(whole)" }
        let digits = "\(100 + part.magnitude)".dropFirst()
        return "\(whole)." + (part % 10 == 0 ? digits.prefix(1) : digits)
    }
}
