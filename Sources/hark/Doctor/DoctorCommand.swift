import ArgumentParser
import Foundation
import HarkBot
import HarkServer
import HarkStore
import HarkTransport

/// `hark doctor`: looks at all that a server needs, before it starts or while it runs.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at libraries, ports, limits, disk, certificate, schema, backup, clock and configuration."
    )

    @OptionGroup var file: ConfigCommand.File

    @Option(name: .customLong("data"), help: "The data directory.")
    var path: String?

    func run() throws {
        var findings = LibraryCheck.findings()
        do {
            findings += examine(try file.load())
        } catch {
            findings.append(.fault("configuration", "\(error)"))
        }
        for finding in findings { print(finding.line) }
        if findings.contains(where: { $0.grade == .fault }) { throw Ending.refused }
    }

    private func examine(_ configuration: HarkServer.Configuration) -> [Finding] {
        let data = URL(fileURLWithPath: path ?? ".", isDirectory: true)
        var findings: [Finding] = [.ok("configuration", "valid")]
        findings += bot(configuration)
        findings += addresses(configuration).map(PortCheck.finding)
        findings.append(SystemCheck.descriptors(sockets: configuration.limits.socketsTotal))
        findings.append(SystemCheck.disk(data))
        if path != nil { findings.append(SystemCheck.writable(data)) }
        findings += CertificateCheck.findings(
            certificate: configuration.tls.certificate,
            privateKey: configuration.tls.privateKey
        )
        if path != nil {
            findings.append(schema(data))
            if let backup = BackupCheck.finding(data, configuration.backup) { findings.append(backup) }
        }
        findings.append(SystemCheck.clock(lastWritten: path.flatMap { _ in lastWritten(data) }))
        return findings
    }

    private func bot(_ configuration: HarkServer.Configuration) -> [Finding] {
        do {
            let documents = try BotDocuments.load(rules: configuration.botRules, articles: configuration.botArticles)
            return [.ok("bot", "\(documents.script.rules.count) rules, \(documents.articles.count) articles")]
        } catch {
            return [.fault("bot", "\(error)")]
        }
    }

    private func addresses(_ configuration: HarkServer.Configuration) -> [ListenAddress] {
        let usual = ["127.0.0.1:8080"] + (configuration.certificate == nil ? [] : ["127.0.0.1:8443+tls"])
        let texts = configuration.server.listen.isEmpty ? usual : configuration.server.listen
        return texts.compactMap { ListenAddress($0) }
    }

    private func schema(_ data: URL) -> Finding {
        do {
            let store = try Store.open(directory: data, mode: .readOnly, logger: Logs.quiet)
            defer { store.close() }
            return .ok("schema", "the data is of this version")
        } catch StoreError.missing {
            return .ok("schema", "no data yet: the first start makes it")
        } catch StoreError.olderSchema(let found, let known) {
            return .ok("schema", "version \(found): the next start saves a copy and takes it to \(known)")
        } catch {
            return .fault("schema", "\(error)")
        }
    }

    private func lastWritten(_ data: URL) -> Date? {
        ["hark.db", "hark.db-wal"].compactMap { name in
            let values = try? data.appendingPathComponent(name).resourceValues(forKeys: [.contentModificationDateKey])
            return values?.contentModificationDate
        }.max()
    }
}
