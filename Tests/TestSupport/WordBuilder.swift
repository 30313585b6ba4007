import CArchive
import Dossiers

/// Real `.docx` bytes for a test.
package enum WordBuilder {
  /// Beside its capacities, what a table of lines says of a line in good order.
  package static let otherLineHeadings = [
    "Công nghệ sử dụng", "Hiệu suất thiết kế", "Hiệu suất thực tế", "Quy chuẩn áp dụng", "Đáp ứng quy chuẩn",
  ]
  package static let otherLineCells = ["gián đoạn", "80 %", "78 %", "QCVN 13-MT:2015/BTNMT", "Đạt"]

  package static let namespace = [
    "w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    "m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"",
    "mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"",
    "v=\"urn:schemas-microsoft-com:vml\"", "a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"",
  ].map { "xmlns:\($0)" }.joined(separator: " ")

  /// What a word processor needs besides the text.
  package static let officeParts = [
    (
      "[Content_Types].xml",
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Override PartName=\"/word/document.xml\" ContentType=\""
        + "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
    ),
    (
      "_rels/.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" "
        + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
        + "Target=\"word/document.xml\"/></Relationships>"
    ),
  ]

  package static func docx(body: String, more: [(String, String)] = []) -> [UInt8] {
    zip([("word/document.xml", "<w:document \(namespace)><w:body>\(body)</w:body></w:document>")] + more)
  }

  package static func p(_ text: String) -> String { "<w:p><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>" }

  /// A run with properties.
  package static func r(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  /// A cell of blocks or of one text.
  package static func tc(_ content: String, _ properties: String = "") -> String {
    let inner = content.hasPrefix("<w:") ? content : p(content)
    return "<w:tc><w:tcPr>\(properties)</w:tcPr>\(inner)</w:tc>"
  }

  /// A row of texts or of ready cells.
  package static func tr(_ cells: [String], _ properties: String = "") -> String {
    let inner = cells.map { $0.hasPrefix("<w:tc>") ? $0 : tc($0) }.joined()
    return "<w:tr><w:trPr>\(properties)</w:trPr>\(inner)</w:tr>"
  }

  /// A table of ready rows.
  package static func tbl(_ rows: String...) -> String { "<w:tbl>\(rows.joined())</w:tbl>" }

  package static func zip(_ entries: [(String, String)]) -> [UInt8] { zip(entries.map { ($0.0, Array($0.1.utf8)) }) }

  package static func zip(
    _ entries: [(String, [UInt8])], types: [String: UInt32] = [:], isStored: Bool = false
  ) -> [UInt8] {
    let room = entries.reduce(1 << 16) { $0 + $1.1.count + 1024 }
    var buffer = [UInt8](repeating: 0, count: room)
    var used = 0
    guard let archive = archive_write_new() else { return [] }
    defer { archive_write_free(archive) }
    archive_write_set_format_zip(archive)
    archive_write_set_options(archive, "hdrcharset=UTF-8")
    if isStored { archive_write_set_options(archive, "compression=store") }
    archive_write_open_memory(archive, &buffer, room, &used)
    for (name, bytes) in entries {
      guard let entry = archive_entry_new() else { continue }
      defer { archive_entry_free(entry) }
      archive_entry_update_pathname_utf8(entry, name)
      archive_entry_set_size(entry, Int64(bytes.count))
      archive_entry_set_filetype(entry, types[name] ?? 0o100000)
      if types[name] == 0o120000 { archive_entry_update_symlink_utf8(entry, "/etc/passwd") }
      archive_entry_set_perm(entry, 0o644)
      archive_write_header(archive, entry)
      archive_write_data(archive, bytes, bytes.count)
    }
    archive_write_close(archive)
    return Array(buffer[..<used])
  }
}
