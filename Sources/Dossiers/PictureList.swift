/// What `pdfimages -list` tells of the pictures in a file.
enum PictureList {
  struct Picture {
    let page: Int
    /// In square points.
    let area: Double
  }

  static func all(in bytes: [UInt8]) -> [Picture] {
    // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst(2).compactMap { line in
      let fields = line.split(separator: " ")
      guard fields.count >= 14, let page = Int(fields[0]), ["image", "stencil"].contains(fields[2]),
        let width = Double(fields[3]), let height = Double(fields[4])
      else { return nil }
      // An inline picture has one column less: no object and no generation, but `[inline]`.
      let isInline = fields[10] == "[inline]"
      guard let across = Double(fields[isInline ? 11 : 12]), let down = Double(fields[isInline ? 12 : 13]),
        across > 0, down > 0
      else { return Picture(page: page, area: .infinity) }
      return Picture(page: page, area: width / across * 72 * height / down * 72)
    }
  }
}
