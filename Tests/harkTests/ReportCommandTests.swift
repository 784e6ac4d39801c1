import Foundation
import HarkTesting
import Testing

/// What `hark report` prints, and how it ends.
@Suite(.serialized) final class ReportCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-cli-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `a directory is measured beside its server, and nothing is written`() throws {
        let data = folder.appendingPathComponent("data")
        try HarkProcess.run("site", "add", "--data", data.path, "--key", "shop", "--name", "Shop")
        let before = try FileManager.default.contentsOfDirectory(atPath: data.path).sorted()

        let text = try report(data, ["--from", "2027-01-01", "--to", "2027-02-01"])
        let json = try report(data, ["--by", "day", "--json"])
        let csv = try report(data, ["--by", "queue", "--measures", "chats,csat", "--compare", "--csv"])

        let days = "Conversations that began 2027-01-01 to 2027-01-31 ("
        #expect(text.status == 0 && text.output.hasPrefix(days), "\(text)")
        #expect(json.status == 0 && json.output.hasPrefix(#"{"from":"#) && json.output.hasSuffix("}\n"), "\(json)")
        let header = "key,name,chats,chats.n,chats.before,csat,csat.n,csat.low,csat.high,csat.before\r\n"
        #expect(csv.status == 0 && csv.output == header + "total,Total,0,0,0,,0,,,\r\n", "\(csv)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: data.path).sorted() == before)
    }

    private func report(_ data: URL, _ options: [String]) throws -> HarkProcess.Outcome {
        try HarkProcess(["report", "chats", "--data", data.path] + options).outcome()
    }

    @Test func `the measures are told without a directory`() throws {
        let text = try HarkProcess.run("report", "measures")
        let json = try HarkProcess.run("report", "measures", "--json")

        #expect(text.status == 0 && text.output.contains("abandonment (Abandonment, share): Of the conversations"))
        #expect(json.status == 0 && json.output.hasPrefix(#"{"measures":[{"id":"chats""#))
    }

    @Test func `a wrong command line is told as such, and no directory as trouble with storage`() throws {
        let none = folder.appendingPathComponent("none").path

        #expect(try HarkProcess.run("report", "chats").status == 64)
        #expect(try HarkProcess.run("report", "speed", "--data", none).status == 64)
        let key = try HarkProcess.run("report", "chats", "--data", none, "--by", "colour")
        #expect(key.status == 64 && key.complaint.contains("--by must be one of queue, agent"), "\(key)")
        #expect(try HarkProcess.run("report", "chats", "--data", none, "--from", "yesterday").status == 64)
        #expect(try HarkProcess.run("report", "chats", "--data", none, "--csv", "--json").status == 64)
        #expect(try HarkProcess.run("report", "chats", "--data", none).status == 70)
    }

    @Test(arguments: [
        ("conversations", "0 conversations\n\nNothing.\n", #"{"conversations":[]}"#, "id,startedAt,"),
        ("satisfaction", "0 of 0 answered", #"{"measure":"#, "id,name,n,raw,value,"),
        ("causes", "chats: ", #"{"complete":true,"#, "dimension,key,value,"),
        ("patterns", "Of 0 conversations of 0\n", #"{"complete":true,"#, "kind,what,count,"),
        ("topics", "Of 0 conversations of 0\n", #"{"complete":true,"#, "terms,size,share,"),
        ("suggestions", "0 suggestions; nobody has searched yet\n", #"{"suggestions":[]}"#, "id,kind,status,"),
    ])
    func `each report is told as text, JSON and CSV`(name: String, text: String, json: String, csv: String) throws {
        let data = folder.appendingPathComponent("data").path
        try HarkProcess.run("site", "add", "--data", data, "--key", "shop", "--name", "Shop")
        let before = try FileManager.default.contentsOfDirectory(atPath: data).sorted()

        for (flags, wanted) in [([], text), (["--json"], json), (["--csv"], csv)] {
            let told = try HarkProcess(["report", name, "--data", data] + flags).outcome()
            #expect(told.status == 0 && told.output.hasPrefix(wanted), "\(told)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: data).sorted() == before)
    }

    @Test func `options that do not go with a report, and a queue that never was, are named`() throws {
        let data = folder.appendingPathComponent("data").path
        try HarkProcess.run("site", "add", "--data", data, "--key", "shop", "--name", "Shop")
        let wrong = [
            ["forecast", "--from", "2027-01-01"], ["satisfaction", "--by", "agent"], ["chats", "--horizon", "3"],
            ["suggestions", "--queue", "x"],
        ]
        for words in wrong {
            let told = try HarkProcess(["report"] + words + ["--data", data]).outcome()
            #expect(told.status == 64 && told.complaint.contains("\(words[1]) does not go with \(words[0])"), "\(told)")
        }
        for words in [["chats", "--queue", "zzz"], ["forecast", "--step", "year"], ["causes", "--measure", "speed"]] {
            let told = try HarkProcess(["report"] + words + ["--data", data]).outcome()
            #expect(told.status == 64 && told.complaint.contains("hark: \(words[1]) "), "\(told)")
        }
        let early = try HarkProcess.run("report", "forecast", "--data", data)
        #expect(early.status == 1 && early.complaint.contains("A forecast by half hours needs"), "\(early)")
    }
}
