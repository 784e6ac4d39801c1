import Foundation
import Testing

@testable import HarkServer

struct OrderServiceTests {
    private var service = OrderService.fixture()

    /// What the service says to a call that brings the secret.
    private mutating func call(
        _ method: String,
        _ path: String,
        _ fields: [String: String]? = nil,
        key: String? = nil
    ) throws -> (status: Int, json: [String: Any]) {
        var headers = ["AUTHORIZATION": "Bearer hush"]
        headers["idempotency-key"] = key
        let body = try fields.map { Array(try JSONEncoder().encode($0)) } ?? []
        let answer = service.handle(method: method, path: path, headers: headers, body: body)
        let json = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
        return (answer.status, json ?? [:])
    }

    @Test(arguments: ["/orders/KO-300001", "/orders/ko300001", "/orders/300001", "/orders/ko%20300001?language=en"])
    func `an order is told under every way to write its number`(path: String) throws {
        var test = self
        let (status, json) = try test.call("GET", path)

        #expect(status == 200)
        #expect(json["number"] as? String == "KO-300001")
        #expect(json["status"] as? String == "shipped")
        #expect(json["arrives"] as? String == "2026-11-30")
        #expect(json["summary"] as? String == "Rain jacket")
    }

    @Test func `the language of the query names the items`() throws {
        var test = self
        let (_, json) = try test.call("GET", "/orders/400001?language=zh")

        #expect(json["summary"] as? String == "越野登山靴、防雨冲锋衣")
    }

    @Test(arguments: ["", "Bearer", "Bearer wrong", "hush", "Basic hush"])
    func `a call without the secret is refused`(authorization: String) {
        var test = self
        let answer = test.service.handle(
            method: "GET",
            path: "/orders/300001",
            headers: ["Authorization": authorization],
            body: []
        )

        #expect(answer.status == 401)
    }

    @Test func `an empty secret opens nothing`() {
        var open = OrderService(secret: "", today: .now)

        #expect(
            open.handle(method: "GET", path: "/orders/1", headers: ["Authorization": "Bearer "], body: []).status == 401
        )
    }

    @Test(arguments: [
        ("GET", "/", 404), ("GET", "/orders", 404), ("GET", "/orders/999999", 404), ("GET", "/orders/..%2F300001", 404),
        ("GET", "/orders/300001/secrets", 404), ("DELETE", "/orders/300001", 405),
        ("GET", "/orders/300001/returns", 405),
        ("GET", "/orders/300001/returns/1", 404), ("GET", "//orders//%", 404), ("POST", "/orders/400001/returns", 400),
    ])
    func `every other call has its status`(method: String, path: String, status: Int) throws {
        var test = self
        #expect(try test.call(method, path).status == status)
    }

    @Test(arguments: [
        ("400001", "BOOT7", 201), ("400001", "TENT2", 400), ("300001", "JACK3", 409), ("400003", "BAG5", 409),
        ("400004", "FUEL4", 409), ("400004", "BOTTLE1", 201),
    ])
    func `a return is taken when the order allows it`(order: String, item: String, status: Int) throws {
        var test = self
        let fields = ["item": item, "reason": "tooSmall"]

        #expect(try test.call("POST", "/orders/\(order)/returns", fields).status == status)
    }

    @Test func `the same key returns once, and is refused for another call`() throws {
        var test = self
        let boots = ["item": "BOOT7", "reason": "tooSmall"]
        let first = try test.call("POST", "/orders/400001/returns", boots, key: "k1")
        let again = try test.call("POST", "/orders/400001/returns", boots, key: "k1")
        let other = try test.call("POST", "/orders/400001/returns", ["item": "JACK3", "reason": "x"], key: "k1")
        let late = try test.call("POST", "/orders/400001/returns", boots, key: "k2")

        #expect(first.status == 201 && first.json["label"] as? String == "RT-400001-1")
        #expect(again.status == 201 && again.json["label"] as? String == "RT-400001-1")
        #expect(other.status == 422)
        #expect(late.status == 409)
        #expect(test.service.orders["KO-400001"]?.returns == ["BOOT7"])
    }

    @Test(arguments: [
        ("100001", "maya@example.com", 200), ("100001", "MAYA@example.com", 200), ("100001", "tom@example.com", 422),
        ("200001", "tom@example.com", 409), ("300001", "maya@example.com", 409),
    ])
    func `an address changes until the parcel is packed`(order: String, email: String, status: Int) throws {
        var test = self
        let fields = ["email": email, "street": "Hill Road 2", "postalCode": "10117", "city": "Berlin"]
        let answer = try test.call("PUT", "/orders/\(order)/address", fields)

        #expect(answer.status == status)
        let isChanged = test.service.orders["KO-\(order)"]?.address == "Hill Road 2, 10117 Berlin"
        #expect(isChanged == (status == 200))
    }

    @Test func `a refund is given once`() throws {
        var test = self
        let fields = ["email": "tom@example.com", "reason": "returned"]
        let first = try test.call("POST", "/orders/500001/refunds", fields)

        #expect(first.status == 201)
        #expect(first.json["amount"] as? String == "129.00 EUR")
        #expect(first.json["by"] as? String == "2026-12-07")
        #expect(try test.call("POST", "/orders/500001/refunds", fields).status == 409)
        #expect(
            try test.call("POST", "/orders/400001/refunds", ["email": "maya@example.com", "reason": "x"]).status == 409
        )
    }

    @Test(arguments: ["", "{", "[]", "{\"item\":1}", "\u{0}", String(repeating: "x", count: 20_000)])
    func `a body that is no object of texts is refused`(body: String) {
        var test = self
        let headers = ["Authorization": "Bearer hush"]
        let answer = test.service.handle(
            method: "POST",
            path: "/orders/400001/returns",
            headers: headers,
            body: Array(body.utf8)
        )

        #expect(answer.status == 400 || answer.status == 413)
    }

    @Test(arguments: [
        (0.0, "1970-01-01"), (951_782_400, "2000-02-29"), (-1, "1969-12-31"), (1_795_910_400, "2026-11-29"),
        (4_107_542_400, "2100-03-01"),
    ])
    func `days are those of the calendar`(seconds: Double, text: String) {
        #expect(OrderDay(Date(timeIntervalSince1970: seconds)).text == text)
    }
}

extension OrderService {
    /// The shop on the 29th of November 2026.
    static func fixture() -> OrderService {
        OrderService(secret: "hush", today: Date(timeIntervalSince1970: 1_795_910_400))
    }
}
