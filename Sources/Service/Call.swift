import HTTPTypes
import Hummingbird
import NIOCore
import Rulebook
import Values

/// One request to an endpoint, its parameters checked.
struct Call: Sendable {
  let request: Request
  let language: Language
  let caller: Caller
  /// Where it waits for its turn; nil where it costs no work.
  var place: Workers.Place?
  private let values: [String: String]

  /// - Throws: a problem where the query has a key that the endpoint does not know, a key twice, or lacks one that must be.
  init(_ request: Request, _ context: some RequestContext, to endpoint: Endpoint, by caller: Caller) throws {
    self.request = request
    self.caller = caller
    self.language = Language(accepting: request.headers[.acceptLanguage])
    var values: [String: String] = [:]
    for (key, value) in request.uri.queryParameters {
      let key = String(key)
      guard endpoint.parameters.contains(where: { $0.place == .query && $0.name == key }) else {
        throw Problem.unknownParameter(key, endpoint.parameters.filter { $0.place == .query }.map(\.name))
      }
      guard values.updateValue(String(value), forKey: key) == nil else { throw Problem.twice(key) }
    }
    for parameter in endpoint.parameters {
      switch parameter.place {
      case .query: break
      case .path: values[parameter.name] = context.parameters.get(parameter.name)
      case .header: values[parameter.name] = request.headers[named: parameter.name]
      }
      if parameter.isRequired, values[parameter.name] == nil { throw Problem.missing(parameter) }
      try values[parameter.name].map { try parameter.check($0) }
    }
    self.values = values
  }

  /// A request of which nothing is asked but to show what is wrong with it.
  init(showing request: Request) {
    self.request = request
    self.caller = .anyone
    self.language = .vi
    self.values = [:]
  }

  subscript(_ name: String) -> String? { values[name] }

  func day(_ name: String) -> CivilDay? { values[name].flatMap { CivilDay(iso: $0) } }

  func count(_ name: String) -> Int? { values[name].flatMap { Int($0) } }

  /// The officer as the caller names them, percent-encoded as it may be; what is no name is left out.
  var officer: String? {
    request.headers[named: "Hoso-Officer"].map { $0.removingPercentEncoding ?? $0 }
      .map { $0.trimmingBlanks }.flatMap { (1...200).contains($0.count) ? $0.visible : nil }
  }

  /// To whom what is kept belongs.
  var owner: String { caller.owner }

  /// How large the body says it is; where it does not say, the most that is taken.
  func bodyBytes(upTo most: Int) throws -> Int {
    let told = request.headers[.contentLength].flatMap { Int($0) }
    guard let told else { return request.headers[.transferEncoding] == nil ? 0 : most }
    guard told <= most else { throw Problem.tooLarge }
    return told
  }

  /// The body, whole.
  func body(upTo most: Int) async throws -> [UInt8] {
    Array(try await request.body.collect(upTo: most).readableBytesView)
  }

  var contentType: String { request.headers[.contentType] ?? "" }
}

extension Endpoint.Parameter {
  fileprivate func check(_ value: String) throws {
    let isRight =
      switch kind {
      case .text: !value.isEmpty && value.count <= 200
      case .day: CivilDay(iso: value) != nil
      case .count(let range): Int(value).map(range.contains) ?? false
      case .one(let values): values.isEmpty || values.contains(value)
      }
    guard isRight else { throw Problem.wrong(self) }
  }

  /// What a value must be, in words.
  var must: Words {
    switch kind {
    case .text: Words("là chữ, nhiều nhất 200 ký tự", en: "be text of at most 200 characters")
    case .day: Words("là năm-tháng-ngày", en: "be year-month-day")
    case .count(let range):
      Words(
        "là số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
        en: "be a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .one(let values):
      Words("là một trong \(values.joined(separator: ", "))", en: "be one of \(values.joined(separator: ", "))")
    }
  }
}
