import Values

/// Statements of intake lists, facts that rest on nothing else, and lists of rows, each as one object for all dossiers that
/// say the same: what rules made of it for one is then found again for the next. What papers, logs and officers say is
/// never among it, nor what long lists say (`Intake.isShort`): in memory only, and only as much as is told here.
package final class CommonFacts: Sendable, MadeOfOthers {
  package let statements = Memo<StatementKey, Result<Statement, NotTaken>>(most: 1 << 12)
  package let facts = Memo<FactKey, Fact>(most: 1 << 12)
  package let lists = Memo<ListKey, FactSet.Rows>(most: 1 << 9)

  /// What stands in the list, and where.
  package struct StatementKey: Hashable, Sendable {
    /// By where facts and collections stand in the catalogue.
    package enum Place: Hashable, Sendable {
      case fact(Int)
      case row(Int, of: Int, fact: Int)
      /// Outside the list of facts, as the statement tells it.
      case desk(ByteText)
    }

    private let place: Place
    private let value: WrittenAlike

    package init(place: Place, value: JSON) {
      self.place = place
      self.value = WrittenAlike(value)
    }
  }

  package struct FactKey: Hashable, Sendable {
    /// Where the fact stands in the catalogue.
    private let place: Int
    private let statements: Identities
    /// Whose names of places govern.
    private let day: CivilDay?

    package init(place: Int, statements: [Statement], day: CivilDay?) {
      self.place = place
      self.statements = Identities(statements)
      self.day = day
    }
  }

  package struct ListKey: Hashable, Sendable {
    /// Where the collection stands in the catalogue.
    private let place: Int
    /// nil where nothing is said of it.
    private let names: [ByteText]?
    /// Of all rows; each says of which row it is.
    private let statements: Identities

    package init(place: Int, names: [String]?, statements: [Statement]) {
      self.place = place
      self.names = names?.map(ByteText.init)
      self.statements = Identities(statements)
    }
  }

  /// Why what stands in the list states nothing, in Vietnamese.
  package struct NotTaken: Error, Hashable {
    package let text: String

    package init(text: String) { self.text = text }
  }
}
