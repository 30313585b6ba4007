import HTTPTypes
import Hummingbird
import Keeping
import Values

/// How far a check is that was promised.
enum JobState: Sendable {
  case waiting(Job)
  case running(Job)
  case failed(Job, Problem)
  /// It is there.
  case made(KeptCheck)

  init(_ job: Job, _ errands: Errands) {
    if let failure = job.failure {
      self = .failed(job, Problem(kept: failure.problem))
    } else {
      self = errands[job.id]?.isRunning == true ? .running(job) : .waiting(job)
    }
  }

  /// The word on the wire.
  private var word: String {
    switch self {
    case .waiting: "cho"
    case .running: "dang_lam"
    case .failed: "that_bai"
    case .made: "xong"
    }
  }

  var id: String {
    switch self {
    case .waiting(let job), .running(let job), .failed(let job, _): job.id
    case .made(let check): check.id
    }
  }

  var place: String { "/v1/jobs/\(id)" }

  /// After how many seconds to ask again; nil where nothing more comes.
  var retryAfter: Int? {
    switch self {
    case .waiting, .running: 2
    case .failed, .made: nil
    }
  }

  func json(in language: Language) -> JSON {
    var accepted: String?
    var ended: String?
    var check: String?
    var problem: JSON?
    switch self {
    case .waiting(let job), .running(let job): accepted = job.accepted
    case .failed(let job, let fault):
      (accepted, ended) = (job.accepted, job.failure?.at)
      problem = fault.json(in: language)
    case .made(let made): (ended, check) = (made.made, made.place)
    }
    return .record([
      "schemaVersion": .string("1"), "id": .string(id), "trang_thai": .string(word),
      "nhan_luc": accepted.map { .string($0) }, "xong_luc": ended.map { .string($0) },
      "kiem_tra": check.map { .string($0) }, "loi": problem,
    ])
  }
}

extension Call {
  /// How far it is.
  func answer(_ state: JobState) -> Response {
    var headers: HTTPFields = [:]
    headers[.retryAfter] = state.retryAfter.map { "\($0)" }
    return answer(state.json(in: language).bytes(), type: "application/json", headers)
  }

  /// That it is promised, and where to ask.
  func accepted(_ state: JobState) -> Response {
    var response = answer(state)
    response.status = .accepted
    response.headers[.location] = state.place
    return response
  }
}
