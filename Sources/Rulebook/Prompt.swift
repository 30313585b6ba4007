import Values
import Yams

/// What a model is told before it is given a dossier's passages: `prompts/ID.yaml`. It is no law, yet part of an edition, so
/// that a record says with which words a model was asked.
package struct Prompt: Sendable, Hashable {
  package let id: String
  package let version: Int
  /// The key of what is asked, `tim_du_kien`.
  package let task: String
  package let text: String

  /// `tim-du-kien@1:0f3a5b7c`: the words' own digest tells a version that was changed without being counted up.
  package var name: String { "\(id)@\(version):\(Digest(of: Array(text.utf8)).hex.prefix(8))" }
}

extension Rulebook {
  /// The words for a task; nil where the edition has none.
  package func prompt(for task: String) -> Prompt? { prompts.first { $0.task == task } }
}

extension RuleSheet {
  mutating func prompt(_ root: Node) -> Prompt? {
    guard let record = record(root, keys: ["id", "version", "task", "text"], what: "lời dặn mô hình"),
      let id = text("id", in: record), let version = integer("version", in: record),
      let task = text("task", in: record), let words = text("text", in: record)
    else { return nil }
    if path.split(separator: "/").last != "\(id).yaml" {
      report("tệp lời dặn «\(id)» phải tên là \(id).yaml", at: record.members["id"])
    }
    if version < 1 { report("«version» đếm từ 1", at: record.members["version"]) }
    return Prompt(id: id, version: version, task: task, text: words)
  }
}

extension Prompt: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(id: try reader.read(), version: try reader.read(), task: try reader.read(), text: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(id, version, task, text) }
}
