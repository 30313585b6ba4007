import Values
import Yams

/// `places.yaml`.
extension RuleSheet {
  mutating func placeBook(_ root: Node) -> PlaceBook? {
    guard let record = record(root, keys: ["levels", "after", "plain", "changes", "unsure"], what: "tệp địa danh"),
      let levels = required("levels", in: record).flatMap({ placeLevels($0) })
    else { return nil }
    let after = keys("after", in: record)
    let plain = keys("plain", in: record)
    let nodes = list("changes", in: record)
    let changes = nodes.compactMap { placeChange($0, levels) }
    guard changes.count == nodes.count else { return nil }
    for ((earlier, later), node) in zip(zip(changes, changes.dropFirst()), nodes.dropFirst())
    where later.from < earlier.from {
      report("các thay đổi phải theo thứ tự ngày: «\(later.by)» có ngày sớm hơn «\(earlier.by)» đứng trước", at: node)
    }
    let provinces = changes.flatMap(\.provinces).flatMap { [$0.new] + $0.old }.uniqued
    for (change, node) in zip(changes, nodes) {
      for group in change.communes { checkProvinces([group.was, group.now], among: provinces, at: node) }
    }
    let unsure = optionalList("unsure", in: record).compactMap { node -> PlaceBook.Unsure? in
      guard let record = self.record(node, keys: ["of", "communes"], what: "xã chưa rõ nay là đâu") else { return nil }
      let of = placeNames("of", in: record, levels.districts, levels.provinces)
      checkProvinces([of], among: provinces, at: node)
      return PlaceBook.Unsure(of: of, communes: placeNames("communes", in: record, levels.communes))
    }
    return PlaceBook(levels: levels, after: after, plain: plain, changes: changes, unsure: unsure)
  }

  private mutating func placeLevels(_ node: Node) -> PlaceBook.Levels? {
    guard let record = record(node, keys: ["province", "district", "commune"], what: "cấp đơn vị hành chính") else {
      return nil
    }
    let lists = ["province", "district", "commune"].map { key in
      list(key, in: record).compactMap { node -> PlaceBook.Level? in
        guard let record = self.record(node, keys: ["word", "short"], what: "cấp"), let word = text("word", in: record)
        else { return nil }
        return PlaceBook.Level(word: word, short: texts("short", in: record))
      }
    }
    return PlaceBook.Levels(provinces: lists[0], districts: lists[1], communes: lists[2])
  }

  /// A change without its document, its day or where it was seen is none.
  private mutating func placeChange(_ node: Node, _ levels: PlaceBook.Levels) -> PlaceBook.Change? {
    let keys = ["by", "from", "verified", "seen", "communes", "provinces"]
    guard let record = record(node, keys: keys, what: "thay đổi địa danh") else { return nil }
    let by = text("by", in: record)
    let from = day("from", in: record)
    let verified = verification(in: record)
    let seen = text("seen", in: record)
    let provinces = record.members["provinces"].map { mergers($0, levels.provinces) } ?? []
    checkOnce(provinces.flatMap(\.old), split: [], under: [], at: record.members["provinces"])
    let groups = optionalList("communes", in: record).compactMap { communes($0, levels) }
    if !record.has("provinces"), !record.has("communes") {
      report("«\(by ?? "")» không đổi tên nào: cần «communes» hoặc «provinces»", at: node)
    }
    for was in groups.map(\.was).uniqued {
      let all = groups.filter { $0.was == was }
      checkOnce(all.flatMap(\.into).flatMap(\.old), split: all.flatMap(\.split), under: was, at: node)
    }
    guard let by, let from, let verified, seen != nil else { return nil }
    return PlaceBook.Change(by: by, from: from, verified: verified, communes: groups, provinces: provinces)
  }

  private mutating func communes(_ node: Node, _ levels: PlaceBook.Levels) -> PlaceBook.Group? {
    guard let record = record(node, keys: ["was", "now", "into", "split"], what: "nhóm xã") else { return nil }
    let was = placeNames("was", in: record, levels.districts, levels.provinces)
    let now = placeNames("now", in: record, levels.districts, levels.provinces)
    let split = record.has("split") ? placeNames("split", in: record, levels.communes) : []
    guard let into = required("into", in: record) else { return nil }
    return PlaceBook.Group(was: was, now: now, into: mergers(into, levels.communes), split: split)
  }

  private mutating func mergers(_ node: Node, _ levels: [PlaceBook.Level]) -> [PlaceBook.Merger] {
    guard case .mapping(let mapping) = node else {
      report("phải là một khối tên mới: [tên cũ, …]", at: node)
      return []
    }
    return mapping.map { key, value in
      PlaceBook.Merger(
        new: placeName(key, levels) ?? "", old: list(value, what: "tên cũ").compactMap { placeName($0, levels) })
    }
  }

  /// Each name of one of the levels; the last of another, where that is told apart.
  private mutating func placeNames(
    _ key: String, in record: Record, _ levels: [PlaceBook.Level], _ last: [PlaceBook.Level]? = nil
  ) -> [String] {
    let nodes = list(key, in: record)
    if let last, nodes.isEmpty || nodes.count > 2 {
      report("«\(key)» là [huyện, tỉnh] hoặc [\(last.first?.word ?? "tỉnh")]", at: record.members[key])
    }
    return nodes.enumerated().compactMap { index, node in
      placeName(node, index == nodes.count - 1 ? last ?? levels : levels)
    }
  }

  private mutating func placeName(_ node: Node, _ levels: [PlaceBook.Level]) -> String? {
    guard let text = text(node, what: "tên") else { return nil }
    if PlaceName(text, among: levels) == nil {
      report("«\(text)» phải bắt đầu bằng cấp: \(levels.map(\.word).joined(separator: ", "))", at: node)
    }
    return text
  }

  private mutating func checkOnce(_ names: [String], split: [String], under: [String], at node: Node?) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted && !split.contains(name) {
      let whole = ([name] + under).joined(separator: ", ")
      report("«\(whole)» vào hai đơn vị mới; nếu bị chia thì ghi ở «split»", at: node)
    }
  }

  private mutating func checkProvinces(_ chains: [[String]], among known: [String], at node: Node) {
    for province in chains.compactMap(\.last) where !known.contains(province) {
      report("không có «\(province)» trong «provinces»\(Suggestion.among(known, for: province))", at: node)
    }
  }
}
