import HarkDomain
import HarkHub
import HarkLanguage
import HarkProtocol
import HarkStore
import HarkTransport

/// The pages on which a customer rates a conversation by a link.
///
/// Asking never votes, and nothing tells a link that is forged from one that is too old.
struct SurveyPages: Sendable {
    private let services: Services
    private let words: PageWords
    private let tokens: SurveyTokens

    init(_ services: Services, words: PageWords) {
        (self.services, self.words) = (services, words)
        tokens = SurveyTokens(secret: services.store.secret)
    }

    /// True when these pages answer for the path.
    static func owns(_ path: String) -> Bool { path == "/s" || path.hasPrefix("/s/") }

    /// Shows the questions, or takes the answers to them.
    func respond(to request: HTTPRequest) async -> HTTPResponse {
        do {
            switch request.method {
            case "GET", "HEAD": return try await show(String(request.path.dropFirst(3)), request)
            case "POST": return try await take(request)
            default:
                var response = notice("missing.title", "missing.text", request).response(405)
                response.headers["Allow"] = "GET, HEAD, POST"
                return response
            }
        } catch {
            return busy(request, 503, retryAfterMs: 1000)
        }
    }

    private func show(_ token: String, _ request: HTTPRequest) async throws(StoreError) -> HTTPResponse {
        guard let chat = try await chat(of: token, request) else { return bad(request) }
        return answer(chat, token, SurveyForm(chat.record.survey), 200)
    }

    private func take(_ request: HTTPRequest) async throws(StoreError) -> HTTPResponse {
        guard let body = FormBody(request) else {
            return notice("survey.badTitle", "survey.bad", request).response(415)
        }
        let token = body["token"]
        guard let chat = try await chat(of: token, request) else { return bad(request) }
        let form = SurveyForm(body, chat.questions)
        guard form.problems.isEmpty, let score = form.score else { return answer(chat, token, form, 400) }
        let rating = PageRating(
            conversation: chat.record.id,
            score: score,
            solved: form.solved,
            comment: form.comment.isEmpty ? nil : form.comment,
            answers: form.answers(chat.questions),
            // What is no time was never shown: such a form is of no use.
            seen: body["seen"].isEmpty ? nil : Int64(body["seen"]) ?? -1,
            name: chat.customer,
            isLocal: request.isLoopback
        )
        guard chat.isOutstanding || chat.record.status.isOpen else { return answer(chat, token, form, 410) }
        switch await services.floor.rate(rating) {
        case .done, .duplicate: return seeAgain(token)
        case .refused(.conflict):
            // It was answered or reopened a moment ago, perhaps: the page tells by what is so now.
            let chat = try await self.chat(of: token, request) ?? chat
            guard !rating.isCurrent(for: chat.record) else { return answer(chat, token, form, 409) }
            return answer(chat, token, SurveyForm(chat.record.survey), 409, notice: "survey.stale")
        case .refused(.rateLimited(let wait)): return busy(request, 429, retryAfterMs: wait)
        case .refused: return busy(request, 503, retryAfterMs: 1000)
        }
    }

    /// Leads the browser back to the page, so that loading it again sends nothing.
    private func seeAgain(_ token: String) -> HTTPResponse {
        var response = HTTPResponse(status: 303, headers: ["Location": "/s/\(token)"])
        SecurityHeaders.api.apply(to: &response)
        return response
    }

    /// The questions while they are open, else why they are not.
    private func answer(
        _ chat: SurveyChat,
        _ token: String,
        _ form: SurveyForm,
        _ status: Int,
        notice: String? = nil
    ) -> HTTPResponse {
        let within = services.configuration.floor.surveyWithin
        let hours = String(within / .seconds(3600) == 0 ? 1 : Int(within / .seconds(3600)))
        func closed(_ key: String, _ status: Int) -> HTTPResponse {
            let text = words(key, in: chat.language, ["hours": hours])
            return WordPage(language: chat.language, title: chat.title(words), text: text).response(status)
        }
        guard let end = chat.record.resolvedAt, !chat.record.status.isOpen else {
            return closed("survey.open", status)
        }
        guard chat.isOutstanding else { return closed("survey.calledOff", 410) }
        guard services.now() <= end + within else { return closed("survey.late", status) }
        var page = SurveyPage(chat: chat, token: token, form: form, words: words, hours: hours)
        page.notice = notice
        return page.page.response(status)
    }

    private func chat(of token: String, _ request: HTTPRequest) async throws(StoreError) -> SurveyChat? {
        guard let ticket = tokens.ticket(of: token, at: services.now()) else { return nil }
        let wanted = Language.wanted(by: request)
        return try await services.store.reading { store throws(StoreError) in
            try SurveyChat(ticket, in: store, else: wanted)
        }
    }

    private func bad(_ request: HTTPRequest) -> HTTPResponse {
        notice("survey.badTitle", "survey.bad", request).response(404)
    }

    private func busy(_ request: HTTPRequest, _ status: Int, retryAfterMs: Int) -> HTTPResponse {
        var response = notice("failed", "survey.moment", request).response(status)
        response.headers["Retry-After"] = String(max(1, (retryAfterMs + 999) / 1000))
        return response
    }

    private func notice(_ title: String, _ text: String, _ request: HTTPRequest) -> WordPage {
        let language = Language.wanted(by: request)
        return WordPage(language: language, title: words(title, in: language), text: words(text, in: language))
    }
}

/// The conversation that a survey is about, as far as its page needs it.
struct SurveyChat: Sendable {
    let record: ConversationRecord
    /// When the rating was asked for by whose link this is.
    let askedAt: Timestamp
    /// The site's name.
    let site: String
    /// The customer's name, when known.
    let customer: String?
    let language: Language

    /// True while the rating that the link is for stands: it does not once the conversation went on before it was given.
    var isOutstanding: Bool { record.ask?.at == askedAt }

    /// What is asked beyond how it was and whether it was solved.
    var questions: [SurveyQuestion] { isOutstanding ? record.ask?.survey.questions ?? [] : [] }

    /// Which answer counts: when it was given, 0 before the first.
    var seen: Int64 { record.survey?.at.milliseconds ?? 0 }

    func title(_ words: PageWords) -> String { words("survey.title", in: language, ["name": site]) }
}

extension SurveyChat {
    /// Reads it from the store; nil when the conversation is gone.
    init?(_ ticket: SurveyTicket, in store: Store, else wanted: Language) throws(StoreError) {
        guard let record = try store.record(ticket.conversation) else { return nil }
        let site = try store.sites().first { $0.profile.id == record.site }
        var customer: String?
        if let contact = record.contact { customer = try store.contact(contact)?.name }
        let language = record.language.map { Language(tag: $0) ?? .english } ?? wanted
        self.init(
            record: record,
            askedAt: ticket.askedAt,
            site: site?.profile.name ?? "",
            customer: customer,
            language: language
        )
    }
}
