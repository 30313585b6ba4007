import Dossiers
import Keeping
import Rulebook
import Screening
import Values

/// All that is needed to make a report again to the byte: the settings, the edition, the program, and the files by their
/// digests. No words of the dossier stand in it.
package struct CheckRecord: Sendable {
  package let json: JSON
  /// Of the edition that it was checked under.
  package let edition: Digest
  package let reportDigest: Digest
  /// The files by the names under which they were sent.
  package let files: [KeptCheck.File]
  /// Of what officers had said of the dossier; nil where they had said nothing.
  package let words: Digest?
  let form: SentDossier.Form
  private let today: CivilDay

  init(
    id: String, made: String, _ sent: SentDossier, _ drawn: DrawnReport, _ settings: Settings,
    after following: Following? = nil
  ) {
    words = following?.words.map { Digest(of: $0) }
    let report = drawn.report
    let edition = report.edition.digest
    self.edition = edition
    reportDigest = drawn.digest
    files = sent.namedDigests
    form = sent.form
    today = settings.today
    let made = JSON.record([
      "schemaVersion": .string("1"), "id": .string(id), "luc": .string(made),
      "phan_mem": .string("hoso \(ScreeningReport.engine)"), "bo_quy_tac": .string(report.edition.name),
      "sha256_bo_quy_tac": .string(edition.hex), "noi_bo_quy_tac": .string(report.edition.location),
    ])
    let rest = JSON.record([
      "cach_gui": .string(form.rawValue),
      "tep": .array(
        zip(sent.files, files).map { sent, file in
          .record([
            "ten": .string(file.name), "sha256": .string(file.digest.hex),
            "so_byte": .number(Decimal128(sent.bytes.count)),
          ])
        }), "theo_sau": following.map { .string($0.check.id) },
      "sha256_bo_quy_tac_truoc": following.flatMap { $0.edition == edition ? nil : .string($0.edition.hex) },
      "sha256_loi_can_bo": words.map { .string($0.hex) }, "sha256_bao_cao": .string(reportDigest.hex),
    ])
    json = .object((made.members ?? []) + settings.kept + (rest.members ?? []))
  }

  /// - Throws: `NoRecord` where the JSON is no such record.
  package init(_ json: JSON) throws {
    guard json["schemaVersion"]?.string == "1",
      let edition = json["sha256_bo_quy_tac"]?.string.flatMap(Digest.init(hex:)),
      let report = json["sha256_bao_cao"]?.string.flatMap(Digest.init(hex:)),
      let form = json["cach_gui"]?.string.flatMap(SentDossier.Form.init),
      let today = Settings.keptDay(json), let listed = json["tep"]?.array
    else { throw NoRecord() }
    let words = json["sha256_loi_can_bo"]
    self.words = words?.string.flatMap(Digest.init(hex:))
    guard (words == nil) == (self.words == nil) else { throw NoRecord() }
    self.json = json
    self.edition = edition
    self.reportDigest = report
    self.form = form
    self.today = today
    files = try listed.map { file in
      guard let name = file["ten"]?.string, let digest = file["sha256"]?.string.flatMap(Digest.init(hex:)) else {
        throw NoRecord()
      }
      return KeptCheck.File(name: name, digest: digest)
    }
  }

  package struct NoRecord: Error, CustomStringConvertible {
    package var description: String { "không phải bản ghi của một lần kiểm tra (record.json, schemaVersion 1)" }
  }

  /// Why nothing could be made again, in Vietnamese.
  package struct NotAgain: Error, CustomStringConvertible {
    package let description: String
  }

  /// The bytes of the report, made again.
  /// - Parameter words: what officers had said, of the digest `words`; nil where that is nil.
  /// - Throws: `NotAgain`.
  package func bytes(
    of files: [(name: String, bytes: [UInt8])], words: [UInt8]?, by rulebook: Rulebook, _ reader: DossierReader
  ) throws -> [UInt8] {
    // Where the rules lay then is written in the report.
    let rulebook = rulebook.located(at: json["noi_bo_quy_tac"]?.string ?? rulebook.edition.location)
    do {
      return try report(of: files, words: words, by: rulebook, reader).json.bytes()
    } catch let problem as Problem {
      throw NotAgain(description: problem.detail.vi)
    }
  }

  /// The report of the same files and words under the same settings.
  /// - Throws: a problem where the rules are of another edition, or nothing could be checked.
  func report(
    of files: [(name: String, bytes: [UInt8])], words: [UInt8]?, by rulebook: Rulebook, _ reader: DossierReader
  ) throws -> ScreeningReport {
    guard rulebook.edition.digest == edition else { throw Problem.otherRules(rulebook.edition.digest.hex) }
    let dossier = try SentDossier(form: form, files: files).dossier(by: reader).with(officerStatements: words)
    return try screening(by: rulebook).reportOrProblem(of: dossier)
  }

  /// The same settings, by these rules.
  /// - Parameter day: today, where that is another than then.
  func screening(by rulebook: Rulebook, on day: CivilDay? = nil) -> Screening {
    Screening(rulebook: rulebook, settings: Settings(kept: json, today: day ?? today, by: rulebook))
  }
}

extension Screening {
  /// - Throws: a problem where a mark of state secrecy was met, or nothing could be checked.
  func reportOrProblem(of dossier: Dossier) throws -> ScreeningReport {
    switch outcome(of: dossier) {
    case .report(let report): return report
    case .stopped: throw Problem.secret
    case .nothingChecked(let why, _): throw Problem.nothingChecked(why)
    }
  }
}
