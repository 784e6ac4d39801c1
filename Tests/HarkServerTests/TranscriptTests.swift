import HarkDomain
import HarkProtocol
import HarkServer
import HarkTesting
import Testing

struct TranscriptTests {
    private static let hostile = "</p><script>alert(1)</script> & \"'\nsecond line \u{1B}[31m"

    private func transcript(_ bodies: (Author, EventBody)...) -> Transcript {
        let lines = bodies.enumerated().map { index, event in
            Transcript.Line(
                seq: index + 1,
                at: Timestamp(milliseconds: 1_800_000_000_000 + Int64(index)),
                type: event.1.type.rawValue,
                by: event.0,
                payload: StoredPayload(event.1, by: event.0)
            )
        }
        return Transcript(conversation: ConversationID(rawValue: 7), lines: lines)
    }

    private var talk: Transcript {
        transcript(
            (
                .maya,
                .conversationStarted(
                    ConversationStarted(
                        visitor: .maya,
                        site: .shop,
                        siteName: "Shop",
                        queue: QueueProfile.billing.reference
                    )
                )
            ),
            (.maya, .messagePosted(MessagePosted(clientID: "a", text: Self.hostile))),
            (.bot, .messagePosted(MessagePosted(text: "Sorry", bot: BotTurnRecord(outcome: .missed, state: "{}")))),
            (.sue, .whisperSent(WhisperSent(clientID: "b", text: "be kind"))),
            (.tom, .noteAdded(NoteAdded(clientID: "c", text: "VIP"))),
            (.tom, .conversationResolved(ConversationResolved(disposition: "answered", reason: .agent))),
            (.maya, .surveyAnswered(SurveyAnswered(clientID: "d", score: 4, solved: .partly, comment: "fine")))
        )
    }

    @Test func `the text form reads as a talk`() {
        let text = talk.text

        #expect(text.contains("Conversation 0000000000007\n"))
        #expect(text.contains("2027-01-15 (UTC)\n"))
        #expect(text.contains("08:00:00  Maya: </p><script>"))
        #expect(text.contains("\n          second line"))
        #expect(text.contains("Bot: Sorry"))
        #expect(text.contains("Sue (whisper): be kind") && text.contains("Tom (note): VIP"))
        #expect(text.contains("* Tom resolved it (answered)"))
        #expect(text.contains("* Maya rated it 4 of 5, solved: partly: fine"))
        #expect(!text.contains("\u{1B}"))
    }

    @Test func `the JSON form holds the staff's events as on the wire`() throws {
        let json = try JSONReader.read(talk.json)

        #expect(json["conversation"].text == "0000000000007")
        #expect(json["events"].items.map { $0["prev"].int } == [0, 1, 2, 3, 4, 5, 6])
        #expect(json["events"].items[1]["data"]["text"].text == Self.hostile)
        #expect(json["events"].items[2]["data"]["text"].text == "Sorry")
        #expect(json["events"].items[1]["by"]["name"].text == "Maya")
        #expect(json["events"].items[0].members.map(\.name) == ["seq", "prev", "at", "type", "by", "data"])
    }

    @Test func `the HTML form escapes what people wrote and needs nothing else`() {
        let html = talk.html

        #expect(!html.contains("<script") && html.contains("&lt;script&gt;"))
        #expect(html.contains("&quot;&#39;<br>second line"))
        #expect(!html.contains("http://") && !html.contains("https://") && !html.contains("src="))
        #expect(html.contains("<p class=\"staff\">") && html.contains("<p class=\"visitor\">"))
    }

    @Test func `every kind of event has words`() {
        let scene = TranscriptTests.everything
        let text = transcript(scene[0], scene[1], scene[2], scene[3], scene[4], scene[5], scene[6], scene[7]).text

        for (_, body) in scene { #expect(!text.contains("* \(body.type.rawValue)\n"), "\(body.type)") }
    }

    private static let everything: [(Author, EventBody)] = [
        (.maya, .botFeedback(BotFeedback(seq: 1, helped: false))),
        (.system, .handoffRequested(HandoffRequested(reason: .customerAsked, summary: "parcel"))),
        (
            .system,
            .conversationQueued(
                ConversationQueued(queue: QueueProfile.billing.reference, priority: 0, rank: 1, epoch: 1)
            )
        ),
        (
            .system,
            .assignmentMade(
                AssignmentMade(
                    agent: AgentProfile.tom.reference,
                    epoch: 2,
                    explained: RoutingExplanation(rule: .longestIdle)
                )
            )
        ),
        (
            .tom,
            .conversationTransferred(
                ConversationTransferred(to: .queue(QueueProfile.shipping.reference), reason: "box", epoch: 3)
            )
        ),
        (.tom, .helpRequested(HelpRequested(text: "what now"))),
        (.tom, .conversationLabelled(ConversationLabelled(added: ["a"], labels: ["a"]))),
        (.maya, .conversationReopened(ConversationReopened(epoch: 4))),
    ]
}
