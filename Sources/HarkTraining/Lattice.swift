import Foundation

/// Forward and backward sums over one sequence, and the gradient of its likelihood.
struct Lattice {
    let count: Int
    let width: Int
    let lanes: Int
    let emissions: UnsafeMutablePointer<Float>
    let gradient: UnsafeMutablePointer<Float>
    let stepGradient: UnsafeMutablePointer<Float>
    private let forward: UnsafeMutablePointer<Float>
    private let backward: UnsafeMutablePointer<Float>
    private let raised: UnsafeMutablePointer<Float>

    init(count: Int, width: Int) {
        self.count = count
        self.width = width
        lanes = (width + 3) / 4 * 4
        func zeros(_ count: Int) -> UnsafeMutablePointer<Float> {
            let pointer = UnsafeMutablePointer<Float>.allocate(capacity: count)
            pointer.initialize(repeating: 0, count: count)
            return pointer
        }
        emissions = zeros(count * width)
        gradient = zeros(count * lanes)
        stepGradient = zeros(width * (width + 1))
        forward = zeros(count * width)
        backward = zeros(count * width)
        raised = zeros(width * (width + 1))
    }

    func free() {
        for pointer in [emissions, gradient, stepGradient, forward, backward, raised] { pointer.deallocate() }
    }

    /// Computes the probability of each label at each place, as the negative of `gradient` and `stepGradient`.
    func sumUp(steps: UnsafePointer<Float>) {
        for index in 0..<width * (width + 1) { raised[index] = expf(steps[index]) }
        for place in 0..<count {
            let row = emissions + place * width
            var largest = row[0]
            for label in 1..<width { largest = max(largest, row[label]) }
            for label in 0..<width { row[label] = expf(row[label] - largest) }
        }
        for label in 0..<width { forward[label] = emissions[label] * raised[width * width + label] }
        normalise(forward)
        for place in 1..<max(count, 1) {
            let before = forward + (place - 1) * width
            let row = forward + place * width
            for label in 0..<width {
                var sum: Float = 0
                for other in 0..<width { sum += before[other] * raised[label * width + other] }
                row[label] = sum * emissions[place * width + label]
            }
            normalise(row)
        }
        for label in 0..<width { backward[(count - 1) * width + label] = 1 }
        for place in stride(from: count - 2, through: 0, by: -1) {
            let after = backward + (place + 1) * width
            let row = backward + place * width
            for label in 0..<width {
                let weight = after[label] * emissions[(place + 1) * width + label]
                for other in 0..<width { row[other] += weight * raised[label * width + other] }
            }
            normalise(row)
        }
        for place in 0..<count { addExpected(place) }
    }

    private func addExpected(_ place: Int) {
        var total: Float = 0
        for label in 0..<width {
            let product = forward[place * width + label] * backward[place * width + label]
            gradient[place * lanes + label] = -product
            total += product
        }
        for label in 0..<width { gradient[place * lanes + label] /= total }
        guard place > 0 else {
            for label in 0..<width { stepGradient[width * width + label] += gradient[label] }
            return
        }
        let before = forward + (place - 1) * width
        total = 0
        for label in 0..<width {
            let weight = emissions[place * width + label] * backward[place * width + label]
            for other in 0..<width { total += before[other] * raised[label * width + other] * weight }
        }
        for label in 0..<width {
            let weight = emissions[place * width + label] * backward[place * width + label] / total
            for other in 0..<width {
                stepGradient[label * width + other] -= before[other] * raised[label * width + other] * weight
            }
        }
    }

    /// Adds the right labels, so that `gradient` is right minus expected.
    func subtractFromGold(_ gold: [Int]) {
        for place in 0..<count {
            gradient[place * lanes + gold[place]] += 1
            stepGradient[place == 0 ? width * width + gold[0] : gold[place] * width + gold[place - 1]] += 1
        }
    }

    private func normalise(_ row: UnsafeMutablePointer<Float>) {
        var sum: Float = 0
        for label in 0..<width { sum += row[label] }
        guard sum > 0 else { return }
        for label in 0..<width { row[label] /= sum }
    }
}
