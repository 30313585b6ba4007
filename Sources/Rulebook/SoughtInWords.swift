import Values

extension Statement {
  /// `thuyet-minh.docx, bảng 2, dòng 3, ô 4`.
  package var sourceAndPlace: String { source.words.map { "\($0), \(place)" } ?? place }
}

extension Statement.Source {
  /// Who says it; nil where the place says so too.
  package var words: String? {
    switch self {
    case .document(let path, _): path
    case .intake: "ho-so.json"
    case .accounting, .table: nil
    case .log: "nhat-ky.json"
    case .officer(let name, let day): "\(name) xác nhận ngày \(VietnameseText.day(day))"
    case .model(let provider, let model, let path): "\(provider)/\(model) đề xuất từ \(path)"
    }
  }
}

extension Fact {
  /// How the fact was sought, in Vietnamese: the labels looked for and where.
  package var soughtInWords: String { sought?.inWords ?? "chưa tìm" }

  /// That words stand elsewhere which may say otherwise.
  var unclearElsewhere: Reason {
    Reason(
      kind: .factUnknown,
      text: "nơi khác có thể nêu khác về «\(name)»: \(unclear.map(\.inWords).joined(separator: "; "))",
      remedy: "đọc rồi xác nhận «\(name)»",
      settledBy: unclear.flatMap { sought -> [Settlement] in
        if case .unclear(let path, _, _, _) = sought { [.value(fact: name, of: subject, from: path)] } else { [] }
      }.uniqued)
  }

  /// What the officer would do to settle it.
  package var remedy: String {
    switch sought {
    case .noDocument(let kinds): "bổ sung \(kinds.joined(separator: " hoặc ")), hoặc nêu «\(name)»"
    case .notFound, .blank, .notStated, .withheld, nil: "nêu «\(name)»"
    case .noLog: EventLog.remedy
    case .undecided(let table): "làm rõ bảng \(table) (hoso classify HỒ-SƠ), hoặc nêu thẳng «\(name)»"
    case .notInLog: "xem lại nhật ký xử lý (hoso log), hoặc nêu «\(name)»"
    case .unclear(let path, let place, _, _): "đọc \(path), \(place) rồi nêu «\(name)»"
    case .unreadable(let files): "đọc \(files.joined(separator: ", "))"
    }
  }

  /// By what the officer settles it once it is known.
  package var settledBy: [Settlement] {
    switch sought {
    // What settles a table is told of the table itself.
    case .noLog, .undecided: []
    case .unclear(let path, _, _, _), .blank(let path, _): [.value(fact: name, of: subject, from: path)]
    case .unreadable(let files): files.map { .value(fact: name, of: subject, from: $0) }
    case .noDocument, .notFound, .notStated, .notInLog, .withheld, nil: [.value(fact: name, of: subject)]
    }
  }
}

extension Sought {
  /// In Vietnamese.
  package var inWords: String {
    switch self {
    case .noDocument(let kinds): "không có giấy tờ nào đọc được thuộc loại \(kinds.joined(separator: ", "))"
    case .notFound(let labels, let documents):
      "đã tìm nhãn \(labels.map { "«\($0)»" }.joined(separator: ", ")) trong \(documents.joined(separator: ", "))"
    case .blank(let path, let place): "để trống ở \(path), \(place)"
    case .unclear(let path, let place, let words, let why): "\(path), \(place) ghi «\(words)»: \(why)"
    case .unreadable(let files): "chưa đọc được \(files.joined(separator: ", "))"
    case .notStated: "không có trong ho-so.json và chưa cán bộ nào nêu"
    case .noLog: EventLog.absent
    case .undecided(let table): "bảng \(table) chưa rõ"
    case .notInLog(let why): why
    case .withheld: "bị lấy đi để tự kiểm tra"
    }
  }
}
