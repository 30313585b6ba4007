import Dossiers
import Rulebook
import Values

/// Presence is bookkeeping: by the intake list, a recognised document or an officer; *thiếu* only when somebody says
/// so or every file is accounted for by other papers.
extension StatementReader {
  var presences: [String: Presence] {
    Dictionary(components.map { ($0.code, presence(of: $0)) }) { first, _ in first }
  }

  private func presence(of component: Component) -> Presence {
    let listed = (dossier.intake.components ?? []).enumerated().filter { $0.element.code == component.code }
    let present =
      listed.flatMap { index, entry in
        entry.files.map { file -> Statement in
          let other = otherTitle(of: file.name, than: component.documentKinds)
          return Statement(
            true, file.name, .intake, "/thanh_phan/\(index)",
            doubts: [other].compactMap(\.self) + doubts(ofFile: file.name, as: component.documentKinds))
        }
      } + papers.recognised.filter { component.documentKinds.contains($0.kind.id) }.compactMap(recognitionStatement)
    let absent = listed.filter(\.element.isNotFiled).map { index, _ in
      Statement(false, "không nộp", .intake, "/thanh_phan/\(index)")
    }
    // Whoever decides, those who say otherwise are heard with them.
    let words = officer.presence(of: component.code)
    if let last = words.last {
      return last.value == .flag(true) ? .present(words + absent) : .absent(words + present)
    }
    if !present.isEmpty { return .present(present + absent) }
    if !absent.isEmpty { return .absent(absent) }
    let open = papers.open
    let unread = dossier.unreadPapers.filter { !isListed($0) }.map { PaperID(path: $0) }.filter { !open.contains($0) }
    let kinds = component.documentKinds.compactMap(rulebook.kind)
    let alike = papers.suspected.filter { component.documentKinds.contains($0.kind.id) }.map(\.paper)
    let shared = papers.read.filter { !open.contains($0.paper) && $0.mayAlsoHold(kinds) }.map(\.paper)
    let mayLieIn = (alike + open + unread + (alike.isEmpty ? shared : [])).uniqued
    guard mayLieIn.isEmpty, !dossier.papers.isEmpty else { return .notSeen(mayLieIn: mayLieIn.map(\.description)) }
    let known = papers.read.map(\.paper.description) + dossier.unreadPapers
    let told = "mọi tệp đã được nhận là giấy tờ khác: \(known.sorted().joined(separator: ", "))"
    return .absent([Statement(false, told, .accounting, "đối chiếu mọi tệp")])
  }

  private func isListed(_ path: String) -> Bool { dossier.intake.component(holding: path) != nil }

  private func recognitionStatement(_ recognition: Recognition) -> Statement? {
    switch recognition.basis {
    case .intake, .goesOn: return nil
    case .officer(let name):
      return Statement(true, "là \(recognition.kind.name)", .accounting, "\(recognition.path), theo \(name)")
    case .title(let words, let place, _):
      guard let digest = dossier.files.first(where: { $0.path == recognition.path })?.digest else { return nil }
      let source = Statement.Source.document(path: recognition.path, digest: digest)
      return Statement(true, words, source, place, doubts: doubts(of: recognition.paper))
    }
  }

  /// What a listed file calls itself, where that is a paper of another kind than the list says and none in it is of such
  /// a kind.
  private func otherTitle(of path: String, than kinds: [String]) -> String? {
    let found = papers.recognised.filter { $0.path == path }
    guard !kinds.isEmpty, !found.contains(where: { kinds.contains($0.kind.id) }), let other = found.first,
      case .title(let words, let place, _) = other.basis
    else { return nil }
    return "tệp này có tiêu đề «\(words)» (\(place)), là \(other.kind.name)"
  }

  /// Why a listed file is doubtful: as the paper of such a kind in it, or as whatever it is.
  private func doubts(ofFile path: String, as kinds: [String]) -> [String] {
    let here = papers.read.map(\.paper).filter { $0.path == path }
    let fitting = papers.recognised.filter { $0.path == path && kinds.contains($0.kind.id) }.map(\.paper)
    return (fitting.isEmpty ? here : fitting).flatMap { doubts(of: $0) }.uniqued
  }

  /// The presence of a component as a fact of FEEL.
  func presenceFact(_ definition: FactDefinition, _ component: String) -> Fact {
    switch components.first(where: { $0.code == component }).map(presence) {
    case .present(let statements)?, .absent(let statements)?:
      Fact(name: definition.name, subject: .dossier, statements: statements, sought: nil)
    case .notSeen(let files)?:
      Fact(
        name: definition.name, subject: .dossier, statements: [],
        sought: files.isEmpty ? .notStated : .unreadable(files: files))
    case nil: Fact(name: definition.name, subject: .dossier, statements: [], sought: .notStated)
    }
  }
}
