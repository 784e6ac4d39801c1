import Configuration
import Foundation
import Yams

/// The YAML file of a configuration: a provider of values, and the list of its keys.
struct ConfigurationFile {
    let folder: URL
    let provider: any ConfigProvider
    let unknownKeys: [ConfigurationFault]

    init(_ url: URL) async throws(ConfigurationError) {
        folder = url.absoluteURL.deletingLastPathComponent()
        guard let data = try? Data(contentsOf: url), let text = String(data: data, encoding: .utf8) else {
            throw .unreadable(file: url.relativePath, reason: "cannot be read as a UTF-8 text")
        }
        do {
            let root = try Yams.compose(yaml: text)
            let isEmpty = root == nil || root?.null != nil
            guard isEmpty || root?.mapping != nil else {
                throw ConfigurationError.unreadable(
                    file: url.relativePath,
                    reason: "must be a mapping of keys to values"
                )
            }
            unknownKeys = isEmpty ? [] : Self.unknownKeys(of: root, at: "")
            guard !isEmpty, unknownKeys.isEmpty else {
                provider = InMemoryProvider(name: "file", values: [:])
                return
            }
            let place = InMemoryProvider(values: ["filePath": ConfigValue(.string(url.path), isSecret: false)])
            provider = try await FileProvider<YAMLSnapshot>(config: ConfigReader(provider: place))
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw .unreadable(file: url.relativePath, reason: Self.words(for: error))
        }
    }

    private static func unknownKeys(of node: Node?, at path: String) -> [ConfigurationFault] {
        let known = Configuration.settings.map(\.key)
        return (node?.mapping).map(Array.init)?.flatMap { pair -> [ConfigurationFault] in
            let name = pair.key.string ?? "?"
            let key = path.isEmpty ? name : "\(path).\(name)"
            if known.contains(key) {
                return pair.value.mapping == nil
                    ? [] : [ConfigurationFault(key: key, reason: "takes a value, not keys")]
            }
            guard known.contains(where: { $0.hasPrefix(key + ".") }) else {
                return [ConfigurationFault(key: key, reason: "is not a key of Hark" + hint(for: key))]
            }
            if pair.value.null != nil { return [] }
            guard pair.value.mapping != nil else {
                return [ConfigurationFault(key: key, reason: "takes keys, not a value")]
            }
            return unknownKeys(of: pair.value, at: key)
        } ?? []
    }

    private static func hint(for key: String) -> String {
        let wanted = key.lowercased()
        let near = Configuration.settings.first { setting in
            let name = setting.key.lowercased()
            return name == wanted || name.split(separator: ".").last == wanted.split(separator: ".").last
        }
        return near.map { "; is \($0.key) meant?" } ?? ""
    }

    private static func words(for error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            "line \(mark.line): \(problem)"
        case .duplicatedKeysInMapping(let keys, let context):
            "line \(context.mark.line): holds a key twice: \(keys.sorted().joined(separator: ", "))"
        default: "is not readable YAML: \(error)"
        }
    }
}
