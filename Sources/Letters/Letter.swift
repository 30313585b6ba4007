import Values

/// An official letter as a value (NĐ 30/2020/NĐ-CP, Phụ lục III mẫu 1.4 and 1.5), or a plain page for the counter; the
/// caller fills it, this room knows only how it looks.
package struct Letter: Sendable, Hashable {
  package struct Agency: Sendable, Hashable {
    /// The body above, in capitals over the agency's name; none where it has none.
    package let parent: String?
    package let name: String
    /// What follows the number: `STC-ĐKKD` of a công văn, `TB-STC` of a named document.
    package let sign: String?
    /// The unit that keeps a copy, in the last line of the recipients.
    package let unit: String?
    /// The line at the foot of page one: address, telephone, e-mail, website.
    package let address: String?

    package init(parent: String?, name: String, sign: String?, unit: String?, address: String? = nil) {
      self.parent = parent
      self.name = name
      self.sign = sign
      self.unit = unit
      self.address = address
    }
  }

  package enum Form: Sendable, Hashable {
    /// A công văn, with what follows «V/v».
    case correspondence(subject: String)
    /// A document of a named kind, with what it is about; none where its name says all.
    case named(title: String, subject: String?)
    /// A page for the counter: no document, so without state, number, recipients and seal.
    case page(title: String)
  }

  /// A bordered table whose first row is repeated on every page.
  package struct Table: Sendable, Hashable {
    package struct Column: Sendable, Hashable {
      package let title: String
      /// Of the text's width, in hundredths.
      package let share: Int

      package init(_ title: String, share: Int) {
        self.title = title
        self.share = share
      }
    }

    package let columns: [Column]
    /// As many cells as there are columns.
    package let rows: [[String]]

    package init(columns: [Column], rows: [[String]]) {
      self.columns = columns
      self.rows = rows
    }
  }

  package enum Passage: Sendable, Hashable {
    case paragraph(String)
    /// A line that must not be overlooked, bold.
    case heading(String)
    /// A numbered line and the sentence of what it rests on; marked while no officer has confirmed it.
    case item(number: Int, text: String, basis: String, isConfirmed: Bool)
    case table(Table)
  }

  /// Who signs: authority and office in capitals, a line each; the name stays blank on a draft.
  package struct Signer: Sendable, Hashable {
    package let lines: [String]
    /// What stands below in brackets: `(Ký, ghi rõ họ tên)`.
    package let hint: String?

    package init(_ lines: [String], hint: String? = nil) {
      self.lines = lines
      self.hint = hint
    }
  }

  package let agency: Agency
  /// Where the agency sits; blank where the office profile does not say.
  package let place: String?
  package let form: Form
  package let addressees: [String]
  package let body: [Passage]
  package let signer: Signer
  /// Those who get it besides the addressees; nil where the form has no list of recipients.
  package let recipients: [String]?
  package let isDraft: Bool
  /// For the drafter, behind the letter: who made the draft and with what.
  package let note: String

  package init(
    agency: Agency, place: String?, form: Form, addressees: [String], body: [Passage], signer: Signer,
    recipients: [String]?, isDraft: Bool, note: String
  ) {
    self.agency = agency
    self.place = place
    self.form = form
    self.addressees = addressees
    self.body = body
    self.signer = signer
    self.recipients = recipients
    self.isDraft = isDraft
    self.note = note
  }
}
