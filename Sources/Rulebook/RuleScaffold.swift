import Values

/// The files of a rule or a table that is yet to be written. What must be filled in stands as `''` or as an empty cell:
/// the loader refuses each of them by its name.
package struct RuleScaffold: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case rule, table
  }

  package let id: Rule.ID
  package let title: String
  /// The folder of its field: `dau-tu`.
  package let field: String
  package let kind: Kind
  package let procedures: [Procedure.ID]
  package let matter: Matter.ID?
  package let effect: Rule.Effect?

  package init(
    id: Rule.ID, title: String, field: String, kind: Kind, procedures: [Procedure.ID], matter: Matter.ID?,
    effect: Rule.Effect?
  ) {
    self.id = id
    self.title = title
    self.field = field
    self.kind = kind
    self.procedures = procedures
    self.matter = matter
    self.effect = effect
  }

  /// Within the rules folder, without `.yaml`: `dau-tu/DT-D13-ky-quy`.
  package var stem: String {
    let words = ASCIIKey.of(title).split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let slug = words.reduce(into: "") { slug, word in
      guard slug.count + word.count < 48 else { return }
      slug += (slug.isEmpty ? "" : "-") + word
    }
    return "\(field)/\(id)" + (slug.isEmpty ? "" : "-\(slug)")
  }

  /// The two files by their paths within the rules folder: the law, and the cases beside it.
  /// - Parameter schemas: where the schemas lie as seen from the files' folder, for editors; nil where they do not.
  package func files(schemas: String?) -> [(path: String, text: String)] {
    func headed(_ text: String, _ schema: String) -> String {
      (schemas.map { "# yaml-language-server: $schema=\($0)/\(schema).schema.json\n" } ?? "") + text
    }
    let (law, schema, cases) =
      switch kind {
      case .rule: (rule, "quy-tac", ruleCases)
      case .table: (table, "bang", tableCases)
      }
    return [("\(stem).yaml", headed(law, schema)), ("\(stem).cases.yaml", headed(cases, "truong-hop"))]
  }

  private static let note = """
    # Chỗ '' là chỗ phải điền; còn một chỗ trống thì bộ quy tắc không nạp được và nói thiếu gì.

    """

  /// Text in single quotes.
  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }

  private static func words(of choices: [String]) -> String { choices.joined(separator: ", ") }

  /// The members that a rule and a table have in common, up to their own.
  private var head: String {
    let procedures = procedures.isEmpty ? "''" : procedures.joined(separator: ", ")
    return """
      id: \(id)
      title: \(Self.quoted(title))
      procedures: [\(procedures)]\(self.procedures.isEmpty ? " # ĐIỀN: id của thủ tục trong procedures/" : "")
      matter: \(matter ?? "'' # ĐIỀN: vấn đề pháp lý trong matters.yaml")

      """
  }

  private static let status = """
    # nháp: nạp và thử được, chưa dùng cho hồ sơ; «hiệu lực» khi đã duyệt; «tạm ngưng» khi phải dừng.
    status: nháp

    """

  private static let days = """
      # ĐIỀN: ngày đầu có hiệu lực, '2026-03-31'; có ngày hết thì thêm until: '…', là ngày đầu không còn hiệu lực.
      - in-force: { from: '' }

    """

  private static let verified = """
        # ĐIỀN: ngày xem; text (đã đọc văn bản), secondary (báo chí, tóm tắt, suy ra) hoặc unverified (chưa thấy).
        verified: { on: '', source: '' }

    """

  private var rule: String {
    Self.note + head + """
      # ĐIỀN: \(Self.words(of: Rule.Stage.allCases.map(\.rawValue)))
      stage: ''

      """
      + (effect.map { "effect: \($0.rawValue)\n" } ?? """
        # ĐIỀN: \(Self.words(of: Rule.Effect.allCases.map(\.rawValue)))
        effect: ''

        """)
        + """
        # ĐIỀN: \(Self.words(of: Rule.Audience.allCases.map(\.rawValue)))
        to: ''
        # decided-by: id của cơ quan, khi cơ quan khác quyết định nội dung này.

        """ + Self.status + "versions:\n" + Self.days + """
            # ĐIỀN: mã văn bản trong documents.yaml, số điều; có khoản, điểm thì thêm clause: 1, point: a.
            basis: [{ document: '', article: '' }]

        """ + Self.verified + """
            # for-each: dây chuyền         (xét từng dòng của một danh mục)
            # needs: [tên dữ kiện]         (dữ kiện giấy tờ phải nêu; có needs thì phải có ask)
            # ĐIỀN: điều kiện khi CÓ VƯỚNG, bằng FEEL; quy tắc review hoặc note luôn nói thì bỏ dòng này.
            when: ''
            # ĐIỀN: câu nói với người đọc khi có vướng; dữ kiện trong ngoặc nhọn, {a / b:%} in phần trăm.
            finding: ''
            # ask: 'Nêu {còn thiếu}.'

        """
  }

  private var table: String {
    Self.note + head + Self.status + "versions:\n" + Self.days + Self.verified + """
          # ĐIỀN: cột thử là dữ kiện trong facts.yaml, sau «=>» là tên kết quả. Mỗi hàng: số, ô thử ("chữ", >= 5,
          # [1..3], not(…), - là gì cũng được), kết quả ("chữ"), căn cứ (nd-96-2026 28.16.a). UNIQUE: mỗi hồ sơ đúng một hàng.
          table: |
            UNIQUE |   | =>   | căn cứ
            1      | - |      |

      """
  }

  private static let caseNote = """
    # Mỗi phía của điều kiện và mỗi đầu ngày hiệu lực ít nhất một trường hợp: hoso rules test --mutants nói còn thiếu gì.

    """

  private var ruleCases: String {
    let words = Outcome.allCases.map(\.rawValue) + [RuleCase.Expected.noted.word, RuleCase.Expected.silent.word]
    return Self.caseNote
      + ["có vướng", "không vướng", "thiếu dữ kiện"].map { what in
        """
        # \(what.uppercasedFirst)
        - case: '' # ĐIỀN: tên trường hợp, bằng lời
          from: '' # ĐIỀN: điều khoản hoặc nơi lấy trường hợp
          on: '' # ĐIỀN: ngày áp dụng
          # office: id của cơ quan đang xét, khi quy tắc có decided-by.
          facts: {} # tên dữ kiện: giá trị; quy tắc có for-each thì thay bằng row: { tên dữ kiện: giá trị }
          expect: '' # ĐIỀN: \(Self.words(of: words))

        """
      }.joined()
  }

  private var tableCases: String {
    Self.caseNote + """
      - case: '' # ĐIỀN: tên trường hợp, bằng lời
        from: '' # ĐIỀN: điều khoản hoặc nơi lấy trường hợp
        on: '' # ĐIỀN: ngày áp dụng
        facts: {} # tên dữ kiện: giá trị
        row: '' # ĐIỀN: số hàng; hoặc thay bằng open: [1, 2] khi chưa rõ, expect: không áp dụng

      """
  }
}
