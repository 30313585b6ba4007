extension Unicode.Scalar {
  /// A sign that is in a text and that nobody sees: joiners, marks of direction, fillers, tags, soft hyphens, selectors of
  /// a form.
  package var isUnseen: Bool {
    switch value {
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0: true
    case 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE01EF: true
    default: false
    }
  }
}
