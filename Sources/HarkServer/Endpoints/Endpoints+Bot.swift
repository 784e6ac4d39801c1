import HarkBot
import HarkDomain
import HarkHub
import HarkProtocol
import HarkTransport

extension Endpoints {
    /// What the bot knows; each change makes a version that speaks at once.
    var botDocuments: [Route] { articleRoutes + ruleRoutes }

    /// Changes the version that speaks, and lets the result speak when nothing is wrong with it.
    func release(
        _ note: String,
        _ call: Call,
        _ change: (BotFiles) throws(DocumentEdit.Failure) -> BotFiles
    ) async throws {
        let files: BotFiles
        do throws(DocumentEdit.Failure) {
            files = try change(services.workshop.live.build.files)
        } catch {
            throw error.refusal
        }
        try await release(files, note: note, call)
    }
}

extension DocumentEdit.Failure {
    /// Why an edit can't be made, for those who asked for it.
    var refusal: Refusal {
        switch self {
        case .unreadable(let name): .conflict("\(name) can't be read")
        case .missing(let id): .conflict("There is no \(id)")
        case .taken(let id): .conflict("There is another \(id)")
        case .tooIntricate(let name):
            .conflict("\(name) is written in a way that can't be changed safely: change it in the draft")
        case .tooMuch(let name): .conflict("\(name) would make the bot's files too many or too large")
        }
    }
}

extension HTTPResponse {
    /// A page of things in their own order, with their names as cursors.
    static func list<Item>(
        named items: [Item],
        _ call: Call,
        _ name: (Item) -> String,
        _ write: (inout JSONWriter, Item) -> Void
    ) throws(Refusal) -> HTTPResponse {
        let limit = try call.request.number("limit", in: 1...Pagination.longest) ?? Pagination.longest
        var rest = items[...]
        if let after = call.request.parameter("after") {
            guard let index = items.firstIndex(where: { name($0) == after }) else {
                throw .invalid(field: "after", reason: "is not a cursor")
            }
            rest = items[(index + 1)...]
        }
        let page = rest.prefix(limit)
        return .object { writer in
            writer.objects("items", page, write)
            writer.member("next", page.count < rest.count ? page.last.map(name) : nil)
        }
    }
}
