import Book
import Core
package import Intake
package import Spreadsheet

/// Joins a run's inputs and work books to a ``CallState``.
package struct CallStateBuilder: Sendable {
  package var profile: CallProfile
  package let columns: CallColumns
  package var outcomes: DischargeOutcomeWords
  package var medicalRecordWidth: Int?
  package var date: CalendarDate
  /// The day on which the run really goes on.
  package var today: CalendarDate

  package init(
    profile: CallProfile, columns: CallColumns, outcomes: DischargeOutcomeWords, medicalRecordWidth: Int?,
    date: CalendarDate, today: CalendarDate
  ) {
    self.profile = profile
    self.columns = columns
    self.outcomes = outcomes
    self.medicalRecordWidth = medicalRecordWidth
    self.date = date
    self.today = today
  }

  /// Builds the state.
  ///
  /// - Parameters:
  ///   - inputs: tables with stays, in the files' order.
  ///   - telephoneLists: tables with telephone numbers only, joined by no. RM.
  ///   - books: the work books, the newest first.
  /// - Returns: the state, each stay decided.
  package func build(inputs: [Table], telephoneLists: [Table], books: [CallBook]) -> CallState {
    var reader = StayReader(schema: columns.data, outcomes: outcomes, medicalRecordWidth: medicalRecordWidth)
    for (place, table) in inputs.enumerated() { reader.read(table, at: place, isBook: false) }
    var tables = inputs
    for book in books {
      guard let data = book.data else { continue }
      reader.read(data, at: tables.count, isBook: true)
      tables.append(data)
    }
    let collapse = StayCollapse(reader.rows)
    var stays = collapse.stays
    let rows = collapse.rows
    let keys = stays.map { key(of: $0, rows: rows, tables: tables, reader: reader) }
    findFirstSeen(&stays, rows, tables, inputCount: inputs.count)

    var books = books
    adoptLooseRows(&books, stays: stays, keys: keys, reader: reader)
    var notes = keepLostRows(&books, rows: rows, keys: keys, reader: reader)
    let callRows = StaffSheet.merged(books.map(\.calls))
    let dataRows = StaffSheet.merged(books.map(\.dataStaff))
    let lists = TelephoneLists(telephoneLists, schema: columns.data, reader: &reader)
    var mendedFields: [Int: [String: StaffValue]] = [:]
    var exported: [Int: Stay] = [:]
    if books.contains(where: { !$0.mended.isEmpty }) {
      for index in stays.indices {
        let found = mended(aliases(of: stays[index], rows: rows, reader: reader, key: keys[index]), in: books)
        if found.isEmpty { continue }
        mendedFields[index] = found
        exported[index] = unmended(stays[index], found, rows[stays[index].rows])
        stays[index] = mend(stays[index], by: found)
      }
    }
    findTelephones(
      &stays, rows, tables, keys, callRows: callRows, dataRows: dataRows, mended: mendedFields, lists: lists)

    var entries: [Int: CallEntry] = [:]
    if !callRows.isEmpty {
      for index in stays.indices {
        let row = aliases(of: stays[index], rows: rows, reader: reader, key: keys[index]).lazy
          .compactMap { callRows[$0] }.first
        if let row { entries[index] = CallEntry(row, profile: profile) }
      }
    }
    var stayOfKey: [String: Int] = [:]
    if !books.isEmpty {
      stayOfKey.reserveCapacity(stays.count)
      for index in stays.indices {
        for key in aliases(of: stays[index], rows: rows, reader: reader, key: keys[index]) {
          stayOfKey[key] = stayOfKey[key] ?? index
        }
      }
    }
    let refusals = refusals(stays, entries, reader)
    let decisions = stays.indices.map { index in
      let refusal = stays[index].patient.flatMap { refusals[$0]?.first { $0.stay != index }?.reason }
      return CallDecision(
        StayContext(stay: stays[index], entry: entries[index], refusal: refusal, profile: profile, date: date))
    }
    let listed = listed(stays, rows, decisions, entries, tables: tables, inputCount: inputs.count, books: books)
    account(stays, rows, inputs, &reader)
    for (text, count) in reader.unknownOutcomes.sorted(on: \.key) {
      notes.append(
        .warning(
          "Status pulang '\(text)' tidak dikenal (\(count) baris): diperlakukan sebagai pulang. "
            + "Tambahkan artinya di bagian [outcomes] templat (A3b)"))
    }
    return CallState(
      profile: profile, columns: columns, outcomes: outcomes, date: date, tables: tables.map(SharedTable.init),
      inputCount: inputs.count,
      books: books,
      stays: stays, rows: rows, keys: keys,
      stayOfKey: stayOfKey, decisions: decisions, entries: entries, refusals: refusals,
      listed: listed, callRows: callRows, dataRows: dataRows, accounts: reader.accounts,
      problems: reader.problems, notes: notes, mended: mendedFields, unmended: exported)
  }

  // MARK: Keys and first sight

  /// The key under which books know the stay; a new stay's is made of its no. rawat, else of no. RM and a date.
  private func key(of stay: Stay, rows: [StayRow], tables: [Table], reader: StayReader) -> String {
    let own = rows[stay.rows]
    if let known = own.compactMap(\.key).min() { return reader.keys.texts[Int(known)] }
    if let visit = own.lazy.compactMap(\.visit).first { return "R/" + reader.visits.texts[Int(visit)] }
    let patient = stay.patient.map { reader.patients.texts[Int($0)] } ?? ""
    let day = stay.admission ?? stay.discharge
    return "M/" + patient + "/" + (day?.description ?? "-")
  }

  /// All keys that books have used for a stay; the first is its key.
  private func aliases(of stay: Stay, rows: [StayRow], reader: StayReader, key: String) -> [String] {
    [key] + rows[stay.rows].compactMap(\.key).map { reader.keys.texts[Int($0)] }.filter { $0 != key }
  }

  private func findFirstSeen(_ stays: inout [Stay], _ rows: [StayRow], _ tables: [Table], inputCount: Int) {
    let field = columns.data.index(of: "pertama_terlihat")
    for index in stays.indices {
      var first: CalendarDate?
      for row in rows[stays[index].rows] where Int(row.source.table) >= inputCount {
        guard let field,
          case .date(let day, _) = tables[Int(row.source.table)].date(row: Int(row.source.row), field: field),
          // No run saw it on a day that has not come.
          day <= today
        else { continue }
        first = first.map { min($0, day) } ?? day
      }
      stays[index].firstSeen = first ?? date
    }
  }

  // MARK: What staff typed

  /// Rows that staff inserted by hand belong to the stay of their no. RM, where there is just one.
  private func adoptLooseRows(_ books: inout [CallBook], stays: [Stay], keys: [String], reader: StayReader) {
    guard books.contains(where: { !$0.calls.loose.isEmpty }) else { return }
    var byPatient: [Int32: [Int]] = [:]
    for (index, stay) in stays.enumerated() {
      if let patient = stay.patient { byPatient[patient, default: []].append(index) }
    }
    for book in books.indices {
      for place in books[book].calls.loose.indices.reversed() {
        let loose = books[book].calls.loose[place]
        guard let patient = reader.patient(loose.medicalRecordNumber), let own = byPatient[patient],
          let stay = own.count == 1 ? own.first : own.max(by: { before(stays[$0], stays[$1]) }),
          !books[book].calls.keys.contains(keys[stay])
        else { continue }
        books[book].calls.adopt(place, as: keys[stay])
      }
    }
  }

  /// G3: entries whose stay is gone from `Data Pasien` and every export stay at the foot of the list.
  private func keepLostRows(
    _ books: inout [CallBook], rows: [StayRow], keys: [String], reader: StayReader
  ) -> [Note] {
    guard let current = books.firstIndex(where: { $0.week == Week(holding: date) }) else { return [] }
    let known = Set(rows.compactMap(\.key).map { reader.keys.texts[Int($0)] }).union(keys)
    var notes = books[current].calls.loosen { !known.contains($0) }.map { key in
      Note.warning(
        "\(books[current].file), \(CallSheets.calls): rawatan dengan kunci \(key) tidak ada lagi di Data Pasien maupun ekspor; "
          + "isian petugas disimpan di bawah daftar (G3)", file: "kerja/\(books[current].file)",
        sheet: CallSheets.calls, row: key,
        remedy: "Bila pasien itu memang ada, taruh lagi ekspornya di masuk/")
    }
    for loose in books[current].calls.loose where !loose.medicalRecordNumber.isEmpty {
      notes.append(
        .warning(
          "\(books[current].file), \(CallSheets.calls), baris \(loose.index + 1): baris tambahan dengan No RM \(loose.medicalRecordNumber): pasien itu "
            + "sudah punya baris sendiri atau tidak dikenal; baris ini dibiarkan dan tidak dihitung (G3)",
          file: "kerja/\(books[current].file)", sheet: CallSheets.calls,
          row: Finding.row("No RM \(loose.medicalRecordNumber)", at: loose.index + 1),
          remedy: "Salin isiannya ke baris pasien itu, atau perbaiki No RM-nya"))
    }
    return notes
  }

  private func before(_ left: Stay, _ right: Stay) -> Bool {
    (left.discharge?.dayNumber ?? .max) < (right.discharge?.dayNumber ?? .max)
  }

  // MARK: Telephone

  private func findTelephones(
    _ stays: inout [Stay], _ rows: [StayRow], _ tables: [Table], _ keys: [String],
    callRows: [String: StaffSheet.Row], dataRows: [String: StaffSheet.Row], mended: [Int: [String: StaffValue]],
    lists: TelephoneLists
  ) {
    guard let field = columns.data.index(of: "no_hp") else { return }
    for index in stays.indices {
      let key = keys[index]
      if let correction = callRows[key]?.values["no_hp_perbaikan"] ?? dataRows[key]?.values["no_hp_perbaikan"] {
        stays[index].telephone = TelephoneFact(correction)
        continue
      }
      if let number = mended[index]?["no_hp"], case .usable = TelephoneFact(number) {
        stays[index].telephone = TelephoneFact(number)
        continue
      }
      for row in rows[stays[index].rows] {
        let table = tables[Int(row.source.table)]
        let fact = TelephoneFact(table, row: Int(row.source.row), field: field)
        stays[index].telephone = stays[index].telephone.better(fact)
        if case .usable = fact { break }
      }
      if case .usable = stays[index].telephone { continue }
      if let patient = stays[index].patient {
        stays[index].telephone = stays[index].telephone.better(lists.fact(of: patient))
      }
    }
  }

  // MARK: Refusals

  private func refusals(_ stays: [Stay], _ entries: [Int: CallEntry], _ reader: StayReader)
    -> [Int32: [(stay: Int, reason: Refusal)]]
  {
    var result: [Int32: [(stay: Int, reason: Refusal)]] = [:]
    for (index, entry) in entries.sorted(on: \.key) {
      guard entry.isRefusal, let patient = stays[index].patient
      else { continue }
      result[patient, default: []].append((index, .atEarlierCall(entry.calledOn)))
    }
    for number in profile.doNotCall {
      if let patient = reader.patient(number) { result[patient, default: []].append((-1, .onList)) }
    }
    return result
  }

  // MARK: The week's book

  /// Every stay in the inputs or already in the week's book, and those of earlier books whose story is not over.
  private func listed(
    _ stays: [Stay], _ rows: [StayRow], _ decisions: [CallDecision], _ entries: [Int: CallEntry], tables: [Table],
    inputCount: Int, books: [CallBook]
  ) -> [Int] {
    let status = columns.data.index(of: "status")
    let current = books.firstIndex { $0.week == Week(holding: date) }
    // The tables of books follow the inputs in the books' order, but for books without `Data Pasien`.
    var bookOfTable: [Int] = []
    for (index, book) in books.enumerated() where book.data != nil { bookOfTable.append(index) }
    var fresh: [(row: RowReference, stay: Int)] = []
    var carried: [Int] = []
    for (index, stay) in stays.enumerated() {
      let own = rows[stay.rows]
      if let first = own.map(\.source).filter({ Int($0.table) < inputCount }).min() {
        fresh.append((first, index))
        continue
      }
      let newest = own.map(\.source).min()
      guard let newest else { continue }
      let book = bookOfTable[Int(newest.table) - inputCount]
      let recorded = status.map { tables[Int(newest.table)].string(row: Int(newest.row), field: $0) }
      let wasOpen = recorded == CallStatus.target.rawValue || recorded == CallStatus.waiting.rawValue
      let isOpen = decisions[index].status == .target || decisions[index].status == .waiting
      let isClosedByStaff = StayContext.rules[decisions[index].rule] == RecordedOutcome.self
      let wasExecutedNow = entries[index]?.calledOn.map(Week(holding: date).contains) == true && isClosedByStaff
      if book == current || isOpen || (wasOpen && !isClosedByStaff) || wasExecutedNow { carried.append(index) }
    }
    fresh = fresh.sorted(on: { Int($0.row.row) }).sorted(on: { Int($0.row.table) })
    return fresh.map(\.stay)
      + carried.sorted(on: { stays[$0].rows.lowerBound })
      .sorted(on: { Int(stays[$0].discharge?.dayNumber ?? .max) })
  }

  /// G1: of each stay's input rows the first counts as used, the others as merged.
  private func account(_ stays: [Stay], _ rows: [StayRow], _ inputs: [Table], _ reader: inout StayReader) {
    for stay in stays {
      let own = rows[stay.rows].map(\.source).filter { Int($0.table) < inputs.count }.sorted()
      for (place, source) in own.enumerated() {
        var account = FileAccount(file: inputs[Int(source.table)].file)
        if place == 0 { account.used = 1 } else { account.merged = 1 }
        reader.add(account)
      }
    }
  }
}
