package import Book
package import Spreadsheet

/// `sapa merge`: copies of any workbook with row keys, merged over their common ancestor.
///
/// All columns are staff's. The base sheet that a work book of Sapa's carries is left as it is: the ancestor is the base.
package struct WorkbookMerge: Sendable {
  package var base: String
  package var copies: [String]
  package var output: String
  /// Whether another file of the output's name is replaced.
  package var replaces: Bool
  /// The headers of the columns that make the key; none to find it.
  package var keys: [String]
  /// The one sheet to merge; nil for all that have a key.
  package var sheet: String?
  /// The day, for sheet `Konflik`.
  package var date: CalendarDate

  package init(
    base: String, copies: [String], output: String, replaces: Bool = false, keys: [String] = [],
    sheet: String? = nil, date: CalendarDate
  ) {
    self.base = base
    self.copies = copies
    self.output = output
    self.replaces = replaces
    self.keys = keys
    self.sheet = sheet
    self.date = date
  }

  package enum Failure: Error, Sendable, Equatable {
    case refused(MergeRefusal)
    case notWritable(FacilityError)
    /// The output is one of the inputs.
    case outputIsInput(String)
    /// No sheet has a column by which its rows are known.
    case noKey(file: String, keys: [String])
    /// A column would be the key, if it were not for some rows.
    case keyObstacle(file: String, KeyColumnFinder.Obstacle)

    package func message(_ language: Language) -> String {
      switch self {
      case .refused(.notReadable(let error)) where error.kind.isOtherFormat:
        error.message(language)
          + language(
            ". sapa merge hanya membandingkan buku kerja .xlsx, sel demi sel: lebih baik minta berkas .xlsx yang diisi petugas",
            ". sapa merge compares .xlsx workbooks only, cell by cell: better ask for the .xlsx that was filled in")
      case .refused(let refusal): refusal.message(language)
      case .keyObstacle(let file, let obstacle): Self.message(file, obstacle, language)
      case .notWritable(let error): error.message(language)
      case .outputIsInput(let file):
        language(
          "\(file): berkas keluaran sama dengan berkas masukan; beri nama lain dengan -o",
          "\(file): the output is one of the inputs; give another name with -o")
      case .noKey(let file, let keys) where !keys.isEmpty:
        language(
          "\(file): tidak ada lembar dengan kolom \"\(keys.joined(separator: "\", \""))\" dalam 20 baris pertama; periksa --key dan --sheet",
          "\(file): no sheet has a column \"\(keys.joined(separator: "\", \""))\" in its first 20 rows; check --key and --sheet"
        )
      case .noKey(let file, _):
        language(
          "\(file): kolom kunci tidak ditemukan (Kunci, ID, No RM … yang isinya unik di semua berkas); sebutkan dengan --key",
          "\(file): no key column was found (Kunci, ID, No RM … whose values are unique in all files); name it with --key"
        )
      }
    }

    private static func message(_ file: String, _ obstacle: KeyColumnFinder.Obstacle, _ language: Language) -> String {
      let more = obstacle.count - 1
      let rest = more > 0 ? language(" dan \(more) baris lain", " and \(more) more") : ""
      let what =
        obstacle.isRepeated
        ? language("mengulang \(obstacle.header) baris lain", "repeats another row's \(obstacle.header)")
        : language("kolom \(obstacle.header) kosong", "column \(obstacle.header) is empty")
      return language(
        "\(file), lembar \"\(obstacle.sheet)\", baris \(obstacle.row)\(rest): \(what), maka baris tidak dapat dikenali dengan kolom itu. Isi atau hapus baris itu, lalu jalankan lagi; atau sebutkan kolom kunci dengan --key, dua kali bila dua kolom bersama.",
        "\(file), sheet \"\(obstacle.sheet)\", row \(obstacle.row)\(rest): \(what), so rows can't be known by that column. Fill it in or delete the row, and run again; or name the key's column with --key, twice for two columns together."
      )
    }
  }

  /// Merges the copies one after the other into the base, and writes the output whole or not at all.
  package func run() throws(Failure) -> WorkbookMergeSummary {
    let inputs = [base] + copies
    for input in inputs where OutputTarget.isSame(input, output) { throw .outputIsInput(output) }
    let target: OutputTarget
    do throws(FacilityError) {
      target = try OutputTarget(output, of: base, replaces: replaces)
    } catch {
      throw .notWritable(error)
    }
    Leftovers.sweep(beside: inputs + [output])
    let mark = WorkMark(for: output)
    defer { withExtendedLifetime(mark) {} }
    let temporaries = [AtomicFile.temporary(for: output), AtomicFile.temporary(for: output + "~")]
    let scratch = AtomicFile.temporary(for: output + "~~")
    defer { for temporary in temporaries { AtomicFile.discard(temporary) } }
    do {
      let (specs, found) = try findKeys()
      let original = try XLSXWorkbook(path: base)
      let book = try KeyedBook.read(
        original, sheets: MergeApplication.withConflicts(specs), readsOthers: sheet == nil)
      let remarks = try BookRemarks.read(original, book)
      let ancestor = BaseSheet(
        of: book,
        meta: BaseSheet.Meta(facility: "", sop: "", period: "", programVersion: ""))
      var summary = WorkbookMergeSummary(output: output)
      summary.keys = found
      var current = base
      var saved = 0
      func save(_ application: MergeApplication) throws {
        let path = temporaries[saved % 2]
        try AtomicFile.begin(path, for: output, like: inputs)
        try application.patch.save(to: path)
        current = path
        saved += 1
      }
      var application = try MergeApplication(path: current, sheets: specs)
      let settled = try application.settle(date: date, scratch: scratch)
      summary.settled = settled.count
      if !settled.isEmpty {
        try save(application)
        application = try MergeApplication(path: current, sheets: specs)
      }
      for path in copies {
        let workbook = try XLSXWorkbook(path: path)
        let copy = try KeyedBook.read(
          workbook, sheets: MergeApplication.withConflicts(specs), readsOthers: sheet == nil)
        var plan = try ThreeWayMerge(
          base: ancestor, current: application.current, copy: copy, deletions: .apply, takesFreeCells: true,
          remarks: RemarkMerge(
            base: remarks, current: application.remarks(), copy: workbook)
        ).plan()
        let listed = try application.apply(&plan, date: date, scratch: scratch)
        summary.copies.append(WorkbookMergeSummary.Copy(path, plan, listed: listed))
        if !plan.isEmpty {
          try save(application)
          application = try MergeApplication(path: current, sheets: specs)
        }
      }
      summary.open = application.conflicts.openCount
      // Somebody may have opened or made it while the copies were read.
      try target.requireFree()
      if saved == 0 {
        try AtomicFile.copy(base, to: output, like: inputs)
      } else {
        try AtomicFile.commit(current, to: output)
      }
      return summary
    } catch let error as Failure {
      throw error
    } catch let error as MergeRefusal {
      throw .refused(error)
    } catch var error as SpreadsheetError {
      if error.file != base, !copies.contains(error.file) { error.file = output }
      throw .refused(.notReadable(error))
    } catch let error as FacilityError {
      throw .notWritable(error)
    } catch {
      throw .notWritable(.notWritable(file: output, reason: String(describing: error)))
    }
  }

  private func findKeys() throws -> (specs: [KeyedSheetSpec], found: [KeyColumnFinder.Found]) {
    let workbooks = try ([base] + copies).map { try XLSXWorkbook(path: $0) }
    if let sheet, workbooks.first?.sheets.contains(where: { $0.name == sheet }) != true {
      throw SpreadsheetError(.noSuchSheet(sheet), file: base)
    }
    let found = try KeyColumnFinder.keys(of: workbooks, keys: keys, sheet: sheet)
    guard !found.isEmpty else {
      if keys.isEmpty, let obstacle = try KeyColumnFinder.obstacle(to: workbooks, sheet: sheet) {
        throw Failure.keyObstacle(file: ([base] + copies)[obstacle.workbook], obstacle)
      }
      throw Failure.noKey(file: base, keys: keys)
    }
    return (found.map(\.spec), found)
  }
}

extension SpreadsheetError.Kind {
  /// Whether a file is a table in another form than a workbook.
  fileprivate var isOtherFormat: Bool {
    switch self {
    case .notAWorkbook, .oldExcel, .binaryWorkbook, .openDocument: true
    default: false
    }
  }
}
