import HarkProtocol
import Testing

/// The order in which a call is looked at: its shape, then who calls, then the rest.
@Suite(.liveServers) struct CallOrderTests {
    private static let id: JSONValue = "0000000000000"
    private static let here: LiveClient.Params = ["conversation": id]

    private static func with(_ more: LiveClient.Params) -> LiveClient.Params { here.merging(more) { $1 } }

    /// For each method parameters that are good in shape, and then what may be wrong with them, by field.
    private static let calls: [(method: Method, good: LiveClient.Params, bad: [(String, JSONValue)])] = [
        (.conversationSync, with(["after": 0]), [("after", -1), ("limit", 0), ("conversation", 1)]),
        (.typingSet, with(["typing": true]), [("typing", "yes"), ("conversation", .null)]),
        (.readMark, with(["seq": 1]), [("seq", -1), ("conversation", 1)]),
        (.messageSend, with(["clientID": "k", "text": "x"]), [("clientID", ""), ("text", " "), ("conversation", 1)]),
        (.conversationStart, ["clientID": "k"], [("clientID", 1), ("text", ""), ("fields", 1), ("queue", 1)]),
        (.botFeedback, with(["seq": 1, "helped": true]), [("seq", "1"), ("helped", 1), ("conversation", 1)]),
        (.humanRequest, here, [("conversation", 1)]), (.conversationEnd, here, [("conversation", 1)]),
        (
            .surveySubmit, with(["clientID": "k", "score": 5]),
            [("clientID", 1), ("score", 6), ("solved", "so"), ("comment", 1), ("conversation", 1)]
        ),
        (.availabilitySet, ["availability": "online"], [("availability", "away")]),
        (.offerAccept, ["offer": id], [("offer", 1)]), (.offerDecline, ["offer": id], [("offer", 1)]),
        (.noteAdd, with(["clientID": "k", "text": "x"]), [("clientID", 1), ("text", 1), ("mentions", 1)]),
        (.whisperSend, with(["clientID": "k", "text": "x"]), [("clientID", 1), ("text", ""), ("conversation", 1)]),
        (.conversationOpen, here, [("conversation", 1), ("after", -1)]),
        (.conversationWatch, here, [("conversation", 1), ("after", "0")]),
        (.conversationLeave, here, [("conversation", 1)]), (.conversationPickUp, here, [("conversation", 1)]),
        (
            .conversationTransfer, with(["to": JSONValue(["bot": true]), "reason": "x"]),
            [("to", 1), ("reason", ""), ("conversation", 1)]
        ),
        (.conversationResolve, here, [("disposition", 1), ("labels", 1), ("note", 1), ("conversation", 1)]),
        (.conversationReopen, here, [("conversation", 1)]), (.conversationTakeOver, here, [("conversation", 1)]),
        (.conversationLabel, here, [("add", .array([""])), ("remove", 1), ("conversation", 1)]),
        (.conversationPrioritise, with(["priority": 1, "reason": "x"]), [("priority", 11), ("reason", 1)]),
        (.conversationSnooze, with(["until": "2030-01-01T00:00:00Z"]), [("until", "soon"), ("conversation", 1)]),
        (.conversationEscalate, with(["reason": "x"]), [("reason", ""), ("conversation", 1)]),
        (.helpRequest, here, [("text", 1), ("conversation", 1)]),
        (
            .sentimentCorrect, with(["seq": 2, "label": "neutral"]),
            [("seq", 0), ("label", "furious"), ("conversation", 1)]
        ),
        (
            .conversationAssign, with(["agent": id, "reason": "x"]),
            [("agent", 1), ("reason", ""), ("conversation", 1)]
        ),
        (.agentSet, ["agent": id], [("agent", 1), ("availability", "away"), ("capacity", 101)]),
        (.attentionAcknowledge, ["item": "x"], [("item", 1)]), (.floorWatch, [:], []), (.floorLeave, [:], []),
    ]

    @Test func `every call but the hellos is in the list`() {
        let listed = Set(Self.calls.map(\.method))
        #expect(Set(Method.allCases).subtracting(listed) == [.sessionPing, .visitorHello, .agentHello])
    }

    @Test func `a malformed call is malformed whoever makes it`() async throws {
        let live = try await LiveHark.start()
        let callers = [
            try await live.connect(), try await live.visitor(), try await live.staff("Anna"),
            try await live.staff("Ada"),
        ]
        for (method, good, bad) in Self.calls {
            for (field, value) in bad {
                let params = good.merging([field: value]) { $1 }
                for caller in callers {
                    let refusal = try await caller.refusal(method.rawValue, params)
                    #expect(refusal == "invalidParams \(field)", "\(method) \(field)")
                }
            }
        }
    }

    @Test func `that a text is too long is told last`() async throws {
        let live = try await LiveHark.start()
        let (visitor, anna, id) = try await live.conversation()
        let sue = try await live.staff("Sue")
        let long = JSONValue.string(String(repeating: "x", count: 8001))
        func refusal(_ client: LiveClient, _ id: String, _ more: LiveClient.Params = [:]) async throws -> String {
            let params: LiveClient.Params = ["conversation": .string(id), "clientID": "k", "text": long]
            return try await client.refusal("message.send", params.merging(more) { $1 })
        }
        try await anna.say("hello", in: id, key: "a")

        #expect(try await refusal(visitor, "0000000000000") == "notFound")
        #expect(try await refusal(anna, id, ["clientID": "a"]) == "conflict")
        #expect(try await refusal(sue, id, ["seenSeq": 1]) == "guard")
        #expect(try await refusal(visitor, id) == "tooLarge text")
        _ = try await anna.result("conversation.resolve", ["conversation": .string(id)])
        #expect(try await refusal(anna, id) == "closed")
        let stranger = try await live.connect()
        #expect(try await refusal(stranger, id) == "unauthenticated")
        try await visitor.say(String(repeating: "x", count: 8000), in: id, key: "k")
    }

    @Test func `a good call is refused to strangers and to other roles`() async throws {
        let live = try await LiveHark.start()
        let (stranger, visitor) = (try await live.connect(), try await live.visitor())
        let (agent, admin) = (try await live.staff("Anna"), try await live.staff("Ada"))
        for (method, good, _) in Self.calls {
            func refusal(_ caller: LiveClient) async throws -> String {
                try await caller.refusal(method.rawValue, good)
            }
            #expect(try await refusal(stranger) == "unauthenticated", "\(method)")
            switch method.caller {
            case .visitors:
                #expect(try await refusal(agent) == "forbidden", "\(method)")
                #expect(try await refusal(visitor) != "forbidden", "\(method)")
            case .staff: #expect(try await refusal(visitor) == "forbidden", "\(method)")
            case .supervisors:
                for caller in [visitor, agent] { #expect(try await refusal(caller) == "forbidden", "\(method)") }
                #expect(try await refusal(admin) != "forbidden", "\(method)")
            case .everybodyKnown: #expect(try await refusal(visitor) == "notFound", "\(method)")
            case .anybody: break
            }
        }
    }
}
