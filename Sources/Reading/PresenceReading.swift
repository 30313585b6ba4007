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
            true, file.name, .intake, "/thanh_phan/\(index)", doubts: [other].compactMap(\.self) + doubts(of: file.name)
          )
        }
      } + recognised.filter { component.documentKinds.contains($0.kind.id) }.compactMap(recognitionStatement)
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
    let open = dossier.papers.filter { path in
      !recognised.contains { $0.path == path } && !isListed(path)
    }
    let unread = dossier.unreadPapers.filter { !open.contains($0) && !isListed($0) }
    let kinds = component.documentKinds.compactMap(rulebook.kind)
    let alike = suspected.filter { component.documentKinds.contains($0.kind.id) }.map(\.path)
    if !alike.isEmpty { return .notSeen(mayLieIn: alike + (open + unread).filter { !alike.contains($0) }) }
    let shared = dossier.documents.filter { !open.contains($0.path) && $0.mayAlsoHold(kinds) }.map(\.path)
    guard open.isEmpty, unread.isEmpty, shared.isEmpty, !dossier.papers.isEmpty else {
      return .notSeen(mayLieIn: open + unread + shared)
    }
    let told = "mọi tệp đã được nhận là giấy tờ khác: \(dossier.papers.joined(separator: ", "))"
    return .absent([Statement(false, told, .accounting, "đối chiếu mọi tệp")])
  }

  private func isListed(_ path: String) -> Bool { dossier.intake.component(holding: path) != nil }

  private func recognitionStatement(_ recognition: Recognition) -> Statement? {
    switch recognition.basis {
    case .intake: return nil
    case .officer(let name):
      return Statement(true, "là \(recognition.kind.name)", .accounting, "\(recognition.path), theo \(name)")
    case .title(let words, let place, _):
      guard let digest = dossier.files.first(where: { $0.path == recognition.path })?.digest else { return nil }
      let source = Statement.Source.document(path: recognition.path, digest: digest)
      return Statement(true, words, source, place, doubts: doubts(of: recognition.path))
    }
  }

  /// What a listed file calls itself, where that is a paper of another kind than the list says.
  private func otherTitle(of path: String, than kinds: [String]) -> String? {
    guard !kinds.isEmpty, let found = recognised.first(where: { $0.path == path }), !kinds.contains(found.kind.id),
      case .title(let words, let place, _) = found.basis
    else { return nil }
    return "tệp này có tiêu đề «\(words)» (\(place)), là \(found.kind.name)"
  }

  /// The presence of a component as a fact of FEEL.
  func presenceFact(_ definition: FactDefinition, _ component: String) -> Fact {
    switch presences[component] {
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
