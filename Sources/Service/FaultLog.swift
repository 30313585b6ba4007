import Foundation
import Keeping
import Values

/// Where whoever runs the service is told what went wrong: a line for each problem, under the id that its caller was given.
struct FaultLog: Sendable {
  let tell: @Sendable (String) -> Void

  /// The problem with an id under which there is a line of it. One that has an id has been told of already.
  /// - Parameters:
  ///   - operation: which endpoint, in the program's own words: nothing that a caller sent stands in a line.
  ///   - error: what was thrown, where that was no problem: the caller is told nothing of it.
  func noted(_ problem: Problem, _ operation: String, because error: (any Error)? = nil) -> Problem {
    guard problem.instance == nil else { return problem }
    var problem = problem
    let id = UUID().uuidString.lowercased()
    problem.instance = "urn:uuid:\(id)"
    // Of the request's own faults the kind says enough.
    let why = error.flatMap { problem.kind.status.code < 500 ? nil : Self.words(of: $0) }.map { ": \($0)" } ?? ""
    tell("lỗi \(id) \(problem.kind.status.code) \(problem.kind.rawValue) \(operation)\(why)")
    return problem
  }

  /// What the store says; of other errors the type alone, since what they quote may be a dossier's words.
  private static func words(of error: any Error) -> String? {
    switch error {
    case is Problem: nil
    case let error as StoreError: error.description.visible
    default: String(reflecting: type(of: error))
    }
  }
}
