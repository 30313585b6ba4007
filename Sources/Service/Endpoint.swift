import HTTPTypes
import Hummingbird
import Keeping
import Values

/// One thing that the API does: where, what it takes, what it gives. The router and the OpenAPI document are both made
/// of these, so neither can know what the other does not.
struct Endpoint: Sendable {
  /// A parameter of the query or of the path.
  struct Parameter: Sendable {
    enum Place: String, Sendable { case query, path, header }

    /// What it may be, as JSON Schema says it.
    enum Kind: Sendable {
      case text, day
      case count(ClosedRange<Int>)
      case one(of: [String])
    }

    let name: String
    var place = Place.query
    var kind = Kind.text
    var isRequired = false
    let what: Words
    let example: String
  }

  /// A media type that a body has, with what is in it.
  struct Content: Sendable {
    enum Shape: Sendable {
      /// As a published schema describes it, served at `/schemas/`.
      case schema(String)
      /// As one of several does.
      case oneOfSchemas([String])
      case object
      case bytes
      /// Files as parts with file names (RFC 7578).
      case files
    }

    let type: String
    let shape: Shape
    /// A body that is taken as it stands.
    var example: JSON? = nil

    static let json = Content(type: "application/json", shape: .object)
  }

  /// What a caller's key must allow.
  enum Need: Sendable, Hashable {
    /// Open to whoever reaches the address.
    case nothing
    case anyKey
    /// One of these.
    case scope([AccessKey.Scope])
  }

  let method: HTTPRequest.Method
  /// `/v1/rules/{id}`.
  let path: String
  let operation: String
  let summary: Words
  /// Where nothing is said, only officers.
  var needs = Need.scope([.review])
  var parameters: [Parameter] = []
  /// The bodies that it takes; empty where it takes none.
  var takes: [Content] = []
  let gives: Content
  /// With which it answers where nothing is wrong.
  var statuses = [HTTPResponse.Status.ok]
  let given: Words
  /// The faults of a request beside those that any request may have.
  var problems: [Problem.Kind] = []
  /// Whether it reads a dossier and checks it: then it waits for its turn.
  var isWork = false
  var answer: @Sendable (Call) async throws -> Response

  /// Of what stays the same until something changes: a caller who has it already is told so.
  static let tagged: [HTTPResponse.Status] = [.ok, .notModified]
}
