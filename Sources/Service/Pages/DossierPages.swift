import Dossiers
import Hummingbird
import Keeping
import Rulebook
import Screening
import Values

/// The pages of one kept check.
extension CheckService {
  func dossierPages(of keeper: Keeper) -> [Endpoint] {
    [
      .page(
        .get, "/ho-so/{id}", parameters: [Self.id],
        answer: { call in
          try await reviewed(call, keeper) { shown in
            let reading = ReadingReport(of: shown.report, by: try rules())
            return call.answer(
              ReviewPage(reading, links: ReviewLinks(check: shown.check.id)).page, in: shown.frame(.review))
          }
        }),
      .page(
        .get, "/ho-so/{id}/giay-to", parameters: [Self.id],
        answer: { call in
          try await reviewed(call, keeper) { shown in
            let reading = ReadingReport(of: shown.report, by: try rules())
            let pictures = try pictures(of: reading, in: SentDossier(shown.check, of: keeper.store))
            return call.answer(ReadingPage(reading, pictures: pictures).page, in: shown.frame(.papers))
          }
        }),
      .page(
        .get, "/ho-so/{id}/doi-chieu", parameters: [Self.id],
        answer: { call in
          try await reviewed(call, keeper) { shown in
            call.answer(PaperComparisonPage(PaperComparison(of: shown.report)).page, in: shown.frame(.comparison))
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
