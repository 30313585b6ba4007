/// Text that a program read under a wrong code page and wrote on as UTF-8: `C├┤ng` and `CÃ´ng` were both `Công`.
enum MisreadText {
  /// What the text was; nil where it is no misread Vietnamese.
  static func restored(_ text: String) -> String? {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }), OldEncoding.plausibility(of: text) == nil else { return nil }
    for page in pages {
      guard let bytes = bytes(of: text, in: page), let best = OldEncoding.best(of: bytes),
        OldEncoding.plausibility(of: best.text) != nil
      else { continue }
      return best.text
    }
    return nil
  }

  private static func bytes(of text: String, in page: [Unicode.Scalar: UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = scalar.isASCII ? UInt8(scalar.value) : page[scalar] else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// The code pages under which programs read names that bear none: 437 and 850 of DOS, 1252 of Windows.
  private static let pages: [[Unicode.Scalar: UInt8]] = [
    """
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡\
    ±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
    """,
    """
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}\
    ±‗¾¶§÷¸°¨·¹³²■\u{A0}
    """,
    String(String.UnicodeScalarView(OldEncoding.windows)),
  ].map { page in
    Dictionary(page.unicodeScalars.enumerated().map { ($1, UInt8($0 + 0x80)) }) { first, _ in first }
  }
}
