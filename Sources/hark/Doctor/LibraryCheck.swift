import CCurl
import CLibUV
import CLibWebSockets
import COpenSSL
import CSQLite
import CZlib
import Glibc

/// The libraries that this process runs with, beside those it was built for.
enum LibraryCheck {
    static func findings() -> [Finding] {
        [
            library("libwebsockets", built: number(LWS_LIBRARY_VERSION), runs: number(lws_get_library_version())),
            eventLoopPlugin(),
            library("libuv", built: builtUV, runs: String(cString: uv_version_string())),
            library("OpenSSL", built: builtOpenSSL, runs: openSSL),
            library("SQLite", built: SQLITE_VERSION, runs: String(cString: sqlite3_libversion())),
            library("libcurl", built: LIBCURL_VERSION, runs: curl),
            library("zlib", built: ZLIB_VERSION, runs: String(cString: zlibVersion())),
        ]
    }

    /// A library of another major version than the one compiled against may do anything.
    static func library(_ name: String, built: String, runs: String) -> Finding {
        if built == runs { return .ok(name, runs) }
        let isSameMajor = built.prefix { $0 != "." } == runs.prefix { $0 != "." }
        let text = "\(runs), built for \(built)"
        return isSameMajor ? .warning(name, text) : .fault(name, text)
    }

    /// libwebsockets loads its libuv part when the first socket opens, from a package of its own.
    private static func eventLoopPlugin() -> Finding {
        let name = "libwebsockets-evlib_uv.so"
        guard let handle = dlopen(name, RTLD_LAZY | RTLD_LOCAL) else {
            return .fault("libwebsockets", "\(name) is missing: install libwebsockets-evlib-uv")
        }
        dlclose(handle)
        return .ok("libwebsockets", "\(name) is there")
    }

    private static var builtUV: String { "\(UV_VERSION_MAJOR).\(UV_VERSION_MINOR).\(UV_VERSION_PATCH)" }

    private static var curl: String { number(curl_version_info(CURLVERSION_FIRST)?.pointee.version) }

    private static var builtOpenSSL: String {
        "\(OPENSSL_VERSION_MAJOR).\(OPENSSL_VERSION_MINOR).\(OPENSSL_VERSION_PATCH)"
    }

    private static var openSSL: String {
        let number = OpenSSL_version_num()
        return "\(number >> 28).\((number >> 20) & 0xff).\((number >> 4) & 0xff)"
    }

    /// The number in front of a build's own words.
    private static func number(_ text: UnsafePointer<CChar>?) -> String {
        text.map { number(String(cString: $0)) } ?? "?"
    }

    private static func number(_ text: String) -> String { String(text.prefix { $0 != " " && $0 != "-" }) }
}
