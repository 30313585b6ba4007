import Keeping
import NIOCore
import Values

/// A JSON text as it is answered, plain and as gzip: each is made when somebody first asks for it, and stands.
final class DrawnText: Sendable {
  private let make: @Sendable () -> JSON
  private let tree = Once<JSON>()
  private let plain = Once<ByteBuffer>()
  private let gzip = Once<[UInt8]?>()

  init(_ make: @escaping @Sendable () -> JSON) { self.make = make }

  private var json: JSON { tree.value(make) }

  var bytes: ByteBuffer { plain.value { ByteBuffer(bytes: json.bytes()) } }

  /// nil where there is no memory for it.
  var packed: [UInt8]? { gzip.value { Gzip.packed(json) } }
}
