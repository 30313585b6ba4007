import Values
extension KeptCheck {
  package struct Summary { package let procedure: String?; package let recommendation: String; package let due: String? }
  package var summary: Summary? { nil }
}
extension Store {
  package func checksByDue(of owner: String, skipping: Int, count: Int) throws(StoreError) -> [KeptCheck] {
    Array(try checks(of: owner, count: skipping + count).dropFirst(skipping))
  }
}
