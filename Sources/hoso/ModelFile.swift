import ArgumentParser
import DMN
import Dossiers
import Foundation
import Values

/// A model's file, read.
struct ModelFile {
  let path: String
  let bytes: [UInt8]
  let model: Model

  init(at path: String) throws(Failure) {
    self.path = path
    self.bytes = try Self.bytes(of: path, "mô hình")
    let bytes = bytes
    self.model = try Self.reading(path) { () throws(ModelProblems) in try ModelReader.model(from: bytes) }
  }

  /// - Parameter what: what the file is, for the message.
  static func bytes(of path: String, _ what: String) throws(Failure) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
      throw Failure(status: 66, message: "Không có tệp \(what) \(path). Kiểm tra lại đường dẫn.")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(status: 74, message: "Không đọc được tệp \(what) \(path). Kiểm tra quyền đọc.")
    }
    return Array(data)
  }

  func reading<Result>(_ body: () throws(ModelProblems) -> Result) throws(Failure) -> Result {
    try Self.reading(path, body)
  }

  /// Every problem of the file on a line of its own, as the file's failure.
  static func reading<Result>(_ path: String, _ body: () throws(ModelProblems) -> Result) throws(Failure) -> Result {
    do {
      return try body()
    } catch {
      let lines = error.all.map { "\(path):\($0)".visibleLines }
      throw Failure(
        status: 65,
        message: lines.joined(separator: "\n") + "\n\(error.all.count) lỗi; sửa các chỗ trên rồi chạy lại.")
    }
  }
}

/// The model of a command, and where the models lie that it imports.
struct ModelOptions: ParsableArguments {
  @Argument(help: "Tệp .dmn. / Model.")
  var model: String

  @Option(
    name: .customLong("import"),
    help: "Mô hình được nhập; không nêu thì tìm theo không gian tên trong các tệp .dmn bên cạnh. / Imported model.")
  var imported: [String] = []

  func file() throws(Failure) -> ModelFile { try ModelFile(at: model) }

  /// The models that a file imports, directly or through others, and the imports of which there is no file.
  func imports(of file: ModelFile) throws(Failure) -> (models: [Model], absent: [ModelImport]) {
    var given: [Model] = []
    for path in imported { given.append(try ModelFile(at: path).model) }
    var (models, absent): ([Model], [ModelImport]) = ([], [])
    var beside: [Model]?
    var wanted = file.model.imports[...]
    var seen: Set = [file.model.namespace]
    while let next = wanted.popFirst() {
      guard next.kind == .model, seen.insert(next.namespace).inserted else { continue }
      var found = given.first { $0.namespace == next.namespace }
      if found == nil {
        let candidates = beside ?? Self.models(beside: file.path)
        beside = candidates
        found = candidates.first { $0.namespace == next.namespace }
      }
      guard let found else {
        absent.append(next)
        continue
      }
      models.append(found)
      wanted += found.imports
    }
    return (models, absent)
  }

  /// The sound models of the folder of a file; broken ones are none of its imports' business until they are named.
  private static func models(beside path: String) -> [Model] {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".dmn") }.compactMap { name in
      try? ModelFile(at: folder.appendingPathComponent(name).path).model
    }
  }

  /// The model, compiled; what in its texts cannot be read is told on standard error and gives null.
  func compiled() throws(Failure) -> DecisionModel {
    let file = try file()
    let imports = try imports(of: file)
    guard imports.absent.isEmpty else {
      let names = imports.absent.map { "«\($0.namespace)»" }.joined(separator: ", ")
      throw Failure(
        status: 66,
        message: "\(model) nhập mô hình \(names) mà không tệp .dmn nào bên cạnh mang tên ấy. Nêu --import TỆP.")
    }
    let compiled = DecisionModel(file.model, importing: imports.models)
    if !compiled.problems.isEmpty {
      FileHandle.standardError.write(
        Data(
          "\(model): \(compiled.problems.count) chỗ có tên lạ hoặc không đọc được; xem: hoso dmn check \(model)\n".utf8)
      )
    }
    return compiled
  }
}

extension String {
  /// Foreign words on a screen: nothing in them may steer the terminal; line ends become blanks.
  var visibleLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }.joined(separator: " ")
  }
}
