import DMN
import Values

/// A loaded value as words under the names of its members, to be compared with another edition's. Members are found by
/// reflection: one that is added to a type tomorrow takes part without anybody thinking of it.
indirect enum ToldValue: Equatable {
  /// One word or a list of them; the order of a list counts for nothing.
  case words([String])
  /// Members by name, in the order of their declaration.
  case record([Member])
  /// Things with ids, each once.
  case items([Item])

  struct Member: Equatable {
    let name: String
    let value: ToldValue
  }

  struct Item: Equatable {
    let id: String
    let value: ToldValue
    /// Of a version: its days, by which it is found again where its first day has moved.
    let inForce: InForce?
    /// The name under which a screen shows it beside its id; nil where it has none.
    let title: String?
  }

  /// - Parameter isWhole: whether a fact, a body, a matter or a collection is told with all its members; elsewhere they
  ///   are only named, and told once in their own registry.
  init(_ value: Any, isWhole: Bool) {
    if let words = Self.words(value, isWhole: isWhole) {
      self = .words(words)
      return
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .collection, .set, .dictionary:
      self = Self.list(mirror.children.map(\.value), isWhole: isWhole)
      return
    case nil:
      // It has no members to be told by.
      self = .words(["\(value)"])
      return
    case _: break
    }
    self = .record(
      mirror.children.compactMap { child in
        guard let label = child.label, let value = Self.unwrapped(child.value), !(value is any MadeOfOthers)
        else { return nil }
        // A procedure has limits too, and those are of time.
        let name = value is FactLimits ? "bounds" : label
        return Member(name: name, value: ToldValue(value, isWhole: isWhole))
      })
  }

  private static func list(_ elements: [Any], isWhole: Bool) -> ToldValue {
    let words = elements.map { Self.words($0, isWhole: isWhole) }
    if words.allSatisfy({ $0 != nil }) { return .words(words.flatMap { $0 ?? [] }) }
    var seen: [String: Int] = [:]
    return .items(
      elements.map { element in
        let value = ToldValue(element, isWhole: isWhole)
        let version = element as? any ToldVersion
        let id = version?.toldID ?? value.id
        let count = (seen[id] ?? 0) + 1
        seen[id] = count
        return Item(
          id: count > 1 ? "\(id) (\(count))" : id, value: value, inForce: version?.inForce, title: value.title)
      })
  }

  /// What an optional holds; nil where it holds nothing.
  private static func unwrapped(_ value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    return mirror.displayStyle == .optional ? mirror.children.first?.value : value
  }

  // MARK: Names of things

  private func word(_ name: String) -> String? {
    guard case .record(let members) = self, case .words(let words)? = members.first(where: { $0.name == name })?.value
    else { return nil }
    return words.first
  }

  private var id: String { Self.idMembers.lazy.compactMap { word($0) }.first ?? "" }

  private static let idMembers = [
    "id", "code", "name", "fact", "collection", "step", "kind", "year", "day", "off", "new", "part", "procedure", "by",
    "word", "key",
  ]

  private var title: String? { word("title") ?? word("name") }

  /// All words in it, each under the names of its members.
  var lines: [(path: [String], words: [String])] {
    switch self {
    case .words(let words): words.isEmpty ? [] : [([], words)]
    case .record(let members):
      members.flatMap { member in member.value.lines.map { ([member.name] + $0.path, $0.words) } }
    case .items(let items):
      items.flatMap { item in item.value.lines.map { ([ToldValue.quoted(item.id)] + $0.path, $0.words) } }
    }
  }

  /// Without the word that is the thing's id and is told as such.
  func without(id: String) -> ToldValue {
    guard case .record(let members) = self, members.count > 1 else { return self }
    return .record(members.filter { !Self.idMembers.contains($0.name) || $0.value != .words([id]) })
  }

  /// An id within a path, told apart from the name of a member.
  static func quoted(_ id: String) -> String { id.isEmpty ? "" : "«\(id)»" }
}

/// What is made of the members beside it, when it is first asked for or before, and says nothing of its own.
protocol MadeOfOthers {}

extension Once: MadeOfOthers {}

/// A version of something, known by its first day.
protocol ToldVersion {
  var inForce: InForce { get }
  /// Within its siblings.
  var toldID: String { get }
}

extension ToldVersion {
  var toldID: String { "từ \(VietnameseText.day(inForce.from))" }
}

extension Classification.Version: ToldVersion {}
extension Procedure.Version: ToldVersion {}

extension Rule.Version: ToldVersion {
  var toldID: String { "từ \(VietnameseText.day(inForce.from))" + (forEach.map { ", \($0.name)" } ?? "") }
}
