import HarkIntent
import Testing

@Suite struct IntentExampleTests {
    @Test func `texts that the bot shall refuse are marked as the protocol says`() {
        #expect(IntentExample(text: "What is love?", intent: "oos").intent == IntentExample.outOfScope)
    }
}
