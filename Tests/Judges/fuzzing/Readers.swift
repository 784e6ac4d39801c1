import Foundation
import HarkDomain
import HarkProtocol

// What libFuzzer calls for each input. Besides not crashing, each reader has laws that must hold for all bytes.

/// Which reader is fuzzed in this process.
private let reader: @Sendable (UnsafeRawBufferPointer) -> Void =
    switch ProcessInfo.processInfo.environment["HARK_READER"] {
    case "json": readJSON
    case "call": readCall
    case "event": readEvent
    case "header": readHeader
    case "control": readControl
    default: preconditionFailure("HARK_READER must be json, call, event, header or control")
    }

/// Takes one input; libFuzzer calls it by its C name.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    reader(UnsafeRawBufferPointer(start: start, count: count))
    return 0
}

/// Crashes on one word, which the fuzzer has to find letter by letter.
private func readControl(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 4, bytes[0] == 0x68, bytes[1] == 0x61, bytes[2] == 0x72 else { return }
    precondition(bytes[3] != 0x6b, "found")
}

/// What was read can be written and is then read as the same.
private func readJSON(_ bytes: UnsafeRawBufferPointer) {
    guard let value = try? JSONReader.read(bytes) else { return }
    var writer = JSONWriter()
    writer.value(value)
    let again = try? JSONReader.read(writer.bytes)
    precondition(again == value, "written and read again it is another value")
    precondition(!writer.bytes.contains { $0 < 0x20 }, "compact JSON holds a control character")
    precondition(String(validating: writer.bytes, as: UTF8.self) != nil, "the text is no UTF-8")
}

/// A frame is a call or is refused, and so are its parameters, whatever the method.
private func readCall(_ bytes: UnsafeRawBufferPointer) {
    guard let request = try? Request(frame: bytes) else { return }
    let shape = CallShape(params: request.params, historyPage: 100)
    let methods = Method(rawValue: request.method).map { [$0] } ?? Method.allCases
    for method in methods { _ = try? shape.check(method) }
    _ = try? request.params.page()
    _ = try? request.params.seqs("after")
}

/// A stored event that can be read is written as it was, however it got there.
private func readEvent(_ bytes: UnsafeRawBufferPointer) {
    guard let first = bytes.first else { return }
    let types = EventType.allCases
    let type = types[types.index(types.startIndex, offsetBy: Int(first) % types.count)]
    let stored = StoredPayload(bytes: Array(bytes.dropFirst()))
    guard let body = try? stored.body(type: type.rawValue) else { return }
    let written = StoredPayload(body, by: .bot)
    let again = try? written.body(type: type.rawValue)
    precondition(again.map { StoredPayload($0, by: .bot) } == written, "written and read again it is another event")
}

/// Header fields name an address, a network and an origin, or nothing; never more than they say.
private func readHeader(_ bytes: UnsafeRawBufferPointer) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = ListenAddress(text)
    if let origin = WebOrigin(url: text) {
        precondition(WebOrigin(url: origin.description) == origin, "told and read again it is another origin")
    }
    if let network = AddressNetwork(text), let address = PeerAddress(text.prefix { $0 != "/" }) {
        precondition(network.contains(address), "a network does not hold its own address")
    }
    let networks = ["10.0.0.0/8", "2001:db8::/32"].compactMap { AddressNetwork($0) }
    guard let proxy = PeerAddress("10.0.0.1") else { return }
    let proxies = TrustedProxies(networks: networks)
    guard let client = try? proxies.client(behind: proxy, forwardedFor: text) else { return }
    precondition(PeerAddress(client.text[...]) == client, "told and read again it is another address")
    // Whatever a client puts before it, what the proxy appends counts.
    let appended = try? proxies.client(behind: proxy, forwardedFor: text + ", 203.0.113.7")
    precondition(appended?.text == "203.0.113.7", "a client has spoken for itself")
}
