import HarkDomain
import HarkRouting
import Testing

/// Who stands where in a line.
struct LineTests {
    private func place(_ id: Int64, priority: Int = 0, rank: Int64 = 0) -> Place {
        Place(ConversationID(rawValue: id), rank: rank, priority: priority, policy: RoutingPolicy())
    }

    @Test func `priority goes before age, age before id`() {
        let places = [place(1, rank: 5), place(2, priority: 1, rank: 9), place(3, rank: 4), place(4, rank: 5)]

        #expect(places.sorted().map(\.conversation.rawValue) == [2, 3, 1, 4])
    }

    @Test func `priority is worth a time of waiting, or more than all of it`() {
        let (old, urgent) = (ConversationID(rawValue: 1), ConversationID(rawValue: 2))
        func places(_ policy: RoutingPolicy) -> [Int64] {
            [
                Place(old, rank: 0, priority: 0, policy: policy),
                Place(urgent, rank: 241_000, priority: 2, policy: policy),
            ].sorted().map(\.conversation.rawValue)
        }

        #expect(places(RoutingPolicy(priorityCreditSeconds: 120)) == [1, 2])
        #expect(places(RoutingPolicy(priorityCreditSeconds: 121)) == [2, 1])
        #expect(places(RoutingPolicy(priorityCreditSeconds: nil)) == [2, 1])
    }

    @Test func `a conversation under offer keeps its place and does not wait`() {
        var line = Line()
        line.insert(place(1, rank: 1), isOffered: true)
        line.insert(place(2, rank: 2), isOffered: false)

        #expect(line.waiting == [place(2, rank: 2)])
        #expect(line.all == [place(1, rank: 1), place(2, rank: 2)])
        #expect(line.position(of: place(1, rank: 1)) == 1)
        #expect(line.position(of: place(2, rank: 2)) == 2)
    }

    @Test func `the head rank is before everybody and before now`() {
        var line = Line()
        #expect(line.headRank(at: Timestamp(milliseconds: 100)) == 99)

        line.insert(place(1, rank: 50), isOffered: false)
        line.insert(place(2, rank: 40), isOffered: true)

        #expect(line.headRank(at: Timestamp(milliseconds: 100)) == 39)
    }

    @Test func `removing what is not there changes nothing`() {
        var line = Line()
        line.insert(place(1), isOffered: false)

        line.remove(place(2), isOffered: false)
        line.remove(place(1), isOffered: true)

        #expect(line.waiting == [place(1)])
    }
}
