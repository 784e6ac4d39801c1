import Foundation
import HarkBot
import HarkDomain
import HarkTesting
import HarkTransport
import Testing

@testable import HarkServer

struct PagesTests {
    @Test func `the staff's pages run only their own files and cannot be framed`() async throws {
        let scene = try await ServerScene()

        let answer = await scene.send("GET", "/console/")

        #expect(answer.status == 200)
        let policy = try #require(answer.headers["content-security-policy"])
        for part in [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
            "require-trusted-types-for 'script'", "frame-ancestors 'none'", "base-uri 'none'",
        ] {
            #expect(policy.contains(part))
        }
        #expect(!policy.contains("unsafe"))
        #expect(
            answer.headers["referrer-policy"] == "no-referrer" && answer.headers["x-content-type-options"] == "nosniff"
        )
    }

    @Test func `the widget may be framed by Hark's pages and its site's origins alone`() async throws {
        let scene = try await ServerScene()
        _ = await scene.send(
            "PATCH",
            "/api/v1/sites/\(SiteID.shop)",
            as: .ann,
            json: #"{"origins":["https://Shop.example/","http://localhost:3000"]}"#
        )

        let shop = await scene.send("GET", "/w/?site=shop")
        let office = await scene.send("GET", "/w/?site=office")
        let unknown = await scene.send("GET", "/w/?site=%3Bscript-src%20*")

        #expect(shop.status == 200 && shop.text.contains("widget"))
        #expect(
            shop.headers["content-security-policy"]?
                .hasSuffix("frame-ancestors 'self' https://shop.example http://localhost:3000") == true
        )
        #expect(office.headers["content-security-policy"]?.hasSuffix("frame-ancestors 'self'") == true)
        #expect(unknown.status == 404 && unknown.headers["content-security-policy"]?.contains("script-src *") == false)
    }

    @Test func `who browses is told by a page that there is none, in words of their language`() async throws {
        let scene = try await ServerScene()

        let english = await scene.send("GET", "/nothing", headers: ["Accept": "text/html,*/*;q=0.8"])
        let chinese = await scene.send(
            "GET",
            "/help/nothing",
            headers: ["Accept": "text/html", "Accept-Language": "fr, zh-CN;q=0.8, en;q=0.5"]
        )
        let program = await scene.send("GET", "/nothing.js", headers: ["Accept": "*/*"])

        #expect(english.status == 404 && english.text.contains("<h1>There is no such page</h1>"))
        #expect(english.headers["cache-control"] == "no-store")
        #expect(chinese.status == 404 && chinese.text.contains("<html lang=\"zh-CN\">"))
        #expect(program.status == 404 && program.headers["content-type"]?.hasPrefix("text/plain") == true)
    }

    @Test func `the list of articles begins with the reader's language`() async throws {
        let scene = try await ServerScene()

        let english = await scene.send("GET", "/help/")
        let chinese = await scene.send("GET", "/help/", headers: ["Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"])

        func order(_ answer: Answer) -> [String] {
            answer.text.split(separator: "<ul lang=\"").dropFirst().map { String($0.prefix(2)) }
        }
        #expect(order(english) == ["en", "zh"] && order(chinese) == ["zh", "en"])
        #expect(chinese.headers["vary"] == "Accept-Language")
    }

    @Test(arguments: [
        "/tests/secret.html", "/tsconfig.json", "/w/../console/", "/../Package.swift", "/etc/passwd", "/s/TOKEN",
        "/nothing", "/help/../console/", "/%2e%2e/x", "/api", "/widget.html\0",
    ])
    func `there is no other file to be had`(path: String) async throws {
        let scene = try await ServerScene()

        #expect(await scene.send("GET", path).status == 404)
    }

    @Test func `the loader, the translations and the way in are there`() async throws {
        let scene = try await ServerScene()

        #expect(await scene.send("GET", "/hark.js").headers["content-type"]?.contains("javascript") == true)
        #expect(await scene.send("GET", "/i18n/widget.en.json").status == 200)
        #expect(await scene.send("GET", "/").headers["location"] == "/console/")
        #expect(await scene.send("POST", "/console/").status == 405)
    }

    @Test func `the articles are plain pages`() async throws {
        let scene = try await ServerScene()
        let first = try #require(scene.services.workshop.live.build.documents.articles.first)

        let list = await scene.send("GET", "/help/")
        let page = await scene.send("GET", "/help/\(first.id)")

        #expect(list.status == 200 && list.text.contains("href=\"/help/\(first.id)\""))
        #expect(page.status == 200 && page.text.contains("<h1>"))
        #expect(page.headers["content-security-policy"]?.contains("script-src") == false)
        #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true)
        #expect(await scene.send("GET", "/help/nothing").status == 404)
    }

    @Test func `the search of the help pages answers in the language of the question, escaped and bounded`()
        async throws
    {
        let scene = try await ServerScene()
        func ask(_ question: String, language: String? = nil) async -> Answer {
            let values =
                [URLQueryItem(name: "q", value: question)]
                + (language.map { [.init(name: "language", value: $0)] } ?? [])
            var parts = URLComponents()
            parts.queryItems = values
            return await scene.send("GET", "/help/?" + (parts.percentEncodedQuery ?? ""))
        }

        let english = await ask("How do I get an invoice?")
        let chinese = await ask("怎么开发票")
        let hostile = await ask("<script>alert(1)</script>\"'")
        let long = await ask(String(repeating: "invoice ", count: 400))

        #expect(english.text.contains("<h2><a href=\"/help/invoices\">"))
        #expect(chinese.text.contains("<section lang=\"zh\">\n<h2><a href=\"/help/invoices-zh\">"))
        #expect(hostile.status == 200 && !hostile.text.contains("<script") && !hostile.text.contains("\"'\""))
        #expect(long.status == 200 && long.text.components(separatedBy: "<section").count <= 9)
        #expect(english.headers["content-security-policy"]?.contains("form-action 'self'") == true)
        #expect(await ask("zorgle", language: "zh").text.contains("没有找到"))
    }

    @Test func `articles for agents are on no help page`() async throws {
        let scene = try await ServerScene()

        for article in scene.services.workshop.live.build.documents.agentArticles {
            let page = await scene.send("GET", "/help/\(article.id)")
            let list = await scene.send("GET", "/help/")
            let found = await scene.send("GET", "/help/?q=goodwill+carrier+compensation+escalate")
            #expect(page.status == 404)
            #expect(!list.text.contains(article.id) && !found.text.contains(article.id))
        }
    }

    @Test func `each article leads to its sister in the other language and to the list`() async throws {
        let scene = try await ServerScene()

        let english = await scene.send("GET", "/help/returns").text
        let chinese = await scene.send("GET", "/help/returns-zh").text

        #expect(english.contains("href=\"/help/returns-zh\" hreflang=\"zh\""))
        #expect(chinese.contains("href=\"/help/returns\" hreflang=\"en\""))
        #expect(chinese.contains("href=\"/help/?language=zh\""))
    }

    @Test func `an article's markup is headings, lists and escaped text`() {
        let html = ArticleMarkup("# A\n\nOne **two**\nthree\n\n- x\n- <b>y</b>\n1. z\n<script>").html

        #expect(
            html == """
                <h2>A</h2>
                <p>One two
                three</p>
                <ul>
                <li>x</li>
                <li>&lt;b&gt;y&lt;/b&gt;</li>
                </ul>
                <ol>
                <li>z</li>
                </ol>
                <p>&lt;script&gt;</p>

                """
        )
    }

    @Test func `alive, ready and measures are told to everybody`() async throws {
        let scene = try await ServerScene()
        _ = await scene.send("GET", "/api/v1/queues")

        #expect(await scene.send("GET", "/healthz").status == 200)
        #expect(await scene.send("GET", "/readyz").status == 200)
        let metrics = await scene.send("GET", "/metrics")
        #expect(metrics.text.contains("# TYPE hark_http_requests_total counter\n"))
        #expect(metrics.text.contains("hark_http_requests_total{code=\"401\"} 1\n"))
        #expect(metrics.text.contains("hark_http_duration_seconds_bucket{le=\"+Inf\"}"))
    }

    @Test func `readiness tells that Hark cannot commit`() async throws {
        let scene = try await ServerScene()
        var services = scene.services
        services.floor.obstacle = { "Storage takes no writes: the disk is full" }

        let answer = await API(services).respond(to: HTTPRequest(path: "/readyz"))

        #expect(answer.status == 503 && answer.headers["retry-after"] != nil)
        #expect(Answer(answer)["detail"] == "Storage takes no writes: the disk is full")
    }

    @Test func `a gate lets as many in as it is wide`() {
        let gate = Gate(width: 2)

        #expect(gate.enter() && gate.enter() && !gate.enter())
        gate.leave()
        #expect(gate.enter() && !gate.enter())
    }
}
