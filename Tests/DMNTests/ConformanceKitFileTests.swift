import Foundation
import Testing

@testable import DMN

/// The files of the DMN Technology Compatibility Kit, which is not part of this repository: the environment variable
/// `DMN_TCK` names the folder that holds its `compliance-level-2` and `compliance-level-3`.
@Suite(
  "Bộ tệp kiểm thử tương thích DMN (TCK)",
  .enabled(if: KitFiles.folder != nil, "chưa đặt DMN_TCK: các tệp của TCK không được đọc"))
struct ConformanceKitFileTests {
  @Test("Mọi mô hình đọc được, và ghi bản 1.5 rồi đọc lại vẫn là nó")
  func modelsRoundTrip() throws {
    let files = KitFiles.files(ending: "dmn")
    #expect(files.count > 100)
    for file in files {
      do {
        let model = try ModelReader.model(from: Array(Data(contentsOf: file)))
        let again = try ModelReader.model(from: ModelWriter.bytes(of: model))
        #expect(ModelSamples.content(of: again) == ModelSamples.content(of: model), "\(file.lastPathComponent)")
      } catch {
        Issue.record("\(file.lastPathComponent): \(error)")
      }
    }
  }

  @Test("Mọi mô hình ghi được bản 1.3, trừ khi nó dùng cấu trúc mới hơn và lỗi nói đúng thế")
  func modelsRoundTripForEditors() throws {
    for file in KitFiles.files(ending: "dmn") {
      let model = try ModelReader.model(from: Array(Data(contentsOf: file)))
      do {
        let again = try ModelReader.model(from: ModelWriter.bytes(of: model, .v1_3))
        #expect(ModelSamples.content(of: again) == ModelSamples.content(of: model), "\(file.lastPathComponent)")
      } catch {
        let isNewer = error.all.allSatisfy { if case .notInVersion = $0.kind { true } else { false } }
        #expect(isNewer, "\(file.lastPathComponent): \(error)")
      }
    }
  }

  @Test("Mọi tệp ca kiểm thử đọc được, trỏ tới mô hình có thật, và ghi rồi đọc lại vẫn là nó")
  func testCasesRoundTrip() throws {
    let files = KitFiles.files(ending: "xml")
    var count = 0
    #expect(files.count > 100)
    for file in files {
      do {
        let cases = try TestCases.read(Array(Data(contentsOf: file)))
        count += cases.cases.count
        let model = file.deletingLastPathComponent().appendingPathComponent(cases.modelName ?? "")
        #expect(FileManager.default.fileExists(atPath: model.path), "\(file.lastPathComponent)")
        let again = try TestCases.read(cases.bytes())
        #expect(ModelSamples.content(of: again) == ModelSamples.content(of: cases), "\(file.lastPathComponent)")
      } catch {
        Issue.record("\(file.lastPathComponent): \(error)")
      }
    }
    #expect(count > 1_000)
  }
}

/// The kit's files on this machine.
enum KitFiles {
  static let folder = ProcessInfo.processInfo.environment["DMN_TCK"].map { URL(fileURLWithPath: $0) }

  static func files(ending suffix: String) -> [URL] {
    guard let folder, let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else {
      return []
    }
    return found.compactMap { $0 as? URL }.filter { $0.pathExtension == suffix }.sorted { $0.path < $1.path }
  }
}
