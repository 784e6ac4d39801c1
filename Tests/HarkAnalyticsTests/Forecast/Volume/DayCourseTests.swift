import Testing

@testable import HarkAnalytics

struct DayCourseTests {
    /// Hours of so many weeks: 1 at nine and 3 at ten, on Saturdays at nine alone, on Sundays nothing.
    private func values(weeks: Int) -> [Double] {
        (0..<(weeks * 168)).map { hour in
            let day = hour / 24 % 7
            return switch hour % 24 {
            case 9: day < 6 ? 1 : 0
            case 10: day < 5 ? 3 : 0
            default: 0
            }
        }
    }

    @Test func `the open times of each day share all of it`() {
        let values = values(weeks: 12)
        let course = DayCourse(values, before: values.count, perDay: 24, OpenTimes(values, .hour))

        let (nine, ten) = (course.share(of: 9), course.share(of: 10))
        #expect(nine + ten == 1 && abs(ten - 120.0 / 168) < 0.01)
        #expect(course.share(of: 5 * 24 + 9) == 1 && course.share(of: 5 * 24 + 10) == 0)
        #expect(course.share(of: 8) == 0 && course.share(of: 6 * 24 + 9) == 0)
    }

    @Test func `only the last eight weeks tell, and only what was before`() {
        let values = (0..<(20 * 7 * 24)).map { $0 < 10 * 7 * 24 ? ($0 % 24 == 3 ? 1.0 : 0) : ($0 % 24 == 4 ? 1.0 : 0) }
        let open = OpenTimes(values, .hour)

        let late = DayCourse(values, before: values.count, perDay: 24, open)
        let early = DayCourse(values, before: 10 * 7 * 24 + 5, perDay: 24, open)

        #expect(late.share(of: 4) > 0.99 && late.share(of: 3) > 0)
        #expect(early.share(of: 3) > 0.99 && abs(early.share(of: 3) + early.share(of: 4) - 1) < 1e-12)
    }
}
