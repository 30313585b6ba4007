import ArgumentParser
import Foundation
import Letters
import Rulebook
import Screening
import Values

struct DraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: "Dự thảo thư của một hồ sơ: yêu cầu bổ sung, lấy ý kiến, thông báo. / Draft a letter.",
    aliases: ["du-thao"])

  @Argument(help: "Thư mục hoặc tệp nén (.zip, .rar, .7z, .tar.gz) của hồ sơ. / Folder or archive.")
  var dossier: String

  @Option(help: "Thư nào; không nêu thì thư mà đề nghị của chương trình cần. / Which letter.")
  var letter: LetterKind?

  @Option(name: [.short, .long], help: "Ghi tệp Word vào đây; không nêu thì in ra màn hình. / Word file.")
  var output: String?

  @OptionGroup var signing: SigningOptions

  @OptionGroup var options: ScreeningOptions

  func run() throws {
    try finish {
      let screening = try options.screening()
      let profiles = try signing.profiles(screening.rulebook, in: options.rules)
      return try draft(
        from: LetterDrafts(
          of: screening.reportOrFailure(of: options.dossier(at: dossier, for: screening)), by: screening.rulebook,
          signedAs: profiles))
    }
  }

  private func draft(from drafts: LetterDrafts) throws -> (String, Int32) {
    let letter: Letter
    do throws(NoLetter) {
      let kind = if let asked = self.letter { asked } else { try drafts.kind() }
      letter = try drafts.letter(kind, changing: signing.change)
    } catch {
      return ("Không có dự thảo: \(error).\n", drafts.status)
    }
    guard let output else { return (LetterText(letter).text, 0) }
    try write(WordLetter(letter).bytes(), to: output)
    return ("Đã ghi dự thảo vào \(output).\n", 0)
  }
}

/// How the office signs: its profile, and what the command line says over it.
struct SigningOptions: ParsableArguments {
  @Option(
    help: "Tệp hồ sơ cơ quan; không nêu thì HOSO_PROFILE, rồi local/co-quan.yaml của bộ quy tắc. / Office profile.")
  var profile: String?

  @Option(help: "Cơ quan chủ quản trên đầu công văn. / Parent body.")
  var parent: String?

  @Option(help: "Ký hiệu sau số công văn, ví dụ STC-ĐKKD. / Sign.")
  var sign: String?

  @Option(help: "Đơn vị lưu. / Unit.")
  var unit: String?

  @Option(help: "Địa danh. / Place.")
  var place: String?

  @Option(help: "Quyền hạn, chức vụ người ký, các dòng cách nhau bằng « / ». / Signer's office.")
  var signer: String?

  func profiles(_ rulebook: Rulebook, in rules: RulesOption) throws -> OfficeProfiles {
    guard let path = profile ?? ProcessInfo.processInfo.environment["HOSO_PROFILE"] else {
      return try rules.folder().offices.map {
        try OfficeProfiles(reading: $0.text, at: $0.path, bodies: rulebook.bodies)
      } ?? .none
    }
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw Failure(status: 66, message: "Không đọc được hồ sơ cơ quan \(path). Kiểm tra đường dẫn và quyền đọc.")
    }
    return try OfficeProfiles(reading: String(decoding: bytes, as: UTF8.self), at: path, bodies: rulebook.bodies)
  }

  func change(_ profile: inout OfficeProfile) {
    profile.parent = parent ?? profile.parent
    profile.sign = sign ?? profile.sign
    profile.unit = unit ?? profile.unit
    profile.place = place ?? profile.place
    guard let signer else { return }
    profile.signer = signer.replacing(" / ", with: "\n").split(separator: "\n").map(String.init)
  }
}

extension LetterKind: ExpressibleByArgument {
  public static var allValueDescriptions: [String: String] {
    Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.help) })
  }

  private var help: String {
    switch self {
    case .supplement: "Công văn yêu cầu sửa đổi, bổ sung hồ sơ. / Supplement request."
    case .slip: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. / Supplement slip."
    case .complete: "Thông báo đủ thành phần, được tiếp tục giải quyết. / Complete."
    case .opinions: "Công văn lấy ý kiến cơ quan khác. / Request for opinions."
    case .determination: "Kết quả xác định công nghệ, có hoặc không. / Determination."
    case .counter: "Giấy hướng dẫn người nộp tại quầy, lời thường. / Page for the applicant."
    }
  }
}
