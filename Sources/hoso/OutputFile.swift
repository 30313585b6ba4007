import Foundation

/// Refuses to write into the dossier itself: the next reading would take the result for a paper.
func refuse(writing output: String, into dossier: String) throws(Failure) {
  func resolved(_ path: String) -> [String] {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
  }
  let home = resolved(dossier)
  let folder = resolved(URL(fileURLWithPath: output).deletingLastPathComponent().path)
  // The file itself may not be there yet, or be a link of its own.
  guard folder.starts(with: home) || resolved(output).starts(with: home) else { return }
  throw Failure.usage("\(output) nằm trong hồ sơ. Ghi ra chỗ khác: lần đọc sau sẽ coi nó là một giấy tờ.")
}
