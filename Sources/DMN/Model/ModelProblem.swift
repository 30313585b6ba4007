/// What is wrong with a file of a model or of test cases, or with a model to be written, and where.
public struct ModelProblem: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case tooManyElements(limit: Int)
    case tooManyAttributes(limit: Int)
    case documentType
    case notUTF8
    case encoding(String)
    case malformed(Malformation)
    case notDMN(root: String, namespace: String)
    case notTestCases(root: String, namespace: String)
    case mixedVersions(element: String, namespace: String)
    case missingAttribute(String, element: String)
    case missingElement(String, element: String)
    case repeatedElement(String, element: String)
    case unknownElement(String, element: String)
    case badValue(String, attribute: String, allowed: [String])
    case ruleWidth(entries: String, expected: Int, found: Int)
    case rowWidth(expected: Int, found: Int)
    /// Writing: the version lacks the construct.
    case notInVersion(String, ModelVersion)
    /// Writing: XML 1.0 cannot hold the character.
    case unwritable(Unicode.Scalar)
  }

  /// Why bytes are not XML.
  public enum Malformation: Sendable, Hashable {
    case empty
    case unfinished
    case contentAfterRoot
    case tagMismatch(opened: String, closed: String)
    case bareLessThan
    case bareAmpersand
    case bareSectionEnd
    case misplacedDeclaration
    case character
    case attribute
    case comment
    case repeatedAttribute
    case undeclaredPrefix
    /// Another error, by libxml2's number.
    case other(code: Int)
  }

  public let kind: Kind
  /// From 1, columns in Unicode scalars; 0 for a model that no file holds.
  public let line: Int
  public let column: Int

  public init(_ kind: Kind, line: Int, column: Int) {
    self.kind = kind
    self.line = line
    self.column = column
  }

  /// What is wrong, in Vietnamese, with a remedy where there is one.
  public var message: String {
    switch kind {
    case .tooLarge(let limit): "tệp lớn hơn \(limit) byte"
    case .tooDeep(let limit): "phần tử lồng nhau quá \(limit) tầng"
    case .tooManyElements(let limit): "tệp có hơn \(limit) phần tử"
    case .tooManyAttributes(let limit): "phần tử có hơn \(limit) thuộc tính"
    case .documentType: "không nhận DOCTYPE; hãy bỏ dòng này"
    case .notUTF8: "tệp không phải UTF-8"
    case .encoding(let name): "bảng mã «\(name)» không đọc được; hãy lưu tệp bằng UTF-8"
    case .malformed(let malformation): malformation.message
    case .notDMN(let root, let namespace):
      "không phải mô hình DMN 1.1 đến 1.5: gốc là «\(root)», không gian tên «\(namespace)»"
    case .notTestCases(let root, let namespace):
      "không phải tệp ca kiểm thử DMN: gốc là «\(root)», không gian tên «\(namespace)»"
    case .mixedVersions(let element, let namespace):
      "«\(element)» thuộc phiên bản DMN khác với cả tệp: «\(namespace)»"
    case .missingAttribute(let attribute, let element): "«\(element)» thiếu thuộc tính «\(attribute)»"
    case .missingElement(let child, let element): "«\(element)» thiếu «\(child)»"
    case .repeatedElement(let child, let element): "«\(element)» có nhiều hơn một «\(child)»"
    case .unknownElement(let child, let element): "không hiểu «\(child)» trong «\(element)»"
    case .badValue(let value, let attribute, let allowed):
      "«\(attribute)» không nhận «\(value)»; chỉ nhận \(allowed.map { "«\($0)»" }.joined(separator: ", "))"
    case .ruleWidth(let entries, let expected, let found):
      "quy tắc có \(found) ô «\(entries)», bảng có \(expected) cột"
    case .rowWidth(let expected, let found): "hàng có \(found) ô, bảng có \(expected) cột"
    case .notInVersion(let construct, let version): "DMN \(version.rawValue) không có «\(construct)»"
    case .unwritable(let scalar):
      "XML không chứa được ký tự U+\(String(scalar.value, radix: 16, uppercase: true))"
    }
  }

  /// `line:column: message`; a caller puts the file's name before it.
  public var description: String { line == 0 ? message : "\(line):\(column): \(message)" }
}

extension ModelProblem.Malformation {
  var message: String {
    switch self {
    case .empty: "tệp không có phần tử XML nào"
    case .unfinished: "XML kết thúc giữa chừng"
    case .contentAfterRoot: "còn nội dung sau phần tử gốc"
    case .tagMismatch(let opened, let closed): "thẻ đóng «\(closed)» không khớp thẻ mở «\(opened)»"
    case .bareLessThan: "dấu «<» không đúng chỗ; trong chữ phải viết «&lt;»"
    case .bareAmpersand: "dấu «&» không đúng chỗ; trong chữ phải viết «&amp;»"
    case .bareSectionEnd: "«]]>» trong chữ phải viết «]]&gt;»"
    case .character: "ký tự không được phép trong XML"
    case .misplacedDeclaration: "khai báo XML chỉ được đứng ở đầu tệp"
    case .attribute: "thuộc tính phải viết «tên=\"giá trị\"», cách nhau bằng dấu cách"
    case .comment: "chú thích không được chứa «--»"
    case .repeatedAttribute: "một thuộc tính viết hai lần"
    case .undeclaredPrefix: "tiền tố không gian tên chưa khai báo"
    case .other(let code): "XML không đúng cú pháp (mã libxml2 \(code))"
    }
  }
}

/// Everything wrong with one file, in the order of the file; never empty.
public struct ModelProblems: Error, Sendable, Hashable, CustomStringConvertible {
  public let all: [ModelProblem]

  init(_ all: [ModelProblem]) {
    self.all = all
  }

  public var description: String { all.map(\.description).joined(separator: "\n") }
}
