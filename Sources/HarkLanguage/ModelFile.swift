package import Foundation

/// A file of trained weights: named sections of numbers, mapped into memory and checked once.
///
/// Layout, little-endian: `HARKMODL`, version, number of sections, checksum of all that follows the head; then for
/// each section its name (16 bytes, zero-padded), offset and length in bytes; then the sections, each on a multiple
/// of 64 bytes.
package final class ModelFile: @unchecked Sendable {
    /// The version of features and layout that this code reads.
    package static let version: UInt32 = 1

    /// The file's name, for errors.
    package let name: String
    private let base: UnsafeRawPointer
    private let bytes: UnsafeRawBufferPointer
    private var sections: [String: Range<Int>] = [:]

    /// Maps a file and checks it.
    /// - Throws: `LanguageModelError` when it is missing, of another version, or damaged.
    package init(at url: URL) throws(LanguageModelError) {
        name = url.lastPathComponent
        (base, bytes) = try Self.mapped(url)
        do {
            try readSections()
        } catch {
            munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
            throw error
        }
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }

    /// The numbers of one section.
    /// - Throws: `LanguageModelError.damaged` when there is no such section or its length does not fit the type.
    package func numbers<Number: BitwiseCopyable>(
        _ section: String,
        of type: Number.Type
    ) throws(LanguageModelError) -> ModelNumbers<Number> {
        guard let range = sections[section] else { throw .damaged(file: name, why: "no section \(section)") }
        guard range.count.isMultiple(of: MemoryLayout<Number>.stride) else {
            throw .damaged(file: name, why: "section \(section) holds a broken number")
        }
        let start = (base + range.lowerBound).bindMemory(to: type, capacity: range.count / MemoryLayout<Number>.stride)
        return ModelNumbers(file: self, start: start, count: range.count / MemoryLayout<Number>.stride)
    }

    /// The text of one section.
    package func text(_ section: String) throws(LanguageModelError) -> String {
        String(decoding: try numbers(section, of: UInt8.self).numbers, as: UTF8.self)
    }

    private static func mapped(
        _ url: URL
    ) throws(LanguageModelError) -> (base: UnsafeRawPointer, bytes: UnsafeRawBufferPointer) {
        let file = open(url.path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .missing(path: url.path) }
        defer { close(file) }
        let length = lseek(file, 0, SEEK_END)
        guard length >= ModelLayout.headLength else {
            throw .damaged(file: url.lastPathComponent, why: "shorter than its head")
        }
        let start = mmap(nil, Int(length), PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0)
        guard let start, start != MAP_FAILED else { throw .missing(path: url.path) }
        return (UnsafeRawPointer(start), UnsafeRawBufferPointer(start: start, count: Int(length)))
    }

    private func readSections() throws(LanguageModelError) {
        guard bytes.prefix(8).elementsEqual(ModelLayout.magic) else {
            throw .damaged(file: name, why: "not a file of weights")
        }
        let found = word(8)
        guard found == Self.version else { throw .version(file: name, found: found, wanted: Self.version) }
        let count = Int(word(12))
        guard count < 64, ModelLayout.headLength + count * ModelLayout.entryLength <= bytes.count else {
            throw .damaged(file: name, why: "its table is cut off")
        }
        let body = UnsafeRawBufferPointer(rebasing: bytes[ModelLayout.headLength...])
        guard ModelLayout.checksum(of: body) == bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self) else {
            throw .damaged(file: name, why: "the checksum is wrong")
        }
        for index in 0..<count { try readSection(at: ModelLayout.headLength + index * ModelLayout.entryLength) }
    }

    private func readSection(at offset: Int) throws(LanguageModelError) {
        let name = String(decoding: bytes[offset..<offset + 16].prefix { $0 != 0 }, as: UTF8.self)
        let start = bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self)
        let length = bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self)
        guard start.isMultiple(of: 64), start <= UInt64(bytes.count), length <= UInt64(bytes.count) - start else {
            throw .damaged(file: self.name, why: "section \(name) is out of bounds")
        }
        sections[name] = Int(start)..<Int(start + length)
    }

    private func word(_ offset: Int) -> UInt32 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
}

/// The numbers of one section of a model file, which stays mapped as long as they are held.
package struct ModelNumbers<Number: BitwiseCopyable>: @unchecked Sendable {
    private let file: ModelFile
    /// Where they begin; good as long as this value lives.
    package let start: UnsafePointer<Number>
    /// How many numbers there are.
    package let count: Int

    fileprivate init(file: ModelFile, start: UnsafePointer<Number>, count: Int) {
        self.file = file
        self.start = start
        self.count = count
    }

    /// The numbers; valid as long as this value lives.
    package var numbers: UnsafeBufferPointer<Number> { UnsafeBufferPointer(start: start, count: count) }

    /// One number.
    @inline(__always)
    package subscript(_ index: Int) -> Number { start[index] }
}

/// Writes files of weights.
package struct ModelWriter {
    private var sections: [(name: String, bytes: [UInt8])] = []

    /// Creates a writer without sections.
    package init() {}

    /// Adds a section of numbers; the name has at most 16 bytes.
    package mutating func add<Number: BitwiseCopyable>(_ name: String, _ numbers: [Number]) {
        precondition(name.utf8.count <= 16, "the name of a section is too long")
        sections.append((name, numbers.withUnsafeBytes { Array($0) }))
    }

    /// Adds a section of text.
    package mutating func add(_ name: String, text: String) { add(name, Array(text.utf8)) }

    /// The bytes of the file: the same sections give the same bytes.
    package func data() -> Data {
        var table: [UInt8] = []
        var body: [UInt8] = []
        let tableEnd = ModelLayout.headLength + sections.count * ModelLayout.entryLength
        for section in sections {
            while (tableEnd + body.count) % 64 != 0 { body.append(0) }
            var name = Array(section.name.utf8)
            name += [UInt8](repeating: 0, count: 16 - name.count)
            table += name + Self.bytes(UInt64(tableEnd + body.count)) + Self.bytes(UInt64(section.bytes.count))
            body += section.bytes
        }
        let rest = table + body
        let checksum = rest.withUnsafeBytes { ModelLayout.checksum(of: $0) }
        let head = ModelLayout.magic + Self.bytes(ModelFile.version) + Self.bytes(UInt32(sections.count))
        return Data(head + Self.bytes(checksum) + rest)
    }

    private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}

/// What reader and writer agree on.
enum ModelLayout {
    static let magic = Array("HARKMODL".utf8)
    static let headLength = 24
    static let entryLength = 32

    /// FNV-like over words of eight bytes, which reads a gigabyte in a second.
    static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = FeatureHash.seed
        var offset = 0
        while offset + 8 <= bytes.count {
            sum = (sum ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
            sum ^= sum >> 31
            offset += 8
        }
        for byte in bytes[offset...] { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return sum
    }
}
