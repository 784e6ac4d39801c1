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
        /// A number.
        case decimal(Double)
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
    ) throws(ConfigurationError) -> Configuration {
        var document: ConfigurationFile?
        if let file { document = try ConfigurationFile(file) }
        let reading = ConfigurationReading(file: document, flags: flags, environment: environment)
        return try reading.configuration()
    }
}

/// Takes each setting from the first place that has it.
private struct ConfigurationReading {
    let file: ConfigurationFile?
    let environment: [String: String]
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
        self.environment = environment
        near = ConfigReader(providers: [
            InMemoryProvider(name: "flags", values: values),
            EnvironmentVariablesProvider(environmentVariables: Dictionary(uniqueKeysWithValues: mine)),
        ])
        far = ConfigReader(provider: file?.provider ?? InMemoryProvider(name: "file", values: [:]))
    }

    func configuration() throws(ConfigurationError) -> Configuration {
        var configuration = Configuration()
        var faults = file?.faults ?? []
        for setting in Configuration.settings where !read(setting, into: &configuration) {
            faults.append(ConfigurationFault(key: setting.key, reason: setting.demand, place: place(of: setting.key)))
        }
        for fault in ConfigurationCheck.faults(of: configuration) {
            faults.append(ConfigurationFault(key: fault.key, reason: fault.reason, place: place(of: fault.key)))
        }
        guard faults.isEmpty else { throw .invalid(file?.sorted(faults) ?? faults) }
        return configuration
    }

    /// Where the value in effect stands; nil when that is the command line.
    private func place(of key: String) -> String? {
        guard isSet(ConfigKey(key), in: near) else { return file?.place(of: key) }
        return Configuration.settings.first { $0.key == key && environment[$0.variable] != nil }?.variable
    }

    /// Puts the setting's value in its place, or returns false when that is wrong.
    private func read(_ setting: Setting, into configuration: inout Configuration) -> Bool {
        let key = ConfigKey(setting.key)
        switch setting.kind {
        case .text(let place):
            take(near.string(forKey: key) ?? far.string(forKey: key), into: &configuration[keyPath: place])
        case .path(let place):
            let path = near.string(forKey: key) ?? far.string(forKey: key).map(fromFolder)
            take(path, into: &configuration[keyPath: place])
        case .choice(let place, let names):
            guard let name = near.string(forKey: key) ?? far.string(forKey: key) else { return true }
            guard names.contains(name) else { return false }
            configuration[keyPath: place] = name
        case .list(let place):
            guard let list = value(of: key, by: { $0.stringArray(forKey: key) }) else { return false }
            take(list, into: &configuration[keyPath: place])
        case .flag(let place):
            guard let flag = value(of: key, by: { $0.bool(forKey: key) }) else { return false }
            take(flag, into: &configuration[keyPath: place])
        case .number(let place, let range, _):
            guard let number = number(key, in: range) else { return false }
            take(number, into: &configuration[keyPath: place])
        case .decimal(let place, let range):
            guard let number = value(of: key, by: { $0.double(forKey: key) }),
                number.map(range.contains) != false
            else { return false }
            take(number, into: &configuration[keyPath: place])
        case .seconds(let place, let range):
            guard let number = number(key, in: range) else { return false }
            take(number.map { Duration.seconds($0) }, into: &configuration[keyPath: place])
        }
        return true
    }

    private func take<Value>(_ value: Value?, into place: inout Value) {
        if let value { place = value }
    }

    private func fromFolder(_ path: String) -> String {
        guard let folder = file?.folder, !path.isEmpty, !path.hasPrefix("/") else { return path }
        return folder.appendingPathComponent(path).standardizedFileURL.path
    }

    /// The number, `.some(nil)` when no place has one, nil when it is wrong.
    private func number(_ key: ConfigKey, in range: ClosedRange<Int>) -> Int?? {
        guard let number = value(of: key, by: { $0.int(forKey: key) }) else { return nil }
        return number.map(range.contains) == false ? nil : .some(number)
    }

    /// The value, `.some(nil)` when no place has one, nil when it is of another type.
    private func value<Value>(of key: ConfigKey, by get: (ConfigReader) -> Value?) -> Value?? {
        if let value = get(near) { return value }
        return isSet(key, in: near) ? nil : .some(get(far))
    }

    /// The plain getters take a value of another type for none.
    private func isSet(_ key: ConfigKey, in reader: ConfigReader) -> Bool {
        reader.string(forKey: key) != nil || reader.stringArray(forKey: key) != nil
            || reader.bool(forKey: key) != nil || reader.int(forKey: key) != nil || reader.double(forKey: key) != nil
    }
}

extension Configuration.Flag {
    fileprivate var content: ConfigContent {
        switch self {
        case .text(let text): .string(text)
        case .list(let texts): .stringArray(texts)
        case .flag(let flag): .bool(flag)
        case .number(let number): .int(number)
        case .decimal(let number): .double(number)
        }
    }
}
