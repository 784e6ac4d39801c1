import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// What happens when somebody writes.
struct MessageTests {
    @Test func `a customer with the bot asks the bot`() {
        var scene = FloorScene()
        let id = scene.open()

        scene.say("And now?", .maya, in: id)

        #expect(scene.last.effects == [.askBot(conversation: id, epoch: 1, inReplyTo: 3)])
    }

    @Test func `a customer with a person just writes`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()

        scene.say("Are you there?", .maya, in: id)

        #expect(scene.lastTypes == [.messagePosted])
        #expect(scene.last.effects.isEmpty)
    }

    @Test func `a text too long is refused as such behind every other reason`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let long = String(repeating: "x", count: TextLimit.message + 1)
        let id = scene.openForPeople()
        scene.say("Hello", .tom, in: id)
        scene.say("Once", .maya, in: id, key: "k")

        #expect(scene.say(long, .tom, in: ConversationID(rawValue: 1)) == .refused(.notFound))
        #expect(
            scene.say(long, .maya, in: id, key: "k") == .refused(.conflict("The clientID was used for other content"))
        )
        guard case .refused(.guarded) = scene.say(long, .sue, in: id, seen: 1) else {
            Issue.record("no guard")
            return
        }
        #expect(scene.say(long, .maya, in: id) == .refused(.tooLarge(field: "text")))
        #expect(scene.say(String(long.dropLast()), .maya, in: id) != .refused(.tooLarge(field: "text")))
        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom)))
        #expect(scene.say(long, .tom, in: id) == .refused(.closed))
    }

    @Test func `each text has its own length`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        func long(_ limit: Int) -> String { String(repeating: "\u{1F600}", count: limit + 1) }
        let commands: [(Command, String)] = [
            (.prioritise(conversation: id, by: .tom, priority: 1, reason: long(TextLimit.reason)), "reason"),
            (.transfer(conversation: id, by: .tom, to: .bot, reason: long(TextLimit.reason)), "reason"),
            (.requestHelp(conversation: id, by: .tom, text: long(TextLimit.reason)), "text"),
            (.resolve(ResolveConversation(conversation: id, by: .tom, note: long(TextLimit.message))), "note"),
            (
                .resolve(ResolveConversation(conversation: id, by: .tom, disposition: long(TextLimit.disposition))),
                "disposition"
            ),
        ]

        for (command, field) in commands {
            let before = scene.floor
            #expect(scene.send(command) == .refused(.tooLarge(field: field)))
            #expect(scene.floor == before)
        }
    }

    @Test func `a repeated key is answered from the first time`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.say("Once", .maya, in: id, key: "k")
        let first = scene.now

        #expect(scene.say("Once", .maya, in: id, key: "k") == .duplicate(seq: 3, at: first))
        #expect(
            scene.say("Twice", .maya, in: id, key: "k")
                == .refused(.conflict("The clientID was used for other content"))
        )
        #expect(scene.say("Once", .tom, in: id, key: "k") == .done(seq: 4))
    }

    @Test func `a key stays used after the conversation is resolved`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.say("Once", .tom, in: id, key: "k")
        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom)))

        let repeated = scene.say("Once", .tom, in: id, key: "k")

        #expect(repeated != .refused(.closed))
    }

    @Test func `staff cannot write into what is over`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom)))

        #expect(scene.say("One more thing", .tom, in: id) == .refused(.closed))
    }

    @Test func `nobody talks over a colleague unseen`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.say("I take it", .ada, in: id)

        let unseen = scene.say("Me too", .tom, in: id, key: "k", seen: 2)

        #expect(unseen == .refused(.guarded(seq: 3, by: .ada)))
        #expect(scene.say("Me too", .tom, in: id, key: "k", seen: 3) == .done(seq: 4))
    }

    @Test func `own messages and the customer's never guard`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.say("One", .tom, in: id)
        scene.say("Well?", .maya, in: id)

        #expect(scene.say("Two", .tom, in: id, seen: 0) == .done(seq: 5))
    }

    @Test func `the colleague behind one's own last message guards`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.botSays("Hello", in: id)
        scene.say("One", .tom, in: id)

        #expect(scene.say("Two", .tom, in: id, seen: 2) == .refused(.guarded(seq: 3, by: .bot)))
        #expect(scene.say("Two", .tom, in: id, seen: 2, force: true) == .done(seq: 5))
    }

    @Test func `a choice is one of the last choices`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.botSays("Which one?", in: id)

        let wrong = scene.say("Third", .maya, in: id, choice: "third")

        #expect(wrong == .refused(.invalid(field: "choice", reason: "not among the last choices")))
        #expect(scene.say("That helped", .maya, in: id, choice: "yes") == .done(seq: 4))
    }

    @Test func `the human choice hands over after the message`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.botSays("Which one?", in: id)

        scene.say("Talk to a person", .maya, in: id, choice: "human")

        #expect(scene.lastTypes == [.messagePosted, .handoffRequested, .conversationQueued])
        #expect(scene[id]?.handoffReason == .customerAsked)
        #expect(!scene.last.effects.contains { if case .askBot = $0 { true } else { false } })
    }

    @Test func `an answer clears the waiting of the customer`() {
        var scene = FloorScene()
        let id = scene.open()
        #expect(scene[id]?.unansweredSince != nil)

        scene.say("Here I am", .tom, in: id)

        #expect(scene[id]?.unansweredSince == nil)
        #expect(scene[id]?.participants == [.tom])
    }

    @Test func `a conversation not in memory is not found`() {
        var scene = FloorScene()

        #expect(scene.say("Hello", .maya, in: ConversationID(rawValue: 9)) == .refused(.notFound))
    }

    @Test func `notes and whispers stay hidden from customers`() {
        var scene = FloorScene()
        let id = scene.open()
        for isWhisper in [false, true] {
            scene.send(
                .addNote(
                    AddNote(
                        conversation: id,
                        by: .sue,
                        clientID: "n\(isWhisper)",
                        contentHash: 1,
                        text: "Careful",
                        isWhisper: isWhisper
                    )
                )
            )
        }

        #expect(scene.types(of: id).suffix(2) == [.noteAdded, .whisperSent])
        #expect(scene.log.suffix(2).allSatisfy { CustomerEvent($0) == nil })
        #expect(scene[id]?.customerHead == 2)
    }
}
