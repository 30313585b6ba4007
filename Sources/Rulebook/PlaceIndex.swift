import Values

/// The names of `places.yaml`, ready to be looked up; made once for many addresses.
package struct PlaceIndex: Sendable {
  /// A commune under the district and province of one time.
  struct Unit: Sendable, Hashable {
    let commune: PlaceName
    let district: PlaceName?
    let province: PlaceName
  }

  private struct Step: Sendable {
    let change: PlaceBook.Change
    var communes: [Unit: [Unit]] = [:]
    var provinces: [PlaceName: PlaceName] = [:]
  }

  private let book: PlaceBook
  private var steps: [Step] = []
  private var units: [String: Set<Unit>] = [:]
  private var unsure: Set<Unit> = []
  private var provinces: [PlaceName] = []
  /// Names as the list writes them.
  private var written: [PlaceName: String] = [:]

  package init(_ book: PlaceBook) {
    self.book = book
    for change in book.changes {
      var step = Step(change: change)
      for group in change.communes {
        for merger in group.into {
          guard let new = unit(merger.new, group.now) else { continue }
          for old in merger.old.compactMap({ unit($0, group.was) }) { step.communes[old, default: []].append(new) }
        }
      }
      for merger in change.provinces {
        guard let new = name(merger.new, book.levels.provinces) else { continue }
        for old in merger.old.compactMap({ name($0, book.levels.provinces) }) { step.provinces[old] = new }
      }
      steps.append(step)
    }
    provinces = Set(steps.flatMap { $0.provinces.flatMap { [$0.key, $0.value] } })
      .sorted { ($0.level, $0.key) < ($1.level, $1.key) }
    for one in book.unsure { unsure.formUnion(one.communes.compactMap { unit($0, one.of) }) }
  }

  private mutating func unit(_ commune: String, _ above: [String]) -> Unit? {
    guard let commune = name(commune, book.levels.communes),
      let province = above.last.flatMap({ name($0, book.levels.provinces) })
    else { return nil }
    let district = above.count > 1 ? name(above[0], book.levels.districts) : nil
    let unit = Unit(commune: commune, district: district, province: province)
    units[commune.key, default: []].insert(unit)
    return unit
  }

  private mutating func name(_ text: String, _ levels: [PlaceBook.Level]) -> PlaceName? {
    guard let name = PlaceName(text, among: levels) else { return nil }
    written[name] = text
    return name
  }

  // MARK: Looking up

  /// Where written words lie, under the names that govern on a day, and what makes that doubtful, in Vietnamese.
  /// Never a guess: what may be two communes, or is in no list, has no name.
  package func locality(of words: String, on day: CivilDay) -> (place: Locality, doubts: [String]) {
    let parts = WrittenAddress(words, book).parts
    let levels = book.levels.provinces.map(\.word)
    let provinces = provinces.filter { parts.last?.names($0, among: levels) ?? false }
    guard !provinces.isEmpty, let last = parts.last else {
      return (Locality(words: words), ["không rõ tỉnh, thành phố nào: chưa đối chiếu được với tên gọi hiện nay"])
    }
    let today = Set(provinces.map { step($0, until: day) })
    let province = today.count == 1 ? today.first.flatMap { written[$0] } : nil
    func open(_ why: String) -> (Locality, [String]) { (Locality(words: words, province: province), [why]) }
    let smaller = parts.dropLast()
    guard !smaller.isEmpty else { return open("chỉ ghi đến tỉnh, thành phố") }
    guard smaller.filter({ $0.isCommune(book.levels) }).count < 2 else {
      return open("nêu nhiều xã, phường: không rõ nơi nào")
    }
    let found = matches(Array(smaller), provinces)
    let known = written[provinces[0]] ?? last.key
    guard !found.isEmpty else { return open("danh mục địa danh không có xã, phường này của \(province ?? known)") }
    if found.contains(where: unsure.contains) {
      return open("xã, phường này đã được sắp xếp lại; chưa thấy văn bản nói nay thuộc đơn vị nào")
    }
    let ways = found.flatMap { paths(from: $0, until: day) }
      .sorted { ($0.by.count, $0.told) < ($1.by.count, $1.told) }
    let ends = ways.map { title(of: $0.end) }.uniqued
    guard ends.count == 1, let way = ways.first else {
      return open("có thể là \(ends.sorted().joined(separator: " hoặc "))")
    }
    // What became of the province alone changes nothing for words that name it so already.
    let isNamedSo = last.names(way.end.province, among: levels)
    let changes = way.by.filter { !(isNamedSo && $0.communes.isEmpty) }
    let place = Locality(
      words: words, name: ends[0], province: written[way.end.province], by: changes.map(\.by).uniqued)
    return (place, doubts(changes, found, smaller))
  }

  /// What a name rests on that was in no text we saw, and what the address leaves out.
  private func doubts(_ changes: [PlaceBook.Change], _ found: Set<Unit>, _ parts: ArraySlice<WrittenAddress.Part>)
    -> [String]
  {
    let unseen = changes.filter { $0.verified.source != .text }
    let told = unseen.map(\.verified.description).uniqued.map { why in
      "\(unseen.filter { $0.verified.description == why }.map(\.by).uniqued.joined(separator: ", ")): \(why)"
    }
    let isBare = !parts.contains { $0.isCommune(book.levels) }
    let lacksDistrict = found.allSatisfy { unit in
      unit.district.map { district in !parts.contains { $0.key == district.key } } ?? false
    }
    return told + (isBare ? ["không ghi là xã hay phường"] : [])
      + (lacksDistrict ? ["không ghi huyện, thị xã, thành phố thuộc tỉnh"] : [])
  }

  /// Every unit of any time that the parts before the province can name.
  private func matches(_ parts: [WrittenAddress.Part], _ provinces: [PlaceName]) -> Set<Unit> {
    let communes = book.levels.communes.map(\.word)
    let districts = book.levels.districts.map(\.word)
    func units(_ part: WrittenAddress.Part, under district: WrittenAddress.Part?) -> [Unit] {
      (self.units[part.key] ?? []).filter { unit in
        guard part.names(unit.commune, among: communes), !line(of: unit.province).isDisjoint(with: provinces) else {
          return false
        }
        guard let district else { return true }
        return unit.district.map { district.names($0, among: districts) } ?? false
      }
    }
    var found: Set<Unit> = []
    // Where a part says that it is a commune, the one behind it is none.
    let isTold = parts.contains { $0.isCommune(book.levels) }
    if let last = parts.last, !isTold || last.isCommune(book.levels) { found.formUnion(units(last, under: nil)) }
    if parts.count > 1 { found.formUnion(units(parts[parts.count - 2], under: parts[parts.count - 1])) }
    return found
  }

  /// A province and what it became.
  private func line(of province: PlaceName) -> Set<PlaceName> {
    steps.reduce(into: [province]) { line, step in line.formUnion(line.compactMap { step.provinces[$0] }) }
  }

  private func step(_ province: PlaceName, until day: CivilDay) -> PlaceName {
    steps.filter { $0.change.from <= day }.reduce(province) { $1.provinces[$0] ?? $0 }
  }

  private struct Way {
    var end: Unit
    /// The changes on the way that changed a name.
    var by: [PlaceBook.Change]

    var told: String { by.map(\.by).joined(separator: ", ") }
  }

  /// What a unit became until a day; several where it was split.
  private func paths(from unit: Unit, until day: CivilDay) -> [Way] {
    steps.filter { $0.change.from <= day }.reduce([Way(end: unit, by: [])]) { ways, step in
      ways.flatMap { way -> [Way] in
        let next =
          step.communes[way.end]
          ?? [
            Unit(
              commune: way.end.commune, district: way.end.district,
              province: step.provinces[way.end.province] ?? way.end.province)
          ]
        return next.map { $0 == way.end ? way : Way(end: $0, by: way.by + [step.change]) }
      }
    }
  }

  private func title(of unit: Unit) -> String {
    [unit.commune, unit.district, unit.province].compactMap { $0.flatMap { written[$0] } }.joined(separator: ", ")
  }
}

extension WrittenAddress.Part {
  /// Whether it may name a unit: the same name, and its level where one is written.
  func names(_ unit: PlaceName, among levels: [String]) -> Bool {
    key == unit.key && (self.levels.isEmpty || self.levels.contains(unit.level) && levels.contains(unit.level))
  }

  func isCommune(_ levels: PlaceBook.Levels) -> Bool {
    self.levels.contains { word in levels.communes.contains { $0.word == word } }
  }
}
