import Foundation

@testable import HarkBot

extension BotEngine {
    /// A small shop: one rule that leads to another, one that hands off, small talk, and two articles.
    static func fixture() throws -> BotEngine {
        try BotEngine(documents: .fixture())
    }
}

extension BotDocuments {
    static func fixture(rules: String = Fixture.rules, articles: [String] = Fixture.articles) throws(BotError) -> Self {
        let files = articles.enumerated().map { TextFile(name: "help/\($0.offset).md", text: $0.element) }
        return try BotDocuments(rules: TextFile(name: "bot.yaml", text: rules), articles: files)
    }
}

enum Fixture {
    static let head = """
        greeting: {en: "Hi, how can we help?", zh: 您好，有什么可以帮您？}
        starters: {en: [Where is my parcel?], zh: [我的包裹在哪里？]}

        """

    static let rules =
        head + #"""
            sites:
              outlet:
                greeting: {en: Welcome to the outlet., zh: 欢迎来到奥莱店。}
            rules:
              - id: hello
                title: Greeting
                smallTalk: true
                when:
                  - pattern: '^\W*(hi|hello|你好)\W*$'
                say: {en: Hello. What can I do for you?, zh: 您好，请问需要什么帮助？}
              - id: parcel
                title: Where is my parcel
                when:
                  - pattern: 'where.*\bparcel|包裹.*哪'
                  - all: [track]
                    any: [parcel, my order]
                    none: [return]
                    language: en
                say: {en: Your tracking link is in the mail., zh: 查询链接在邮件里。}
                links: [{title: {en: Track, zh: 查询}, url: /track}]
                choices:
                  - {id: late, label: {en: It's late, zh: 包裹晚到了}, goto: parcel-late}
              - id: parcel-late
                title: Late parcel
                say: {en: We look for it after three days., zh: 超过三天我们会去查。}
              - id: lawyer
                title: Legal threats
                when: [{any: [lawyer, 律师]}]
                handoff: true
              - id: sizes
                title: Sizes
                when: [{any: [size chart, 尺码表]}]
                article: {en: sizes, zh: sizes-zh}
            """#

    static let articles = [
        """
        ---
        id: sizes
        title: Sizes and fit
        language: en
        keywords: [size, fit, measure, boot]
        ---
        # Sizes

        Our jackets are true to size. Measure your chest and look it up. Take the larger one between two. Sleeves run long.

        ## Boots

        Boots run *small*: take half a size more than in street shoes.
        """,
        """
        ---
        id: sizes-zh
        title: 尺码与合身
        language: zh
        keywords: [尺码, 大小, 偏小, 登山靴]
        ---
        外套尺码标准。请测量胸围后查表。介于两码之间请选大一码。袖子偏长。

        登山靴偏小，建议比平时大半码。
        """,
    ]
}
