import Values

/// `places.yaml`: names of provinces and communes, what they were called before, by which document and from which day.
/// Names stand with their level, as in `phường Nếnh`.
package struct PlaceBook: Sendable, Hashable {
  /// The words for one level, with how they are shortened: `thành phố`, `TP.`.
  package struct Level: Sendable, Hashable {
    package let word: String
    package let short: [String]
  }

  package struct Levels: Sendable, Hashable {
    package let provinces: [Level]
    package let districts: [Level]
    package let communes: [Level]

    package var all: [Level] { provinces + districts + communes }
  }

  /// One document's changes from one day on.
  package struct Change: Sendable, Hashable {
    /// `Nghị quyết 1658/NQ-UBTVQH15`.
    package let by: String
    package let from: CivilDay
    package let verified: Verification
    package let communes: [Group]
    package let provinces: [Merger]
  }

  /// Communes that lay under one district and province and lie under others now.
  package struct Group: Sendable, Hashable {
    /// The district, where there was one, and the province.
    package let was: [String]
    package let now: [String]
    package let into: [Merger]
    /// Those of which each new commune took a part.
    package let split: [String]
  }

  package struct Merger: Sendable, Hashable {
    package let new: String
    package let old: [String]
  }

  /// Communes of the past of which no source that we saw tells where they went.
  package struct Unsure: Sendable, Hashable {
    package let of: [String]
    package let communes: [String]
  }

  package let levels: Levels
  /// What may stand behind the province: `Việt Nam`.
  package let after: [LabelKey]
  /// Words in which a level's word is none: `nhà ở xã hội`.
  package let plain: [LabelKey]
  /// In the order of their days.
  package let changes: [Change]
  package let unsure: [Unsure]
}

/// A unit's name without its level, as names are compared, and the level.
struct PlaceName: Sendable, Hashable {
  let level: String
  let key: String

  /// nil where the text begins with none of the levels.
  init?(_ text: String, among levels: [PlaceBook.Level]) {
    let words = text.split(separator: " ").joined(separator: " ")
    guard let level = levels.map(\.word).first(where: { words.hasPrefix($0 + " ") }) else { return nil }
    self.init(level: level, name: String(words.dropFirst(level.count + 1)))
  }

  init(level: String, name: String) {
    self.level = level
    self.key = Self.key(of: name)
  }

  /// *Bắc-Ninh* and *Bắc Ninh*, *Hòa* and *Hoà* are one.
  static func key(of name: String) -> String {
    LabelKey(String(name.map { $0 == "-" || $0 == "–" ? " " : $0 })).text
  }
}
