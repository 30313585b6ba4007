import Hummingbird
import Values

/// How the API describes itself.
extension CheckService {
  func descriptionEndpoints(of endpoints: [Endpoint]) -> [Endpoint] {
    let schemas = PublishedSchema.all
    let own = [
      Endpoint(
        method: .get, path: "/problems/{kind}", operation: "problem",
        summary: Words("Một loại lỗi và việc cần làm", en: "A type of problem and what to do"),
        needs: .nothing,
        parameters: [
          .init(
            name: "kind", place: .path, kind: .one(of: Problem.Kind.allCases.map(\.rawValue)), isRequired: true,
            what: Words("Loại lỗi", en: "The type"), example: Problem.Kind.parameter.rawValue)
        ], gives: .json, statuses: Endpoint.tagged, given: Words("Loại lỗi", en: "The type"),
        answer: { call in
          guard let kind = Problem.Kind(rawValue: call["kind"] ?? "") else { throw Problem.inside }
          return call.answerUnlessKnown(kind.json)
        }),
      Endpoint(
        method: .get, path: "/schemas/{name}", operation: "schema",
        summary: Words("Một lược đồ JSON đã công bố", en: "A published JSON schema"),
        needs: .nothing,
        parameters: [
          .init(
            name: "name", place: .path, kind: .one(of: schemas.map(\.file)), isRequired: true,
            what: Words("Tên tệp", en: "The file"), example: schemas[0].file)
        ], gives: .init(type: "application/schema+json", shape: .object), given: Words("Lược đồ", en: "The schema"),
        answer: { call in
          guard let schema = schemas.first(where: { $0.file == call["name"] }) else { throw Problem.inside }
          return call.answer(schema.bytes, type: "application/schema+json")
        }),
    ]
    // It tells of itself too, so that what it answers can be said only when it is there.
    var document = Endpoint(
      method: .get, path: "/openapi.json", operation: "openapi",
      summary: Words("Tài liệu này", en: "This document"), needs: .nothing, gives: .json, statuses: Endpoint.tagged,
      given: Words("Tài liệu OpenAPI 3.1", en: "The OpenAPI 3.1 document"), answer: { _ in throw Problem.inside })
    let bytes = OpenAPI(endpoints: endpoints + own + [document]).json.bytes()
    document.answer = { $0.answerUnlessKnown(bytes) }
    return own + [document]
  }
}
