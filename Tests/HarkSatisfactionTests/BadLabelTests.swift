import HarkSatisfaction
import Testing

@Suite struct BadLabelTests {
    @Test(arguments: [
        ("rating", [1, 2, 3, 4, 5], "<=2"), ("overall", [1.5, 2.67, 3, 4.33], "<=2.67"), ("satisfied", [0, 1], "<=0"),
        ("dissatisfied", [0, 1], ">=1"), ("minutes", [10, 20, 30, 40, 50, 60, 70, 80], "<=20"),
        ("complaints", [10, 20, 30, 40, 50, 60, 70, 80], ">=70"), ("rating", [3, 4, 5], "<=3"),
    ])
    func `what is bad follows from name and values`(_ name: String, _ labels: [Double], _ wanted: String) {
        #expect(BadLabel(of: labels, name: name).description == wanted)
    }

    @Test func `a definition is read as it is written`() throws {
        #expect(BadLabel("<=2.5") == BadLabel(bound: 2.5, isLow: true))
        #expect(try #require(BadLabel(">=1")).contains(1))
        #expect(try !#require(BadLabel(">=1")).contains(0.9))
        #expect(["=2", "<=", "<=two", "2", ">=inf"].allSatisfy { BadLabel($0) == nil })
    }
}
