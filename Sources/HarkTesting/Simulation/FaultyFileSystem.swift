import CSQLite
import Foundation

/// SQLite's way to the files of faulty disks; all other files go to the system's own way untouched.
///
/// `@unchecked` because the lock guards the list of disks, and the rest never changes after the start.
final class FaultyFileSystem: @unchecked Sendable {
    static let shared = FaultyFileSystem()

    private let lock = NSLock()
    private var disks: [String: FaultyDisk] = [:]
    private let system: UnsafeMutablePointer<sqlite3_vfs>
    private let faulty = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    private let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)

    private init() {
        sqlite3_initialize()
        guard let system = sqlite3_vfs_find(nil) else { preconditionFailure("SQLite has no file system") }
        self.system = system
        methods.initialize(to: OpenFile.methods)
        faulty.initialize(to: system.pointee)
        faulty.pointee.szOsFile = Int32(OpenFile.headerSize) + system.pointee.szOsFile
        faulty.pointee.zName = UnsafePointer(strdup("hark-faulty"))
        faulty.pointee.pNext = nil
        faulty.pointee.xOpen = { _, name, file, flags, outFlags in
            FaultyFileSystem.shared.open(name, file, flags, outFlags)
        }
        faulty.pointee.xDelete = { _, name, sync in
            guard FaultyFileSystem.shared.disk(of: name)?.isFrozen != true else { return IOError.delete }
            let system = FaultyFileSystem.shared.system
            return system.pointee.xDelete(system, name, sync)
        }
    }

    func add(_ disk: FaultyDisk) {
        lock.withLock {
            // Made the default on first use, so that nothing changes for processes that simulate nothing.
            if sqlite3_vfs_find("hark-faulty") == nil { sqlite3_vfs_register(faulty, 1) }
            disks[disk.folder.path] = disk
        }
    }

    func remove(_ disk: FaultyDisk) { lock.withLock { disks[disk.folder.path] = nil } }

    private func disk(of name: UnsafePointer<CChar>?) -> FaultyDisk? {
        guard let name else { return nil }
        let path = String(cString: name)
        guard let slash = path.lastIndex(of: "/") else { return nil }
        return lock.withLock { disks[String(path[..<slash])] }
    }

    private func open(
        _ name: UnsafePointer<CChar>?,
        _ file: UnsafeMutablePointer<sqlite3_file>?,
        _ flags: Int32,
        _ outFlags: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        guard let file, let name, let disk = disk(of: name), flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL) != 0 else {
            return system.pointee.xOpen(system, name, file, flags, outFlags)
        }
        let opened = OpenFile(disk: disk, path: String(cString: name), inside: file)
        let code = system.pointee.xOpen(system, name, opened.real, flags, outFlags)
        guard code == SQLITE_OK else {
            file.pointee.pMethods = nil
            return code
        }
        OpenFile.place(opened, in: file)
        file.pointee.pMethods = UnsafePointer(methods)
        return code
    }
}

/// A file of a faulty disk that SQLite has open: its own record, then the system's file in the same memory.
final class OpenFile {
    static let headerSize = 16
    let disk: FaultyDisk
    let path: String
    let real: UnsafeMutablePointer<sqlite3_file>

    init(disk: FaultyDisk, path: String, inside file: UnsafeMutablePointer<sqlite3_file>) {
        (self.disk, self.path) = (disk, path)
        real = (UnsafeMutableRawPointer(file) + Self.headerSize).assumingMemoryBound(to: sqlite3_file.self)
        real.pointee.pMethods = nil
    }

    static func place(_ opened: OpenFile, in file: UnsafeMutablePointer<sqlite3_file>) {
        let slot = UnsafeMutableRawPointer(file) + MemoryLayout<sqlite3_file>.size
        slot.storeBytes(of: Unmanaged.passRetained(opened).toOpaque(), as: UnsafeMutableRawPointer.self)
    }

    static func of(_ file: UnsafeMutablePointer<sqlite3_file>?) -> OpenFile? {
        unmanaged(file)?.takeUnretainedValue()
    }

    private static func unmanaged(_ file: UnsafeMutablePointer<sqlite3_file>?) -> Unmanaged<OpenFile>? {
        guard let file else { return nil }
        let slot = UnsafeMutableRawPointer(file) + MemoryLayout<sqlite3_file>.size
        return Unmanaged.fromOpaque(slot.load(as: UnsafeMutableRawPointer.self))
    }

    private var io: sqlite3_io_methods { real.pointee.pMethods.pointee }

    private func write(_ bytes: UnsafeRawPointer?, _ count: Int32, _ offset: Int64) -> Int32 {
        if let refusal = disk.refusesWrite() { return refusal }
        if disk.remembersUnsynced, let bytes { remember(bytes, count, offset) }
        return io.xWrite(real, bytes, count, offset)
    }

    private func remember(_ bytes: UnsafeRawPointer, _ count: Int32, _ offset: Int64) {
        var size: Int64 = 0
        _ = io.xFileSize(real, &size)
        var before = [UInt8](repeating: 0, count: Int(min(Int64(count), max(0, size - offset))))
        if !before.isEmpty { _ = io.xRead(real, &before, Int32(before.count), offset) }
        let after = [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(count)))
        disk.note(FaultyDisk.Change(path: path, offset: offset, before: before, sizeBefore: size, after: after))
    }

    private func sync(_ flags: Int32) -> Int32 {
        if let refusal = disk.refusesSync() { return refusal }
        disk.synced(path)
        return SQLITE_OK
    }

    static var methods: sqlite3_io_methods {
        var methods = sqlite3_io_methods()
        methods.iVersion = 2
        methods.xClose = { file in
            guard let owned = OpenFile.unmanaged(file) else { return SQLITE_OK }
            let opened = owned.takeRetainedValue()
            return opened.io.xClose(opened.real)
        }
        methods.xRead = { file, bytes, count, offset in
            OpenFile.of(file).map { $0.io.xRead($0.real, bytes, count, offset) } ?? SQLITE_IOERR
        }
        methods.xWrite = { OpenFile.of($0)?.write($1, $2, $3) ?? SQLITE_IOERR }
        methods.xTruncate = { file, size in
            guard let opened = OpenFile.of(file), !opened.disk.isFrozen else { return IOError.truncate }
            return opened.io.xTruncate(opened.real, size)
        }
        methods.xSync = { OpenFile.of($0)?.sync($1) ?? SQLITE_IOERR }
        methods.xFileSize = { file, size in OpenFile.of(file).map { $0.io.xFileSize($0.real, size) } ?? SQLITE_IOERR }
        methods.xLock = { file, level in OpenFile.of(file).map { $0.io.xLock($0.real, level) } ?? SQLITE_IOERR }
        methods.xUnlock = { file, level in OpenFile.of(file).map { $0.io.xUnlock($0.real, level) } ?? SQLITE_IOERR }
        methods.xCheckReservedLock = { file, out in
            OpenFile.of(file).map { $0.io.xCheckReservedLock($0.real, out) } ?? SQLITE_IOERR
        }
        methods.xFileControl = { file, op, argument in
            OpenFile.of(file).map { $0.io.xFileControl($0.real, op, argument) } ?? SQLITE_NOTFOUND
        }
        methods.xSectorSize = { file in OpenFile.of(file).map { $0.io.xSectorSize($0.real) } ?? 4096 }
        methods.xDeviceCharacteristics = { file in
            OpenFile.of(file).map { $0.io.xDeviceCharacteristics($0.real) } ?? 0
        }
        methods.xShmMap = { file, page, size, extend, out in
            OpenFile.of(file).map { $0.io.xShmMap($0.real, page, size, extend, out) } ?? SQLITE_IOERR
        }
        methods.xShmLock = { file, offset, count, flags in
            OpenFile.of(file).map { $0.io.xShmLock($0.real, offset, count, flags) } ?? SQLITE_IOERR
        }
        methods.xShmBarrier = { file in if let opened = OpenFile.of(file) { opened.io.xShmBarrier(opened.real) } }
        methods.xShmUnmap = { file, delete in
            OpenFile.of(file).map { $0.io.xShmUnmap($0.real, delete) } ?? SQLITE_IOERR
        }
        return methods
    }
}
