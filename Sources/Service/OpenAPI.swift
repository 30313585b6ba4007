import HTTPTypes
import Values

/// The OpenAPI 3.1 document of the endpoints.
struct OpenAPI {
  let endpoints: [Endpoint]

  var json: JSON {
    .record([
      "openapi": .string("3.1.0"),
      "info": .record([
        "title": .string("hoso check API"), "version": .string("1"),
        "description": .string(
          """
          Kiểm tra hồ sơ đầu tư theo pháp luật của từng ngày. Mã HTTP nói về yêu cầu; kết luận nằm trong nội dung.

          Trong v1 và schemaVersion 1 chỉ thêm đường dẫn, tham số tùy chọn và thành viên; không đổi tên, không bỏ, không đổi nghĩa. Người đọc bỏ qua thành viên chưa biết.

          English: the HTTP status speaks of the request; the verdict is in the body. Within v1 things are only added.
          """),
      ]),
      "paths": .object(
        endpoints.map(\.path).uniqued.map { path in
          .init(
            path,
            .object(
              endpoints.filter { $0.path == path }.map { .init($0.method.rawValue.lowercased(), operation(of: $0)) }))
        }),
      "components": .record([
        "schemas": .record(["problem": Self.problem]), "securitySchemes": .record(["khoa": Self.key]),
      ]),
    ])
  }

  private func operation(of endpoint: Endpoint) -> JSON {
    .record([
      "operationId": .string(endpoint.operation), "summary": .string(endpoint.summary.vi),
      "description": .string(endpoint.summary.en),
      "parameters": endpoint.parameters.isEmpty ? nil : .array(endpoint.parameters.map(\.json)),
      "requestBody": endpoint.takes.isEmpty
        ? nil : .record(["required": .bool(true), "content": .object(endpoint.takes.map(\.member))]),
      "security": security(of: endpoint.needs),
      "responses": .object(answers(of: endpoint) + faults(of: endpoint)),
    ])
  }

  private func answers(of endpoint: Endpoint) -> [JSON.Member] {
    endpoint.statuses.map { status in
      if status == .accepted { return accepted }
      let hasBody = status != .noContent && status != .notModified
      return .init(
        "\(status.code)",
        .record([
          "description": .string(
            status == .notModified
              ? "Như bản người gọi đã có / As the caller has it" : "\(endpoint.given.vi) / \(endpoint.given.en)"),
          "content": hasBody ? .object([endpoint.gives.member]) : nil,
        ]))
    }
  }

  private let accepted = JSON.Member(
    "202",
    .record([
      "description": .string("Đã nhận, chưa xong: hỏi ở Location / Taken, not done yet: ask at Location"),
      "content": .object([Endpoint.Content(type: "application/json", shape: .schema("viec")).member]),
    ]))

  /// By status, with the types that come with it.
  private func faults(of endpoint: Endpoint) -> [JSON.Member] {
    let kinds = (endpoint.problems + endpoint.needs.problems + endpoint.workProblems + [.parameter, .inside])
      .uniqued
    return kinds.map(\.status.code).uniqued.sorted().map { status in
      let told = kinds.filter { $0.status.code == status }.map { "\($0.rawValue): \($0.title.vi) / \($0.title.en)" }
      return .init(
        "\(status)",
        .record([
          "description": .string(told.joined(separator: "; ")),
          "content": .record([
            "application/problem+json": .record(["schema": .record(["$ref": .string("#/components/schemas/problem")])])
          ]),
        ]))
    }
  }

  /// Each of the alternatives opens.
  private func security(of need: Endpoint.Need) -> JSON {
    switch need {
    case .nothing: .array([])
    case .anyKey: .array([.record(["khoa": .array([])])])
    case .scope(let scopes): .array(scopes.map { .record(["khoa": .array([.string($0.rawValue)])]) })
    }
  }

  private static let key = JSON.record([
    "type": .string("http"), "scheme": .string("bearer"),
    "description": .string(
      "Khóa do hoso keys create tạo. Trên máy này, khi kho chưa từng có khóa nào thì không cần. / A key made by hoso keys create; not needed on the machine itself while the store has never had one."
    ),
  ])

  private static let problem = JSON.record([
    "type": .string("object"), "description": .string("RFC 9457"),
    "required": .array(["type", "title", "status", "detail", "instance"].map { .string($0) }),
    "properties": .record([
      "type": .record([
        "type": .string("string"),
        "enum": .array(Problem.Kind.allCases.map { .string("/problems/\($0.rawValue)") }),
      ]),
      "title": .record(["type": .string("string")]), "status": .record(["type": .string("integer")]),
      "detail": .record(["type": .string("string")]), "moi_nhat": .record(["type": .string("string")]),
      "instance": .record(["type": .string("string"), "format": .string("uri")]),
    ]),
  ])
}

extension Endpoint {
  /// What may go wrong while it waits for its turn or its body.
  fileprivate var workProblems: [Problem.Kind] {
    (isWork ? [.tooMuch, .full] : []) + (takes.isEmpty ? [] : [.slow])
  }
}

extension Endpoint.Need {
  /// What may go wrong while a key is looked up.
  fileprivate var problems: [Problem.Kind] {
    switch self {
    case .nothing: []
    case .anyKey: [.noKey, .busy, .damaged]
    case .scope: [.noKey, .lacksScope, .busy, .damaged]
    }
  }
}

extension Endpoint.Parameter {
  fileprivate var json: JSON {
    .record([
      "name": .string(name), "in": .string(place.rawValue), "required": .bool(isRequired),
      "description": .string("\(what.vi) / \(what.en)"), "schema": schema, "example": value,
    ])
  }

  private var value: JSON {
    if case .count = kind, let number = Int(example) { .number(Decimal128(number)) } else { .string(example) }
  }

  private var schema: JSON {
    switch kind {
    case .text:
      .record([
        "type": .string("string"), "minLength": .number(Decimal128(1)), "maxLength": .number(Decimal128(200)),
      ])
    case .day: .record(["type": .string("string"), "format": .string("date")])
    case .count(let range):
      .record([
        "type": .string("integer"), "minimum": .number(Decimal128(range.lowerBound)),
        "maximum": .number(Decimal128(range.upperBound)),
      ])
    case .one(let values): .record(["type": .string("string"), "enum": .array(values.map { .string($0) })])
    }
  }
}

extension Endpoint.Content {
  fileprivate var member: JSON.Member { .init(type, .record(["schema": schema, "example": example])) }

  private static func reference(to schema: String) -> JSON {
    .record(["$ref": .string("/schemas/\(schema).schema.json")])
  }

  private var schema: JSON {
    switch shape {
    case .schema(let name): Self.reference(to: name)
    case .oneOfSchemas(let names): .record(["oneOf": .array(names.map(Self.reference))])
    case .object: .record(["type": .string("object")])
    case .bytes: .record(["type": .string("string"), "format": .string("binary")])
    case .files:
      .record([
        "type": .string("object"),
        "description": .string(
          "Mỗi phần là một tệp của hồ sơ, tên là filename hoặc tên phần; ho-so.json là một trong các tệp"),
        "additionalProperties": .record(["type": .string("string"), "format": .string("binary")]),
      ])
    }
  }
}
