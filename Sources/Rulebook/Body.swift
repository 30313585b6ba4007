/// An agency that screens or decides: its id in rules, its full name, and the other names that dossiers use.
package struct Body: Sendable, Hashable {
  package typealias ID = String

  package let id: ID
  package let name: String
}
