/// Objects, known by where they lie and not by what they say. Who keeps them as a key keeps them alive, so that no other
/// object ever lies there.
package struct Identities: Hashable, Sendable {
  private var objects: [any AnyObject & Sendable] = []

  package init() {}

  package init(_ objects: [any AnyObject & Sendable]) { self.objects = objects }

  package mutating func append(_ object: any AnyObject & Sendable) { objects.append(object) }

  package mutating func reserve(_ count: Int) { objects.reserveCapacity(count) }

  package static func == (left: Identities, right: Identities) -> Bool {
    guard left.objects.count == right.objects.count else { return false }
    for index in left.objects.indices where left.objects[index] !== right.objects[index] { return false }
    return true
  }

  package func hash(into hasher: inout Hasher) {
    // One number for all: the hasher's own mixing of each would cost more than all the rest of a look-up.
    var mixed = objects.count
    for object in objects {
      mixed = (mixed ^ Int(bitPattern: ObjectIdentifier(object))) &* 0x9E37_79B9_7F4A_7C1
      mixed ^= mixed >> 29
    }
    hasher.combine(mixed)
  }
}
