import HarkBot
import HarkDomain
import HarkLanguage
import HarkStore
public import HarkTransport

/// The pages: the loader, the widget's frame, the staff's pages, the demo shop and the articles.
public struct Pages: Sendable {
    private let files: StaticFiles
    private let workshop: BotWorkshop
    private let words: PageWords
    /// Where customers rate a conversation by a link.
    let surveys: SurveyPages
    private let showsTests: Bool

    /// Reads the pages' folder once.
    ///
    /// - Throws: `TransportError.folder` when it cannot be read.
    public init(root: String, services: Services) throws(TransportError) {
        files = try StaticFiles(root: root) { path in path == "/hark.js" ? "public, max-age=300" : "no-cache" }
        workshop = services.workshop
        words = try PageWords(root: root, surfaces: ["survey", "further", "pages"])
        surveys = SurveyPages(services, words: words)
        showsTests = services.configuration.testing.echo
    }

    /// The key of the site whose widget is asked for; nil for every other path.
    static func widgetSite(_ request: HTTPRequest) -> String? {
        request.path == "/w/" || request.path == "/w" ? request[query: "site"] ?? "" : nil
    }

    /// Answers for everything that is known without asking the store.
    public func response(for request: HTTPRequest) -> HTTPResponse {
        var response = page(request) ?? missing(request)
        SecurityHeaders.page().apply(to: &response)
        if response.status == 404 { response.headers["Cache-Control"] = "no-store" }
        return response
    }

    /// Says that there is no such page: to somebody who browses as a page, to a program as a line.
    private func missing(_ request: HTTPRequest) -> HTTPResponse {
        guard request.headers["accept"]?.contains("text/html") == true else {
            return .text(404, "There is no such page\n")
        }
        let language = Language.wanted(by: request)
        let text = words("missing.text", in: language)
        return WordPage(language: language, title: words("missing.title", in: language), text: text).response(404)
    }

    private func page(_ request: HTTPRequest) -> HTTPResponse? {
        switch request.path {
        case "/": return HTTPResponse(status: 302, headers: ["Location": "/console/", "Cache-Control": "no-store"])
        case let path where path == "/help" || path.hasPrefix("/help/"):
            return workshop.live.build.help.response(for: request)
        case let path where Self.isPrivate(path) && !(showsTests && path.hasPrefix("/tests/")): return nil
        default: return files.response(for: request)
        }
    }

    /// True for what lies beside the pages for developers only.
    private static func isPrivate(_ path: String) -> Bool {
        path.hasPrefix("/tests/") || path.hasPrefix("/w/") || path.hasSuffix(".json") && !path.hasPrefix("/i18n/")
            || path.hasSuffix(".ts")
    }

    /// The widget's frame, which only the site's own pages and Hark's may embed.
    ///
    /// - Parameters:
    ///   - request: the request for the frame.
    ///   - site: the site; nil when no site has the key.
    /// - Returns: The frame, or that there is no such site.
    func widget(for request: HTTPRequest, site: SiteProfile?) -> HTTPResponse {
        var response: HTTPResponse
        if let site {
            response = files.response(for: request, path: "/widget/") ?? .text(404, "There is no such page\n")
            SecurityHeaders.page(framedBy: ["'self'"] + site.origins).apply(to: &response)
        } else {
            response = .text(404, "There is no such site\n", headers: ["Cache-Control": "no-store"])
            SecurityHeaders.page(framedBy: ["*"]).apply(to: &response)
        }
        return response
    }
}
