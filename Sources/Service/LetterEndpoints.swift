import Dossiers
import Hummingbird
import Keeping
import Letters
import Rulebook
import Screening
import Values

/// Drafts of letters of a kept check.
extension CheckService {
  enum LetterForm: String {
    case docx, pdf

    var type: String {
      switch self {
      case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      case .pdf: "application/pdf"
      }
    }
  }

  func letterEndpoint(_ form: LetterForm, _ operation: String, _ summary: Words, _ keeper: Keeper) -> Endpoint {
    Endpoint(
      method: .get, path: "/v1/checks/{id}/letter.\(form.rawValue)", operation: operation, summary: summary,
      needs: Self.checker,
      parameters: [
        Self.id,
        .init(
          name: "kind", kind: .one(of: LetterKind.allCases.map(\.rawValue)),
          what: Words("Thư nào; không nêu thì thư mà đề nghị cần", en: "Which; the one that is asked for if not said"),
          example: LetterKind.supplement.rawValue),
      ],
      gives: .init(type: form.type, shape: .bytes), given: Words("Tệp", en: "The file"),
      problems: [.noSuchThing, .noLetter, .otherRules, .notReady] + (form == .pdf ? [.noConverter] : [])
        + Problem.Kind.ofKeeping,
      isWork: true,
      answer: { call in
        let check = try await found(call, keeper)
        return try await turnstile.workers.run { try letter(call, check, as: form, keeper) }
      })
  }

  /// Drawn from the same files and words under the same settings: where the rules are others now, not at all.
  private func letter(_ call: Call, _ check: KeptCheck, as form: LetterForm, _ keeper: Keeper) throws -> Response {
    let converter = reader.reader.converter
    guard form == .docx || converter != nil else { throw Problem.noConverter }
    let (screening, report) = try report(of: check, in: keeper)
    let drafts = LetterDrafts(of: report, by: screening.rulebook, signedAs: profiles)
    let kind: LetterKind
    let letter: Letter
    do throws(NoLetter) {
      kind = if let asked = call["kind"].flatMap(LetterKind.init) { asked } else { try drafts.kind() }
      letter = try drafts.letter(kind)
    } catch {
      throw Problem(kind: .noLetter, detail: Words(stringLiteral: "\(error)."))
    }
    let word = try WordLetter(letter).bytes()
    let bytes: [UInt8]
    do throws(Unreadable) {
      bytes = if form == .pdf, let converter { try converter.printed(word) } else { word }
    } catch {
      throw Problem.notPrinted
    }
    try keeper.note(
      .drafted, of: check, for: call,
      .record([
        "thu": .string(kind.rawValue), "dang": .string(form.rawValue), "sha256": .string(Digest(of: bytes).hex),
      ]))
    let name = "\(kind.rawValue)-\(check.id.prefix(8)).\(form.rawValue)"
    return call.answer(bytes, type: form.type, [.contentDisposition: "attachment; filename=\"\(name)\""])
  }
}
