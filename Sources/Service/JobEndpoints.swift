import Hummingbird
import Keeping
import Values

/// What is told of checks that were promised.
extension CheckService {
  func jobEndpoint(of keeper: Keeper) -> Endpoint {
    Endpoint(
      method: .get, path: "/v1/jobs/{id}", operation: "job",
      summary: Words(
        "Một việc đã nhận: chờ, đang làm, xong (ở đâu) hay thất bại (vì sao)",
        en: "A job: waiting, running, done and where, or failed and why"),
      needs: Self.checker,
      parameters: [
        .init(
          name: "id", place: .path, isRequired: true,
          what: Words("Mã của việc, cũng là mã của lần kiểm tra sẽ có", en: "The job; the check will have the same"),
          example: "00000000000000000000000000000000")
      ],
      gives: .init(type: "application/json", shape: .schema("viec")),
      given: Words("Việc đang thế nào", en: "How the job is"),
      problems: [.noSuchThing] + Problem.Kind.ofKeeping,
      answer: { call in
        let id = call["id"] ?? ""
        return try await onAThread {
          // In this order: it may become a check in between.
          if let job = try keeper.store.job(id, of: call.caller.sees) {
            return call.answer(JobState(job, errands))
          }
          guard let check = try keeper.store.check(id, of: call.caller.sees) else {
            throw Problem.noSuch(id, among: [])
          }
          return call.answer(.made(check))
        }
      })
  }
}
