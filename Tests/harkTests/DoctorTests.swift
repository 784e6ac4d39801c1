import Foundation
import Testing

@testable import hark

struct DoctorTests {
    @Test func `a library of the version it was built for is fine`() {
        #expect(LibraryCheck.library("zlib", built: "1.2.13", runs: "1.2.13").grade == .ok)
        #expect(LibraryCheck.library("zlib", built: "1.2.13", runs: "1.3.1").grade == .warning)
        #expect(LibraryCheck.library("OpenSSL", built: "3.0.22", runs: "1.1.1").grade == .fault)
    }

    @Test func `this process runs with what it was built for`() {
        #expect(LibraryCheck.findings().allSatisfy { $0.grade != .fault })
    }

    @Test func `too few descriptors name the command that raises them`() {
        let finding = SystemCheck.descriptors(soft: 1024, hard: 65_536, sockets: 10_000)

        #expect(finding.grade == .warning)
        #expect(finding.text.contains("ulimit -n 10128"))
        #expect(SystemCheck.descriptors(soft: 20_000, hard: 20_000, sockets: 10_000).grade == .ok)
    }

    @Test(arguments: [(10, Finding.Grade.fault), (500, .warning), (50_000, .ok)])
    func `a disk is judged by what is free`(freeMiB: Int, grade: Finding.Grade) {
        #expect(SystemCheck.disk(freeMiB: freeMiB, at: "/data").grade == grade)
    }

    @Test func `a data directory that can't be made is a fault`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("hark-doctor-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }

        #expect(SystemCheck.writable(file.appendingPathComponent("data")).grade == .fault)
        #expect(SystemCheck.writable(FileManager.default.temporaryDirectory).grade == .ok)
    }

    @Test(arguments: [(-1, 90, Finding.Grade.fault), (10, -1, .fault), (80, 10, .warning), (1, 89, .ok)])
    func `a certificate is judged by its dates`(since: Int, left: Int, grade: Finding.Grade) {
        #expect(CertificateCheck.validity(daysSinceStart: since, daysLeft: left).grade == grade)
    }

    @Test func `a backup is judged by the schedule, if there is one`() {
        #expect(BackupCheck.finding("/b", hours: 900, every: nil).grade == .ok)
        #expect(BackupCheck.finding("/b", hours: 48, every: 24).grade == .ok)
        #expect(BackupCheck.finding("/b", hours: 49, every: 24).grade == .warning)
    }

    @Test func `data from the future tells that the clock went back`() {
        let now = SystemCheck.clock(lastWritten: nil)
        let future = SystemCheck.clock(lastWritten: .distantFuture)

        #expect(now.grade != .fault)
        #expect(future.grade == .fault)
    }
}
