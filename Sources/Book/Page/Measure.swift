package import Core

/// A figure of a report, said once: what it is called, what it comes to, and the formula that counts it in the workbook itself.
package struct Measure: Sendable {
  /// As `Koreksi` calls it (G6).
  package var name: String
  /// As a page calls it.
  package var label: String
  package var value: Int
  /// Over the sheet with the rows; nil where no formula can count it.
  package var formula: String?
  /// Whether it goes on as its rows do after their period: a correction of a closed one does not tell of it (G6).
  package var isProgress = false

  /// Whether reports of earlier versions do not have it: they are not held against it.
  package var isNew = false

  package init(_ name: String, label: String? = nil, _ value: Int, _ formula: String? = nil) {
    self.name = name
    self.label = label ?? name
    self.value = value
    self.formula = formula
  }

  /// The same, as one that goes on with its rows.
  package var goingOn: Measure {
    var measure = self
    measure.isProgress = true
    return measure
  }

  /// The same, as one that reports of earlier versions do not have.
  package var new: Measure {
    var measure = self
    measure.isNew = true
    return measure
  }

  /// Its cell on a page.
  package var cell: PageCell { .count(value, formula) }
}

extension PageTable.Line {
  /// A figure with its label, and its share of all where a line of that name has them.
  package init(_ measure: Measure, shareOf all: String? = nil, name: String? = nil) {
    let share = all.map { [PageCell.share(of: .column(1), in: .line($0))] } ?? []
    self.init([.label(measure.label), measure.cell] + share, name: name)
  }
}

extension PageTable {
  /// Where a book's rows came from: each file with what became of its rows (G1).
  package static func accounts(_ accounts: [FileAccount]) -> PageTable {
    PageTable(
      "Asal data: baris masuk = dipakai + digabung + ditolak (G1)",
      ["Berkas", "Baris masuk", "Dipakai", "Digabung", "Ditolak", "Bukan data"],
      accounts.map { account in
        let values = [account.rows, account.used, account.merged, account.rejected, account.skipped]
        return Line([.text(account.file)] + values.map { .number($0) })
      }, empty: "Belum ada berkas di masuk/.")
  }
}
