package import Spreadsheet

/// The looks of Sapa's workbooks; red is for targets alone (A4), and no colour stands without a text (G9).
package struct Styles {
  package static let red = Color(0xFF0000)
  package static let paleRed = Color(0xFDE9E7)
  package static let green = Color(0xC6EFCE)
  package static let darkGreen = Color(0x006100)
  package static let grey = Color(0xE0E0E0)
  package static let darkGrey = Color(0x595959)
  package static let yellow = Color(0xFFF2CC)
  package static let navy = Color(0x1F3864)
  package static let amber = Color(0x7F6000)
  package static let line = Color(0xBFBFBF)

  package static let date = "dd/mm/yyyy"
  package static let time = "hh:mm"
  /// As Indonesians write a time: `14.05`.
  package static let clock = "hh\\.mm"
  package static let duration = "[h]:mm"

  /// A row's state as its colour tells it.
  package enum Row: CaseIterable {
    case plain
    case target
    case completed
    case closed
  }

  package let book: WorkbookWriter
  package let title: FormatID
  package let subtitle: FormatID
  package let note: FormatID
  package let wrapped: FormatID
  package let header: FormatID
  package let staffHeader: FormatID
  package let section: FormatID
  package let label: FormatID
  package let value: FormatID
  package let valueDate: FormatID
  package let number: FormatID
  package let percent: FormatID
  package let bigNumber: FormatID
  package let paleLink: FormatID

  package init(_ book: WorkbookWriter) {
    self.book = book
    let boxed = Styles.boxed
    title = book.format(HeadLine.title)
    subtitle = book.format(HeadLine.subtitle)
    note = book.format(HeadLine.note)
    wrapped = book.format(HeadLine.wrapped)
    header = book.format(Styles.head)
    staffHeader = book.format(Styles.head.with { $0.fill = Styles.amber })
    section = book.format(
      CellFormat {
        $0.isBold = true; $0.fontSize = 12; $0.fontColor = Styles.navy
        $0.bottomBorder = CellBorder(.medium, color: Styles.navy)
      })
    label = book.format(boxed)
    value = book.format(
      boxed.with {
        $0.horizontal = .left; $0.indent = 1; $0.wrapsText = true
      })
    valueDate = book.format(
      boxed.with {
        $0.numberFormat = Styles.date; $0.horizontal = .left
      })
    number = book.format(
      boxed.with {
        $0.numberFormat = "#,##0"; $0.horizontal = .right; $0.indent = 1
      })
    percent = book.format(
      boxed.with {
        $0.numberFormat = "0.0%"; $0.horizontal = .right; $0.indent = 1
      })
    paleLink = book.format(
      boxed.with {
        $0.fill = Styles.paleRed
        $0.fontColor = Color(0x0563C1)
        $0.isBold = true
        $0.isUnderlined = true
      })
    bigNumber = book.format(Styles.bigCount)
  }

  /// A cell in a row of some state; one for staff to fill may be pale where the row is open, so that typing stays legible.
  package func cell(
    _ row: Row, numberFormat: String? = nil, isLink: Bool = false, isCentred: Bool = false, wraps: Bool = false,
    isLined: Bool = true, isPale: Bool = false, isAtTop: Bool = false
  ) -> FormatID {
    book.format(
      base(row).with {
        if row == .target, isPale { $0.fill = Styles.paleRed; $0.fontColor = nil; $0.isBold = false }
        if !isLined { $0.border = nil }
        $0.numberFormat = numberFormat
        $0.wrapsText = wraps
        // Of a text that is higher than its row the beginning shows.
        if isAtTop { $0.vertical = .top }
        if isLink { $0.isUnderlined = true; if row != .target { $0.fontColor = Color(0x0563C1) } }
        if isCentred || numberFormat == Styles.date { $0.horizontal = .center }
      })
  }

  /// A long text, wrapped.
  package func text(_ row: Row) -> FormatID {
    book.format(
      base(row).with {
        $0.wrapsText = true
        $0.horizontal = .left
        $0.indent = 1
      })
  }

  /// The number format of a column of some kind.
  package static func numberFormat(_ kind: BookColumn.Kind) -> String? {
    switch kind {
    case .date: Styles.date
    // A time stays the text that was typed, `14.05`, which is a number to half of the programs.
    case .time, .text, .identifier: "@"
    default: nil
    }
  }

  private func base(_ row: Row) -> CellFormat {
    CellFormat {
      $0.border = CellBorder(.thin, color: Styles.line)
      $0.vertical = .center
      switch row {
      case .plain: break
      case .target:
        $0.fill = Styles.red
        $0.fontColor = .white
        $0.isBold = true
      case .completed:
        $0.fill = Styles.green
        $0.fontColor = Styles.darkGreen
      case .closed:
        $0.fill = Styles.grey
        $0.fontColor = Styles.darkGrey
      }
    }
  }

  /// A large figure.
  package static let bigCount = CellFormat {
    $0.border = CellBorder(.thin, color: Styles.line); $0.vertical = .center
    $0.isBold = true; $0.fontSize = 16; $0.horizontal = .center
  }
  /// A large share, or a text in its place.
  package static let bigShare = bigCount.with {
    $0.numberFormat = "0.0%"; $0.shrinksToFit = true
  }

  /// What a row turns into in the spreadsheet itself, with no run in between (A4).
  private static let boxed = CellFormat {
    $0.border = CellBorder(.thin, color: Styles.line)
    $0.vertical = .center
  }
  private static let head = boxed.with {
    $0.isBold = true; $0.fontColor = .white; $0.fill = Styles.navy; $0.wrapsText = true; $0.horizontal = .center
  }
  /// Of a narrow column.
  static let turnedHead = head.with {
    $0.isTurned = true; $0.wrapsText = false; $0.vertical = .bottom
  }
  package static let turnedGreen = CellFormat {
    $0.fill = Styles.green; $0.fontColor = Styles.darkGreen
  }
  package static let turnedGrey = CellFormat {
    $0.fill = Styles.grey; $0.fontColor = Styles.darkGrey
  }
  /// An answer that is a warning (A6): red text behind a `!`, so that it shows in grey print, too (G9).
  package static let warning = CellFormat {
    $0.fill = .white; $0.fontColor = Styles.red; $0.isBold = true
    $0.numberFormat = "\"! \"General;\"! \"General;\"! \"General;\"! \"@"
  }
  /// The code of a row with such an answer: `S !`.
  package static let warned = warning.with { $0.numberFormat = "General\" !\";General\" !\";General\" !\";@\" !\"" }
  /// A deadline that has passed while nobody ran Sapa.
  package static let overdue = CellFormat {
    $0.fill = Styles.red; $0.fontColor = .white
  }
  package static let missing = CellFormat { $0.fill = Styles.yellow }
  /// Cells of an open row that wait for staff.
  package static let toFill = CellFormat {
    $0.fill = Styles.paleRed
    $0.border = CellBorder(.thin, color: Styles.line)
  }
}

extension SheetWriter {
  /// A4, headed by the facility and footed by the document control (G8).
  package func print(
    _ control: DocumentControl, landscape: Bool, repeatRows: ClosedRange<Int>?, area: CellArea? = nil,
    fitWidth: Int = 1, fitHeight: Int = 0, repeatColumns: ClosedRange<Int>? = nil, isTable: Bool = false
  ) throws(SpreadsheetError) {
    try pageSetup(
      PageSetup {
        $0.isLandscape = landscape
        $0.fitWidth = fitWidth
        $0.fitHeight = fitHeight
        $0.repeatRows = repeatRows
        $0.repeatColumns = repeatColumns
        $0.printArea = area
        $0.margins = PaperFit.margins
        let facility = PageSetup.literal(control.facility, atMost: 70)
        let number = PageSetup.literal(control.number, atMost: 60)
        let foot = "&L\(number) · Rev. \(PageSetup.literal(control.revision, atMost: 20)) · \(control.period)"
        $0.header = "&L\(facility)&R&A"
        $0.footer = foot + "&RHalaman &P / &N"
        // On paper a code tells what a colour does, and colours would be dark patches.
        $0.isBlackAndWhite = isTable
        // Without the title's rows, which would be cut on all sheets of paper but the first, the margins say it (G8).
        guard let area, area.rows.lowerBound > 0 else { return }
        let title = PageSetup.literal(control.title, atMost: 90)
        $0.header = "&L\(facility)&C\(title) · berlaku \(PageSetup.literal(control.effective, atMost: 50))&R&A"
        $0.footer =
          "\(foot) · dibuat \(control.made.indonesian) · Sapa \(control.programVersion)"
          + " · templat \(PageSetup.literal(control.templateVersion, atMost: 20))&RHalaman &P / &N"
      })
  }
}
