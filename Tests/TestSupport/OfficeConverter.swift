import Foundation

/// LibreOffice as one of the programs that make PDFs out of papers, where it is installed.
package enum OfficeConverter {
  package static let program: String? = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  package static let absence = "LibreOffice (soffice) không có trên máy này nên không đối chiếu PDF với .docx được"

  /// The papers as PDFs, `a.docx` as `a.pdf`, in the same order.
  package static func pdfs(of papers: [(String, [UInt8])]) throws -> [(String, [UInt8])] {
    try made(of: papers, as: "pdf")
  }

  /// The papers in another form, `a.docx` as `a.doc`, in the same order.
  package static func made(of papers: [(String, [UInt8])], as form: String) throws -> [(String, [UInt8])] {
    guard let program else { return [] }
    return try TemporaryFolder.run { folder in
      for (name, bytes) in papers { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
      let names = papers.map(\.0)
      _ = try TestPrograms.run(
        program,
        [
          "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", form, "--outdir",
          folder.path,
        ]
          + names.map { folder.appendingPathComponent($0).path })
      return try names.map { name in
        let made = (name as NSString).deletingPathExtension + ".\(form)"
        return (made, Array(try Data(contentsOf: folder.appendingPathComponent(made))))
      }
    }
  }
}
