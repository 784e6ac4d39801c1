import Foundation
import Testing

@testable import HarkBot

/// The schemas for editors in `config/bot/schema`: they know the keys that the readers know, and the demo fits them.
struct SchemaTests {
    /// A kind of mapping: where its schema stands, and a document with one unknown key in such a mapping.
    struct Kind: Sendable, CustomStringConvertible {
        let schema: String
        let document: String
        var description: String { schema }

        init(_ schema: String, _ document: String) {
            (self.schema, self.document) = (schema, document)
        }

        static func rules(_ definition: String, _ part: String) -> Kind {
            let head = "greeting: {en: a, zh: b}\nstarters: {en: [], zh: []}\n"
            return Kind("rules.json#/definitions/" + definition, head + part)
        }

        static func flow(_ definition: String, _ part: String) -> Kind {
            Kind("flow.json#/definitions/" + definition, "id: a\ntitle: a\n" + part)
        }

        static func dialogues(_ definition: String, _ part: String) -> Kind {
            Kind("dialogues.json#/definitions/" + definition, "dialogues: [{name: a, \(part)}]")
        }
    }

    static let kinds: [Kind] = [
        Kind("rules.json#", "odd: x"),
        .rules("site", "sites: {a: {odd: x}}"),
        .rules("localized", "sites: {a: {greeting: {odd: x}}}"),
        .rules("starters", "sites: {a: {starters: {odd: x}}}"),
        .rules("words", "wares: {odd: x}"),
        .rules("words", "outOfScope: {odd: x}"),
        .rules("synonyms", "synonyms: {odd: x}"),
        .rules("handoff", "handoff: {odd: x}"),
        .rules("handoff/properties/attribute", "handoff: {attribute: {odd: x}}"),
        .rules("intent", "intents: [{odd: x}]"),
        .rules("rule", "rules: [{odd: x}]"),
        .rules("condition", "rules: [{id: a, title: a, when: [{odd: x}]}]"),
        .rules("spoken", "rules: [{id: a, title: a, say: {odd: x}}]"),
        .rules("choice", "rules: [{id: a, title: a, choices: [{odd: x}]}]"),
        .rules("link", "rules: [{id: a, title: a, links: [{odd: x}]}]"),
        Kind("flow.json#", "id: a\nodd: x"),
        .flow("slot", "slots: {a: {odd: x}}"),
        .flow("words", "slots: {a: {type: text, ask: {odd: x}}}"),
        .flow("option", "slots: {a: {type: oneOf, ask: {en: a, zh: b}, options: [{odd: x}]}}"),
        .flow("step", "steps: [{odd: x}]"),
        .flow("way", "steps: [{confirm: {en: a, zh: b}, no: {odd: x}}]"),
        .flow("call", "steps: [{call: {odd: x}}]"),
        .flow("field", "steps: [{call: {url: 'https://a.example/', map: {a: {odd: x}}}}]"),
        Kind("dialogues.json#", "odd: x"),
        .dialogues("dialogue", "odd: x"),
        .dialogues("facts", "facts: {odd: x}, turns: []"),
        .dialogues("call", "calls: [{odd: x}], turns: []"),
        .dialogues("turn", "turns: [{odd: x}]"),
    ]

    @Test(arguments: kinds)
    func `a schema and its reader know the same keys`(kind: Kind) throws {
        let schema = try Schemas.demo()
        let properties = try #require(schema.node(at: kind.schema)?["properties"]?.object)

        let known = try #require(try Self.knownKeys(of: kind), "nothing was refused")

        #expect(Set(properties.keys) == Set(known))
        #expect(schema.node(at: kind.schema)?["additionalProperties"] == .bool(false))
    }

    @Test func `each mapping of fixed keys is compared`() throws {
        let compared = Set(Self.kinds.map(\.schema))

        #expect(try Schemas.demo().strictPlaces.subtracting(compared).isEmpty)
    }

    @Test(arguments: [
        ("rules.json#", "bot/demo.yaml"), ("flow.json#", "bot/flows/"), ("dialogues.json#", "bot/tests/"),
    ])
    func `the demo's files fit their schema, which they name`(schema: String, place: String) throws {
        let url = URL.demo(place)
        let isFolder = place.hasSuffix("/")
        let names = isFolder ? try FileManager.default.contentsOfDirectory(atPath: url.path) : [""]
        for name in names {
            let file = try TextFile.read(isFolder ? url.appendingPathComponent(name) : url)
            let document = try YAMLDocument(file.text, file: file.name)

            let value = try #require(document.json(at: []))
            #expect(try Schemas.demo().faults(of: value, schema) == [], "\(file.name)")
            let path = (isFolder ? "../" : "") + "schema/" + schema.dropLast()
            #expect(file.text.hasPrefix("# yaml-language-server: $schema=\(path)\n"), "\(file.name)")
        }
    }

    @Test(arguments: [
        ("rules.json#/definitions/condition", #"{"hours": "noon"}"#),
        ("rules.json#/definitions/choice", #"{"id": "a", "label": {"en": "a", "zh": "b"}}"#),
        ("rules.json#/definitions/link", #"{"title": {"en": "a", "zh": "b"}, "url": "javascript:x"}"#),
        ("flow.json#/definitions/call", #"{"url": "https://a.example/"}"#),
        ("dialogues.json#/definitions/turn", #"{"customer": "a", "tap": "b"}"#),
    ])
    func `a schema refuses what the reader refuses`(schema: String, json: String) throws {
        let value = try JSONDecoder().decode(BotJSON.self, from: Data(json.utf8))

        #expect(try !Schemas.demo().faults(of: value, schema).isEmpty)
    }

    /// What the reader says that it knows when it meets an unknown key.
    private static func knownKeys(of kind: Kind) throws -> [String]? {
        do throws(BotError) {
            switch kind.schema.prefix(while: { $0 != "." }) {
            case "rules": _ = try YAMLDocument(kind.document, file: "a").decode(BotScript.self)
            case "flow": _ = try YAMLDocument(kind.document, file: "a").decode(FlowDocument.self)
            default: _ = try BotScriptFile(name: "a", text: kind.document)
            }
            return nil
        } catch {
            let reason = try error.faultsOrRethrown().first?.reason ?? ""
            return reason.split(separator: "known are ").dropFirst().first?.components(separatedBy: ", ")
        }
    }
}
