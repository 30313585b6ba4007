import Rulebook
import Values

extension EditionComparison {
  /// The whole comparison for programs; nothing is shortened.
  package func json(_ dossiers: [Dossier]) -> JSON {
    .record([
      "schemaVersion": .string("1"),
      "cu": old.rulebook.edition.json, "moi": new.rulebook.edition.json,
      "quy_tac_doi": .array(difference.entries.map(\.json)),
      "ho_so": .array(dossiers.map(\.json)),
    ])
  }
}

extension Rulebook.Edition {
  fileprivate var json: JSON {
    .record(["an_ban": .string(name), "sha256": .string(digest.hex), "thu_muc": .string(location)])
  }
}

extension RulebookDifference.Entry {
  fileprivate var json: JSON {
    .record([
      "phan": .string(section.key), "ma": .string(id), "ten": title.map { .string($0) },
      "thay_doi": .string(change.rawValue),
      "muc": .array(
        fields.map { field in
          .record([
            "o": .array(field.path.map { .string($0) }), "cu": .array(field.old.map { .string($0) }),
            "moi": .array(field.new.map { .string($0) }),
          ])
        }),
    ])
  }
}

extension EditionComparison.Dossier {
  fileprivate var json: JSON {
    switch result {
    case .compared(let changes):
      .record(["ten": .string(name), "thay_doi": .array(changes.map(\.json))])
    case .notCompared(let why): .record(["ten": .string(name), "chua_so_duoc": .string(why)])
    }
  }
}

extension EditionComparison.Change {
  fileprivate var json: JSON {
    .record([
      "loai": .string(kind.rawValue), "ma": code.map { .string($0) }, "doi_tuong": subject.map { .string($0) },
      "muc": field.map { .string($0) }, "cu": old.map { .string($0) }, "moi": new.map { .string($0) },
      "quy_tac_co_doi": isRuleChanged.map { .bool($0) },
    ])
  }
}
