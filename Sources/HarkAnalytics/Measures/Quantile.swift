extension UnsafeMutableBufferPointer<Float> {
    /// The value below which a share of the numbers lies, interpolated between neighbours; puts the numbers in another order.
    ///
    /// - Complexity: O(n) as a rule.
    /// - Source: Hyndman, Fan, "Sample Quantiles in Statistical Packages" (1996), definition 7, as `SortedNumbers`; the
    ///   selection: C. A. R. Hoare, "Algorithm 65: Find" (1961), with the middle of three as pivot.
    func quantile(_ share: Double) -> Double {
        let place = share * Double(count - 1)
        let below = Int(place)
        select(below)
        let low = Double(self[below])
        guard below + 1 < count, place > Double(below) else { return low }
        let high = self[(below + 1)...].reduce(Float.infinity, Swift.min)
        return low + (place - Double(below)) * (Double(high) - low)
    }

    /// Brings the number that belongs at a place there, none larger before and none smaller after it.
    private func select(_ wanted: Int) {
        var (low, high) = (0, count - 1)
        while low < high {
            let pivot = middle(self[low], self[low + (high - low) / 2], self[high])
            var (left, right) = (low, high)
            while left <= right {
                while self[left] < pivot { left += 1 }
                while self[right] > pivot { right -= 1 }
                guard left <= right else { break }
                swapAt(left, right)
                left += 1
                right -= 1
            }
            if wanted <= right { high = right } else if wanted >= left { low = left } else { return }
        }
    }

    private func middle(_ a: Float, _ b: Float, _ c: Float) -> Float {
        Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
    }
}
