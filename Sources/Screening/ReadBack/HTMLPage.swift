/// One page for a browser: no script, nothing from elsewhere.
enum HTMLPage {
  /// - Parameter style: beside the one of every page.
  static func text(titled title: String, style: HTMLText = "", _ body: HTMLText) -> String {
    let page: HTMLText = """
      <!DOCTYPE html>
      <html lang="vi">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      \(Self.style)\(style)
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
    return page.markup
  }
}
