import Synchronization

/// Stops asking a provider that does not answer, so that a batch does not wait for it dossier by dossier.
final class CircuitBreaker: Sendable {
  private enum State {
    case closed(failures: Int)
    /// Nothing is asked until then; nil for the rest of the run.
    case open(until: Duration?)
    /// One call is let through to see.
    case trying
  }

  /// Calls that failed one after the other, each with its attempts.
  static let mostFailures = 3
  static let pause = Duration.seconds(60)

  private let state = Mutex(State.closed(failures: 0))

  /// Whether a call may be made now.
  func mayCall(at now: Duration) -> Bool {
    state.withLock { state in
      switch state {
      case .closed: return true
      case .trying: return false
      case .open(let until):
        guard let until, now >= until else { return false }
        state = .trying
        return true
      }
    }
  }

  func ended(_ status: ModelReply.Status, at now: Duration) {
    state.withLock { state in
      switch status.meaning {
      case .passing:
        if case .closed(let failures) = state, failures + 1 < Self.mostFailures {
          state = .closed(failures: failures + 1)
        } else {
          state = .open(until: now + Self.pause)
        }
      case .lasting: state = .open(until: nil)
      case .answered: state = .closed(failures: 0)
      // Nothing was learnt of the provider.
      case .ours: if case .trying = state { state = .open(until: now) }
      }
    }
  }
}

extension ModelReply.Status {
  enum Meaning {
    /// The provider answered, if not as one wished.
    case answered
    /// It may answer again later.
    case passing
    /// It will not in this run.
    case lasting
    /// The question never left.
    case ours
  }

  var meaning: Meaning {
    switch self {
    case .ok, .refused, .blocked, .truncated, .contextExceeded, .malformed, .schemaViolated, .wrongModel: .answered
    case .rateLimited, .unavailable, .timedOut, .tooLarge: .passing
    case .quotaExhausted, .unauthorised, .misconfigured, .untrusted, .wrongPlace, .redirected: .lasting
    case .offline, .notAllowed, .overBudget, .suspended, .notRecorded: .ours
    }
  }
}
