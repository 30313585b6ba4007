import Foundation
import Values

/// One page for a browser: no script, nothing from elsewhere. It stands alone as a file, or is served with its policy.
package struct HTMLPage: Sendable {
  package let title: String
  /// Beside the one of every page.
  package let style: HTMLText
  /// The whole body; of a page that is framed, what stands in the frame.
  package let body: HTMLText

  package init(titled title: String, style: HTMLText = "", _ body: HTMLText) {
    self.title = title
    self.style = style
    self.body = body
  }

  /// As a file that stands alone: it bears its policy itself, and sends nothing anywhere.
  package var text: String {
    let policy = "default-src 'none'; style-src \(styleSource); img-src data:; form-action 'none'; base-uri 'none'"
    return markup(
      head: "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">\n", body: "<main>\n\(body)</main>\n")
  }

  /// As it is served, under `policy`.
  package var served: String { markup(head: "", body: body) }

  /// `Content-Security-Policy` of the page as it is served: its forms go to the service, and no other page shows it.
  package var policy: String {
    "default-src 'none'; style-src \(styleSource); img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  }

  private func markup(head: HTMLText, body: HTMLText) -> String {
    let page: HTMLText = """
      <!DOCTYPE html>
      <html lang="vi">
      <head>
      <meta charset="utf-8">
      \(head)<meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>\(whole)</style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
    return page.markup
  }

  private var whole: HTMLText { Self.style + style }

  /// The one style of the page and no other.
  private var styleSource: String {
    "'sha256-\(Data(Digest(of: Array(whole.markup.utf8)).bytes).base64EncodedString())'"
  }
}
