import Reading
import Rulebook

// What a screen and a letter show of what a verdict rests on.

extension Fact {
  /// The words that count; what only the intake list or bookkeeping says of the dossier itself stands elsewhere.
  var shown: [Statement] {
    governing.filter { statement in
      switch statement.source {
      case .intake, .accounting: subject != .dossier
      case .document, .officer, .log, .model, .table: true
      }
    }
  }
}

extension Verdict {
  /// What was asked, and of which row.
  var titleAndSubject: String { subject.named(title) }

  /// The words that it rests on, each with its place, as a letter quotes them: the office's own log of the dossier is
  /// left out.
  var quotes: String {
    read.flatMap { fact in fact.shown.filter { $0.source != .log || fact.subject != .dossier } }
      .map { "«\($0.words)» – \($0.sourceAndPlace)" }.uniqued.joined(separator: "; ")
  }
}

extension Judgement {
  /// Facts without the days that govern: those stand in the head of what is printed.
  func besidesDays(_ facts: [Fact]) -> [Fact] {
    facts.filter { fact in !matters.contains { $0.matter.governedBy == fact.name } }
  }
}
