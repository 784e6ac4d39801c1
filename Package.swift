// swift-tools-version: 6.2
import PackageDescription

/// Rules every Swift target of Hark is built by.
let strict: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (Context.environment["HARK_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// What libraries add to the rules: debug builds are optimised too, because tests play billions of steps.
///
/// `HarkServer` is not: it is the largest, changes most and reckons least.
let swift = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A library target of Hark: one import rule each (see ARCHITECTURE.md).
func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swift)
}

/// The tests of one target, which may use anything.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, swiftSettings: strict)
}

let package = Package(
    name: "hark",
    products: [.executable(name: "hark", targets: ["hark"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
    ],
    targets: [
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .systemLibrary(name: "CLAPACK", providers: [.apt(["liblapacke-dev"])]),
        .systemLibrary(name: "CLibUV", pkgConfig: "libuv", providers: [.apt(["libuv1-dev"])]),
        .systemLibrary(
            name: "CLibWebSockets",
            pkgConfig: "libwebsockets",
            providers: [.apt(["libwebsockets-dev", "libwebsockets-evlib-uv"])]
        ),
        .systemLibrary(name: "CLinear", providers: [.apt(["liblinear-dev"])]),
        .systemLibrary(name: "CNLopt", pkgConfig: "nlopt", providers: [.apt(["libnlopt-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CSVM", providers: [.apt(["libsvm-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
        .target(name: "CBoostMath"),

        library("HarkTransport", ["CLibUV", "CLibWebSockets", "COpenSSL", "CZlib", logging]),
        library("HarkFetch", ["CCurl", "HarkTransport"]),
        library("HarkDomain", []),
        library("HarkRouting", ["HarkDomain", yams]),
        library("HarkSimulator", ["HarkDomain", "HarkRouting"]),
        library("HarkFloor", ["HarkDomain", "HarkRouting"]),
        library("HarkProtocol", ["HarkDomain"]),
        .target(
            name: "HarkLanguage",
            dependencies: ["CICU", "CRE2"],
            resources: [.copy("Models")],
            swiftSettings: swift
        ),
        library("HarkAnswerer", ["HarkFetch", "HarkLanguage", "HarkTransport"]),
        library("HarkTraining", ["CZlib", "HarkLanguage"]),
        library("HarkStatistics", ["CBoostMath", "CLAPACK", "CNLopt"]),
        library("HarkSatisfaction", ["CLinear", "CSVM", "HarkDomain", "HarkLanguage", "HarkStatistics"]),
        library("HarkAnalytics", ["HarkDomain", "HarkProtocol", "HarkRouting", "HarkSimulator", "HarkStatistics"]),
        library("HarkIntent", ["CLinear", "HarkLanguage"]),
        library("HarkBot", ["HarkLanguage", "HarkIntent", yams]),
        library("HarkStore", ["CSQLite", "HarkDomain", grdb, logging]),
        library(
            "HarkSearch",
            ["CSQLite", "HarkDomain", "HarkLanguage", "HarkProtocol", "HarkStore", grdb, logging, metrics]
        ),
        library(
            "HarkHub",
            [
                "HarkTransport", "HarkDomain", "HarkRouting", "HarkFloor", "HarkProtocol", "HarkBot", "HarkLanguage",
                "HarkStore",
                crypto, logging, metrics,
            ]
        ),
        .target(
            name: "HarkServer",
            dependencies: [
                "HarkHub", "HarkTransport", "HarkDomain", "HarkRouting", "HarkSimulator", "HarkFloor", "HarkProtocol",
                "HarkLanguage", "HarkIntent", "HarkBot", "HarkStore", "HarkSearch", "HarkSatisfaction", "HarkAnalytics",
                "HarkFetch", "HarkAnswerer",
                "CArgon2", configuration, crypto, grdb, jwt, logging, metrics, yams,
            ],
            swiftSettings: strict
        ),
        library(
            "HarkSeed",
            ["HarkDomain", "HarkFloor", "HarkHub", "HarkProtocol", "HarkStatistics", "HarkStore"]
        ),
        library("HarkClient", ["CZlib", "HarkTransport", "HarkDomain", "HarkProtocol"]),
        .executableTarget(
            name: "hark",
            dependencies: [
                "CCurl", "CLibUV", "CLibWebSockets", "COpenSSL", "CSQLite", "CZlib", "HarkServer", "HarkClient",
                "HarkAnalytics", "HarkTransport", "HarkDomain", "HarkProtocol",
                "HarkStore", "HarkHub", "HarkBot", "HarkIntent", "HarkLanguage", "HarkSatisfaction", "HarkSeed",
                "HarkSimulator", "HarkStatistics", "HarkTraining",
                argumentParser, lifecycle,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"), logging,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "SearchBench",
            dependencies: ["HarkDomain", "HarkProtocol", "HarkStore", "HarkSearch", grdb, logging, metrics],
            path: "bench/search",
            exclude: ["run"],
            swiftSettings: strict
        ),
        library(
            "HarkTesting",
            [
                "CSQLite", "HarkTransport", "HarkDomain", "HarkFloor", "HarkProtocol", "HarkBot", "HarkStore",
                "HarkHub",
                "HarkClient", logging, metrics,
            ]
        ),

        tests("HarkTransport", ["HarkTesting", logging]),
        tests("HarkFetch", ["CZlib", "HarkTesting", "HarkTransport"]),
        tests("HarkDomain", ["HarkTesting"]),
        tests("HarkRouting", ["HarkTesting", "HarkDomain"]),
        tests("HarkSimulator", ["HarkDomain", "HarkRouting"]),
        tests("HarkFloor", ["HarkTesting", "HarkDomain", "HarkProtocol", "HarkRouting"]),
        tests("HarkProtocol", ["HarkTesting", "HarkDomain"]),
        tests("HarkLanguage", ["HarkTesting"]),
        tests("HarkAnswerer", ["HarkFetch", "HarkLanguage", "HarkTesting", "HarkTransport"]),
        tests("HarkTraining", ["HarkLanguage"]),
        tests("HarkStatistics", []),
        tests("HarkSatisfaction", ["HarkDomain", "HarkLanguage", "HarkStatistics"]),
        tests(
            "HarkAnalytics",
            [
                "HarkTesting", "HarkDomain", "HarkFloor", "HarkProtocol", "HarkRouting", "HarkSimulator",
                "HarkStatistics",
            ]
        ),
        tests("HarkIntent", ["HarkLanguage"]),
        tests(
            "HarkSeed",
            ["HarkAnalytics", "HarkDomain", "HarkHub", "HarkLanguage", "HarkServer", "HarkStore", logging]
        ),
        tests("HarkClient", ["HarkProtocol"]),
        tests("hark", ["HarkTesting"]),
        tests("HarkHub", []),
        .testTarget(
            name: "SimulationTests",
            dependencies: ["HarkTesting", "HarkClient", "HarkProtocol", "HarkTransport"],
            swiftSettings: strict
        ),
        tests("HarkBot", ["HarkTesting", "HarkDomain", "HarkIntent", "HarkLanguage"]),
        tests("HarkStore", ["CSQLite", "HarkTesting", "HarkDomain", grdb, logging]),
        tests(
            "HarkSearch",
            [
                "CSQLite", "HarkTesting", "HarkDomain", "HarkLanguage", "HarkProtocol", "HarkStore", grdb, logging,
                metrics,
            ]
        ),
        tests(
            "HarkServer",
            [
                "CSQLite", "HarkTesting", "HarkHub", "HarkTransport", "HarkClient", "HarkDomain", "HarkFloor",
                "HarkProtocol", "HarkRouting", "HarkSimulator",
                "HarkAnalytics", "HarkBot", "HarkLanguage", "HarkStore", "HarkSearch", crypto, grdb, logging, metrics,
            ]
        ),
    ],
    cxxLanguageStandard: .cxx17
)
