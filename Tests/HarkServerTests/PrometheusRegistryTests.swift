import Metrics
import Testing

@testable import HarkServer

/// What the registry tells in Prometheus's text form.
struct PrometheusRegistryTests {
    @Test(arguments: [
        ("plain", "plain"), ("say \"hi\"", #"say \"hi\""#), ("a\\b", #"a\\b"#), ("two\nlines", #"two\nlines"#),
        // A quotation mark and a line break that are parts of longer characters.
        ("x\"\u{301}y", "x\\\"\u{301}y"), ("\\\u{20E3}", "\\\\\u{20E3}"), ("a\r\nb", "a\r\\nb"),
    ])
    func `a label's value is escaped, whatever follows a sign`(value: String, escaped: String) {
        let registry = PrometheusRegistry()
        registry.makeCounter(label: "hark_tests_total", dimensions: [("queue", value)]).increment(by: 2)

        let wanted = "# TYPE hark_tests_total counter\nhark_tests_total{queue=\"\(escaped)\"} 2\n"

        #expect(Array(registry.text().utf8) == Array(wanted.utf8))
    }
}
