import Dossiers
import Hummingbird
import Keeping
import Rulebook
import Screening
import Values

/// The pages of one kept check.
extension CheckService {
  static let checkID = Endpoint.Parameter(
    name: "id", place: .path, isRequired: true, what: Words("Mã của lần kiểm tra", en: "The check"),
    example: "00000000000000000000000000000000")

  func dossierPages(of keeper: Keeper) -> [Endpoint] {
    [
      .page(
        .get, "/ho-so/{id}", parameters: [Self.checkID],
        answer: { call in
          try await reviewed(call, keeper) { check, report in
            let reading = ReadingReport(of: report, by: try rules())
            return call.answer(
              ReviewPage(reading, links: ReviewLinks(check: check.id)).page, in: (check.id, .review))
          }
        }),
      .page(
        .get, "/ho-so/{id}/giay-to", parameters: [Self.checkID],
        answer: { call in
          try await reviewed(call, keeper) { check, report in
            let reading = ReadingReport(of: report, by: try rules())
            let pictures = try pictures(of: reading, in: SentDossier(check, of: keeper.store))
            return call.answer(ReadingPage(reading, pictures: pictures).page, in: (check.id, .papers))
          }
        }),
      .page(
        .get, "/ho-so/{id}/doi-chieu", parameters: [Self.checkID],
        answer: { call in
          try await reviewed(call, keeper) { check, report in
            call.answer(PaperComparisonPage(PaperComparison(of: report)).page, in: (check.id, .comparison))
          }
        }),
    ]
  }

  /// The pages on which statements stand, as pictures.
  private func pictures(of reading: ReadingReport, in sent: SentDossier) throws -> PagePictures {
    let wanted = ReadingPage.wanted(by: reading, allPages: false)
    let paths = Set(wanted.filter { !$0.pages.isEmpty }.map(\.path))
    guard !paths.isEmpty else { return .none }
    do {
      return PagePictures(of: wanted, in: try sent.bytes(of: paths, by: reader), by: reader.reader)
    } catch {
      throw Problem.unopened(error.description)
    }
  }
}
