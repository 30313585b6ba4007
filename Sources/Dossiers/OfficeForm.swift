/// A paper of the old Office programs or of others, which only a converter makes readable.
enum OfficeForm: String, Sendable, Hashable {
  case doc, xls, ppt, rtf, odt, ods, odp

  /// What it is converted to: a form that is read here.
  var target: String {
    switch self {
    case .doc, .rtf, .odt: "docx"
    case .xls, .ods: "xlsx"
    case .ppt, .odp: "pdf"
    }
  }

  /// What a compound file is by the names that it holds.
  init?(holding names: Set<String>) {
    if names.contains("WordDocument") {
      self = .doc
    } else if !names.isDisjoint(with: ["Workbook", "Book"]) {
      self = .xls
    } else if names.contains("PowerPoint Document") {
      self = .ppt
    } else {
      return nil
    }
  }

  /// What an archive is by the media type that an OpenDocument file begins with.
  init?(mediaType: [UInt8]) {
    let type = String(decoding: mediaType.prefix(100), as: UTF8.self)
    let form = ["text": OfficeForm.odt, "spreadsheet": .ods, "presentation": .odp].first {
      type.hasPrefix("application/vnd.oasis.opendocument.\($0.key)")
    }
    guard let form else { return nil }
    self = form.value
  }
}
