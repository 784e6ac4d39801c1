import Foundation
import HarkStatistics
import Testing

@Suite struct CodingTests {
    @Test func `a matrix comes back exactly`() throws {
        let matrix = Matrix([[0.1, -2e300], [.pi, .leastNonzeroMagnitude]])

        #expect(try JSONDecoder().decode(Matrix.self, from: JSONEncoder().encode(matrix)) == matrix)
    }

    @Test(arguments: [
        #"{"rows":1,"columns":2,"bytes":"AAAAAAAAAAA="}"#, #"{"rows":-1,"columns":-1,"bytes":"AAAAAAAAAAA="}"#,
        #"{"rows":1,"columns":1,"bytes":"AAAAAAAA8H8="}"#,
        #"{"rows":9223372036854775807,"columns":9,"bytes":""}"#,
    ])
    func `a broken matrix is refused`(_ text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Matrix.self, from: Data(text.utf8)) }
    }
}
