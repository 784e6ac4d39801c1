import Configuration
public import Foundation

extension Configuration {
    /// A value given on the command line.
    public enum Flag: Sendable, Equatable {
        /// One text.
        case text(String)
        /// Several texts.
        case list([String])
        /// Yes or no.
        case flag(Bool)
        /// A whole number.
        case number(Int)
    }

    /// Reads the configuration from the command line, the environment, a file and the defaults, in this order.
    ///
    /// A relative path in the file counts from the file's folder; elsewhere from the working directory.
    ///
    /// - Parameters:
    ///   - file: the YAML file; nil for none.
    ///   - flags: what the command line says, by key.
    ///   - environment: the process's environment, of which `HARK_…` counts.
    /// - Returns: The configuration, every value of it checked.
    /// - Throws: `unreadable` for a file that is no YAML, `invalid` with all faults that were found.
    public static func load(
        file: URL?,
        flags: [String: Flag] = [:],
        environment: [String: String] = [:]
    ) async throws(ConfigurationError) -> Configuration {
        var document: ConfigurationFile?
        if let file { document = try await ConfigurationFile(file) }
        let reading = ConfigurationReading(file: document, flags: flags, environment: environment)
        return try reading.configuration()
    }
}

/// Takes each setting from the first place that has it.
private struct ConfigurationReading {
    let file: ConfigurationFile?
    let near: ConfigReader
    let far: ConfigReader

    init(file: ConfigurationFile?, flags: [String: Configuration.Flag], environment: [String: String]) {
        let mine = environment.compactMap { name, value in
            name.hasPrefix("HARK_") ? (String(name.dropFirst(5)), value) : nil
        }
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, flag) in flags {
            values[AbsoluteConfigKey(ConfigKey(key))] = ConfigValue(flag.content, isSecret: false)
        }
        self.file = file
        near = ConfigReader(providers: [
            InMemoryProvider(name: "flags", values: values),
            EnvironmentVariablesProvider(environmentVariables: Dictionary(uniqueKeysWithValues: mine)),
        ])
        far = ConfigReader(providers: [file?.provider ?? InMemoryProvider(name: "file", values: [:])])
    }

    func configuration() throws(ConfigurationError) -> Configuration {
        var configuration = Configuration()
        var faults = file?.unknownKeys ?? []
        for setting in Configuration.settings {
            if let reason = read(setting, into: &configuration) {
                faults.append(ConfigurationFault(key: setting.key, reason: reason))
            }
        }
        faults += ConfigurationCheck.faults(of: configuration)
        guard faults.isEmpty else { throw .invalid(faults) }
        return configuration
    }

    /// Puts the setting's value in its place, or returns what is wrong with it.
    private func read(_ setting: Setting, into configuration: inout Configuration) -> String? {
        let key = ConfigKey(setting.key)
        switch setting.kind {
        case .text(let place):
            return take(near.string(forKey: key) ?? far.string(forKey: key), into: &configuration[keyPath: place])
        case .path(let place):
            let path = near.string(forKey: key) ?? far.string(forKey: key).map(fromFolder)
            return take(path, into: &configuration[keyPath: place])
        case .choice(let place, let names):
            guard let name = near.string(forKey: key) ?? far.string(forKey: key) else { return nil }
            guard names.contains(name) else { return "must be one of \(setting.domain)" }
            configuration[keyPath: place] = name
        case .list(let place):
            if isWrong(key, .list) { return "must be a list of texts" }
            let list = near.stringArray(forKey: key) ?? far.stringArray(forKey: key)
            return take(list, into: &configuration[keyPath: place])
        case .flag(let place):
            if isWrong(key, .flag) { return "must be true or false" }
            return take(near.bool(forKey: key) ?? far.bool(forKey: key), into: &configuration[keyPath: place])
        case .number(let place, let range, _):
            guard let number = number(key, in: range) else { return "must be a whole number, \(setting.domain)" }
            return take(number, into: &configuration[keyPath: place])
        case .seconds(let place, let range):
            guard let number = number(key, in: range) else { return "must be a whole number, \(setting.domain)" }
            return take(number.map { Duration.seconds($0) }, into: &configuration[keyPath: place])
        }
        return nil
    }

    private func take<Value>(_ value: Value?, into place: inout Value) -> String? {
        if let value { place = value }
        return nil
    }

    private func fromFolder(_ path: String) -> String {
        guard let folder = file?.folder, !path.isEmpty, !path.hasPrefix("/") else { return path }
        return folder.appendingPathComponent(path).standardizedFileURL.path
    }

    /// The number, `.some(nil)` when no place has one, nil when it is wrong.
    private func number(_ key: ConfigKey, in range: ClosedRange<Int>) -> Int?? {
        if isWrong(key, .number) { return nil }
        guard let value = near.int(forKey: key) ?? far.int(forKey: key) else { return .some(nil) }
        return range.contains(value) ? .some(value) : nil
    }

    private enum Shape { case list, flag, number }

    /// True when a place has a value of another type, which the plain getters take for none.
    private func isWrong(_ key: ConfigKey, _ shape: Shape) -> Bool {
        [near, far].contains { reader in
            let isThere: Bool =
                switch shape {
                case .list: reader.stringArray(forKey: key) != nil
                case .flag: reader.bool(forKey: key) != nil
                case .number: reader.int(forKey: key) != nil
                }
            return !isThere && isSet(key, in: reader)
        }
    }

    private func isSet(_ key: ConfigKey, in reader: ConfigReader) -> Bool {
        reader.string(forKey: key) != nil || reader.stringArray(forKey: key) != nil
            || reader.bool(forKey: key) != nil || reader.int(forKey: key) != nil
    }
}

extension Configuration.Flag {
    fileprivate var content: ConfigContent {
        switch self {
        case .text(let text): .string(text)
        case .list(let texts): .stringArray(texts)
        case .flag(let flag): .bool(flag)
        case .number(let number): .int(number)
        }
    }
}
