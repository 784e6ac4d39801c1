internal import Glibc

/// What another process of this machine has used, from `/proc`.
public struct ProcessUsage: Sendable {
    /// Processor time in user and kernel mode.
    public let cpu: Duration
    /// Resident memory, in KiB.
    public let residentKiB: Int

    /// Reads the present figures.
    ///
    /// - Parameter pid: The process id.
    /// - Returns: nil when there is no such process.
    public static func of(_ pid: Int) -> ProcessUsage? {
        guard let stat = contents("/proc/\(pid)/stat"), let end = stat.lastIndex(of: ")") else { return nil }
        // The fields after the name in brackets begin with the third.
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        guard fields.count > 21, let user = Int(fields[11]), let system = Int(fields[12]), let pages = Int(fields[21])
        else { return nil }
        let ticks = max(1, sysconf(Int32(_SC_CLK_TCK)))
        let cpu = Duration.microseconds((user + system) * 1_000_000 / ticks)
        return ProcessUsage(cpu: cpu, residentKiB: pages * sysconf(Int32(_SC_PAGESIZE)) / 1024)
    }

    private static func contents(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = fread(&buffer, 1, buffer.count, file)
        return count > 0 ? String(decoding: buffer[0..<count], as: UTF8.self) : nil
    }
}
