/// The head of a PNM picture: `P5\n595 842\n255\n`.
struct PortableHeader {
  /// Of the head, in bytes.
  let length: Int
  let width: Int
  let height: Int

  /// - Parameter kind: `5` for grey, `6` for colours.
  /// - Returns: nil while it has not come whole.
  /// - Throws: `tooLarge` for a page beyond any paper, `broken` for bytes that are no picture.
  init?(_ bytes: [UInt8], _ kind: Unicode.Scalar, mostPixels: Int) throws(Unreadable) {
    var position = 2
    var numbers: [Int] = []
    guard bytes.count >= 2 else { return nil }
    guard bytes[0] == UInt8(ascii: "P"), bytes[1] == UInt8(ascii: kind) else { throw .broken }
    while numbers.count < 3 {
      guard position < bytes.count else { return nil }
      guard [0x0A, 0x20].contains(bytes[position]) else { throw .broken }
      position += 1
      var number = 0
      let start = position
      while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
        number = number * 10 + Int(bytes[position] - 0x30)
        guard number <= mostPixels else { throw .tooLarge }
        position += 1
      }
      guard position < bytes.count else { return nil }
      guard position > start else { throw .broken }
      numbers.append(number)
    }
    guard numbers[2] == 255 else { throw .broken }
    guard numbers[0] > 0, numbers[1] > 0, numbers[0] * numbers[1] <= mostPixels else { throw .tooLarge }
    length = position + 1
    width = numbers[0]
    height = numbers[1]
  }
}
