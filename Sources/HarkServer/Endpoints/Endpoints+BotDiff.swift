import HarkBot
import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    /// What the draft changes.
    var botDiff: [Route] {
        [
            Route(
                "GET",
                "/api/v1/bot/draft/diff",
                .staff(.read, .botRules),
                "What the draft changes in the version that speaks, as a unified diff of each file.",
                gives: .named("BotDiff"),
                run: botDraftDiff
            )
        ]
    }

    private func botDraftDiff(_ call: Call) async throws -> HTTPResponse {
        let draft = try await find { store throws(StoreError) in try store.botDraft() }
        let files = try BotFiles(json: draft.files)
        let live = services.workshop.live
        return .object { $0.changes(to: files, from: live) }
    }
}

extension JSONWriter {
    /// What files change in the version that speaks.
    mutating func changes(to files: BotFiles, from live: BotWorkshop.Live) {
        member("base", live.version)
        objects("files", files.changes(from: live.build.files)) {
            $0.member("name", $1.name)
            $0.member("diff", $1.diff.unified($1.name))
        }
    }

    /// What became of scripted dialogues.
    mutating func rehearsal(_ rehearsal: BotRehearsal) {
        member("passed", rehearsal.passed)
        member("failed", rehearsal.failed)
        name("milliseconds")
        double((rehearsal.milliseconds * 10).rounded() / 10)
        objects("items", rehearsal.items) { writer, item in
            writer.member("file", item.file)
            writer.member("dialogues", item.dialogues)
            guard let difference = item.difference else { return }
            writer.name("difference")
            writer.object {
                $0.member("dialogue", difference.dialogue)
                $0.member("turn", difference.turn)
                if let line = difference.line { $0.member("line", line) }
                $0.member("reason", difference.reason)
            }
        }
    }

    /// Writes an object.
    mutating func object(_ body: (inout JSONWriter) -> Void) {
        beginObject()
        body(&self)
        endObject()
    }
}
