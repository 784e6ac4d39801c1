import Configuration
import Foundation
import Yams

/// The YAML file of a configuration: its values, where they stand, and what is wrong with them.
struct ConfigurationFile {
    let folder: URL
    private let name: String
    private(set) var faults: [ConfigurationFault] = []
    private var values: [AbsoluteConfigKey: ConfigValue] = [:]
    private var lines: [String: Int] = [:]

    init(_ url: URL) throws(ConfigurationError) {
        (folder, name) = (url.absoluteURL.deletingLastPathComponent(), url.relativePath)
        guard let data = try? Data(contentsOf: url) else {
            let isThere = FileManager.default.fileExists(atPath: url.path)
            throw .unreadable(file: name, reason: isThere ? "cannot be read" : "there is no such file")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw .unreadable(file: name, reason: "is no text in UTF-8")
        }
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw Self.unreadable(name, error)
        }
        guard let root, root.null == nil else { return }
        guard let mapping = root.mapping else {
            throw .unreadable(file: name, reason: "must be a mapping of keys to values")
        }
        read(mapping, under: "")
    }

    var provider: InMemoryProvider { InMemoryProvider(name: "file", values: values) }

    /// Where a key or a section stands, as `file:line`; nil when the file does not have it.
    func place(of key: String) -> String? { lines[key].map { "\(name):\($0)" } }

    /// The faults in the order of their lines; those that stand elsewhere come last.
    func sorted(_ faults: [ConfigurationFault]) -> [ConfigurationFault] {
        func rank(_ fault: ConfigurationFault) -> Int {
            fault.place == place(of: fault.key) ? lines[fault.key] ?? .max : .max
        }
        return faults.sorted { rank($0) < rank($1) }
    }

    private mutating func read(_ mapping: Node.Mapping, under path: String) {
        for (name, node) in mapping {
            let word = name.string ?? "?"
            let key = path.isEmpty ? word : "\(path).\(word)"
            lines[key] = name.mark?.line
            if let setting = Configuration.settings.first(where: { $0.key == key }) {
                take(node, for: setting)
            } else if Configuration.settings.contains(where: { $0.key.hasPrefix(key + ".") }) {
                enter(node, at: key)
            } else {
                blame(key, "is not a key of Hark" + hint(for: key))
            }
        }
    }

    private mutating func take(_ node: Node, for setting: Setting) {
        guard node.mapping == nil else { return blame(setting.key, "takes a value, not keys") }
        guard let content = setting.content(of: node) else { return blame(setting.key, setting.demand) }
        values[AbsoluteConfigKey(ConfigKey(setting.key))] = ConfigValue(content, isSecret: false)
    }

    private mutating func enter(_ node: Node, at key: String) {
        if let mapping = node.mapping { return read(mapping, under: key) }
        if node.null == nil { blame(key, "takes keys, not a value") }
    }

    private mutating func blame(_ key: String, _ reason: String) {
        faults.append(ConfigurationFault(key: key, reason: reason, place: place(of: key)))
    }

    private func hint(for key: String) -> String {
        let wanted = key.lowercased()
        let near = Configuration.settings.first { setting in
            let name = setting.key.lowercased()
            return name == wanted || name.split(separator: ".").last == wanted.split(separator: ".").last
        }
        return near.map { "; is \($0.key) meant?" } ?? ""
    }

    private static func unreadable(_ name: String, _ error: any Error) -> ConfigurationError {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            .unreadable(file: "\(name):\(mark.line)", reason: problem)
        case .duplicatedKeysInMapping(let keys, let context):
            .unreadable(
                file: "\(name):\(context.mark.line)",
                reason: "holds a key twice: \(keys.sorted().joined(separator: ", "))"
            )
        default: .unreadable(file: name, reason: "is not readable YAML: \(error)")
        }
    }
}

extension Setting {
    /// The node's value as this setting takes it; nil when it is of another type.
    fileprivate func content(of node: Node) -> ConfigContent? {
        switch kind {
        case .text, .path, .choice: node.scalar.map { .string($0.string) }
        case .number, .seconds: node.int.map { .int($0) }
        case .decimal: node.float.map { .double($0) }
        case .flag: node.bool.map { .bool($0) }
        case .list: Self.texts(of: node).map { .stringArray($0) }
        }
    }

    private static func texts(of node: Node) -> [String]? {
        guard let sequence = node.sequence, sequence.allSatisfy({ $0.scalar != nil }) else { return nil }
        return sequence.compactMap(\.scalar?.string)
    }
}
