import Foundation
import Glibc
import JailShim
import Values

/// LibreOffice at work on one paper of an old or foreign format: the paper in a form that is read here. It is a large
/// program, and what is sent from outside may take it over: it runs in a jail of its own, in a folder that is made for
/// one paper and gone afterwards (docs/decisions/0021).
package struct PaperConverter: Sendable, Hashable {
  /// Its own program, not the script that starts it.
  let program: String
  /// `LibreOffice 7.4`.
  package let version: String
  let limits: Limits

  package struct Limits: Sendable, Hashable {
    package var processorSeconds = 60
    package var addressSpace = 4 << 30
    package var wallSeconds = 90
    package var fileBytes = 256 << 20

    package init() {}
  }

  private static let folders = ["/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program"]

  /// nil where it is not installed.
  package init?(limits: Limits = Limits()) {
    self.init(in: Self.folders, limits: limits)
  }

  init?(in folders: [String], limits: Limits = Limits()) {
    guard let folder = folders.first(where: { access("\($0)/soffice.bin", X_OK) == 0 }) else { return nil }
    program = "\(folder)/soffice.bin"
    let settings = (try? String(contentsOfFile: "\(folder)/bootstraprc", encoding: .utf8)) ?? ""
    let key = settings.split(separator: "\n").first { $0.hasPrefix("ProductKey=") }
    version = key.map { String($0.dropFirst("ProductKey=".count)) } ?? "LibreOffice"
    self.limits = limits
  }

  /// The paper as `form.target`.
  /// - Throws: `notStarted` where the folder or the jail cannot be made, `timeLimit`, `processorLimit`, `notConverted`.
  func converted(_ bytes: [UInt8], from form: OfficeForm) throws(Unreadable) -> [UInt8] {
    try made(of: bytes, from: form.rawValue, to: form.target)
  }

  /// A Word file as it is printed, a PDF.
  /// - Throws: as `converted`.
  package func printed(_ word: [UInt8]) throws(Unreadable) -> [UInt8] { try made(of: word, from: "docx", to: "pdf") }

  private func made(of bytes: [UInt8], from form: String, to target: String) throws(Unreadable) -> [UInt8] {
    let folder = try Self.makeFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let profile = "\(folder)/profile/user"
    // The name is ours, never the sender's.
    guard FileManager.default.createFile(atPath: "\(folder)/paper.\(form)", contents: Data(bytes)),
      (try? FileManager.default.createDirectory(atPath: profile, withIntermediateDirectories: true)) != nil,
      FileManager.default.createFile(
        atPath: "\(profile)/registrymodifications.xcu", contents: Data(Self.settings.utf8))
    else { throw .notStarted }
    let deadline = ContinuousClock.now + .seconds(limits.wallSeconds)
    // A new profile makes it ask for a new start.
    let arguments = [
      program, "-env:UserInstallation=file://\(folder)/profile",
      "-env:UNO_SHARED_PACKAGES_CACHE=file://\(folder)/packages", "--headless", "--norestore", "--nolockcheck",
      "--nodefault", "--nologo", "--convert-to", target, "--outdir", "\(folder)/made",
      "\(folder)/paper.\(form)",
    ]
    for _ in 0..<3 {
      let status = try Self.status(of: arguments, in: folder, limits, until: deadline)
      guard status == Self.startAgain else { break }
    }
    guard let made = FileManager.default.contents(atPath: "\(folder)/made/paper.\(target)"), !made.isEmpty else {
      throw .notConverted
    }
    return Array(made)
  }

  private static let startAgain: Int32 = 81

  private static func makeFolder() throws(Unreadable) -> String {
    // Of this user alone (0700), and of a name that nobody knows beforehand.
    let real = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    var name = Array("\(real)/hoso-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw .notStarted }
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The exit status of a program, the first of the arguments, in the converter's jail.
  static func status(
    of arguments: [String], in folder: String, _ limits: Limits, until deadline: ContinuousClock.Instant
  ) throws(Unreadable) -> Int32 {
    let environment = ["LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp", "HOME=\(folder)", "TMPDIR=\(folder)"]
    var bounds = jail_limits(
      cpu_seconds: UInt(limits.processorSeconds), address_space_bytes: UInt(limits.addressSpace), open_files: 512,
      file_bytes: UInt(limits.fileBytes))
    let process = withCStrings(arguments) { arguments in
      withCStrings(environment) { environment in
        jail_run_converter(arguments[0], arguments, environment, &bounds, folder)
      }
    }
    guard process > 0 else { throw .notStarted }
    let status: Int32
    switch ProcessEnd(of: process, until: deadline) {
    case .status(let ended): status = ended
    case .timeLimit: throw .timeLimit
    case .unknown: throw .notStarted
    }
    switch status & 0x7F {
    case 0 where status >> 8 == 126: throw .notStarted
    case 0: return status >> 8
    case SIGXCPU, SIGKILL: throw .processorLimit
    default: throw .notConverted
    }
  }

  /// No macro runs, no link or field is brought up to date, no formula is reckoned anew.
  private static let settings: String = {
    let values = [
      ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
      ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
      ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
      ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
      ("Office.Writer/Content/Update", "Link", "2"),
      ("Office.Writer/Content/Update", "Field", "false"),
      ("Office.Calc/Content/Update", "Link", "2"),
      ("Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
      ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ]
    let items = values.map { path, name, value in
      "<item oor:path=\"/org.openoffice.\(path)\"><prop oor:name=\"\(name)\" oor:op=\"fuse\"><value>\(value)</value></prop></item>"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
      + "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\(items.joined())</oor:items>"
  }()
}
