internal import Glibc

/// Reads every file below a folder.
enum FolderReader {
    /// The files as pairs of `/path/in/folder` and content.
    static func read(_ root: String) throws(TransportError) -> [(String, [UInt8])] {
        var files: [(String, [UInt8])] = []
        try collect(root, "", &files)
        return files
    }

    private static func collect(
        _ root: String,
        _ path: String,
        _ files: inout [(String, [UInt8])]
    ) throws(TransportError) {
        for name in try names(in: root + path) where !name.hasPrefix(".") {
            let child = path + "/" + name
            var status = stat()
            guard lstat(root + child, &status) == 0 else { throw .folder(root + child) }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: try collect(root, child, &files)
            case S_IFREG: files.append((child, try content(root + child, Int(status.st_size))))
            default: break
            }
        }
    }

    private static func names(in folder: String) throws(TransportError) -> [String] {
        guard let handle = opendir(folder) else { throw .folder(folder) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.append(name)
        }
        return names.sorted()
    }

    private static func content(_ path: String, _ size: Int) throws(TransportError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .folder(path) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: size)
        var count = 0
        while count < size {
            let got = bytes.withUnsafeMutableBytes { buffer -> Int in
                guard let base = buffer.baseAddress else { return 0 }
                return Glibc.read(descriptor, base + count, size - count)
            }
            guard got > 0 else { throw .folder(path) }
            count += got
        }
        return bytes
    }
}
