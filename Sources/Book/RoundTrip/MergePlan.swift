import Core
package import Spreadsheet

/// What a returned copy changes in the current workbook; made by ``ThreeWayMerge``.
package struct MergePlan: Sendable {
  /// A cell of a row with a key.
  package struct CellChange: Sendable, Equatable {
    package var sheet: String
    package var key: String
    package var column: String
    /// Nil empties the cell.
    package var value: StaffValue?
  }

  /// A cell of a sheet of free form, or above a header; row and column from 0.
  package struct FreeChange: Sendable, Equatable {
    package var sheet: String
    package var row: Int
    package var column: Int
    package var value: StaffValue
  }

  /// A row that the current workbook has not; its key is empty where staff inserted it.
  package struct NewRow: Sendable, Equatable {
    package var sheet: String
    package var key: String
    /// By header.
    package var cells: [String: StaffValue]
    /// What stands in the columns of the key, in their order.
    package var keyCells: [StaffValue?] = []
  }

  /// A column that staff added in the copy.
  package struct NewColumn: Sendable, Equatable {
    package var sheet: String
    package var header: String
    /// By key, for rows that the current workbook has.
    package var values: [String: StaffValue]
  }

  /// A row that is to go from the current workbook, or that the copy lacks and that stays.
  package struct Deletion: Sendable, Equatable {
    package var sheet: String
    /// Empty for a row without a key.
    package var key: String
    /// The row in the current workbook, from 0.
    package var row: Int
    /// Whether it goes.
    package var isApplied: Bool
  }

  /// A sheet that staff added in the copy.
  package struct NewSheet: Sendable {
    package var name: String
    package var cells: [FreeCell]
  }

  package enum Note: Sendable, Equatable {
    /// The copy has no base sheet: only empty cells were filled.
    case noBase
    case sheetAbsent(sheet: String)
    case columnAbsent(sheet: String, column: String)
    /// One of several columns under one header, or without any, that could not be told apart.
    case columnUnclear(sheet: String, column: String)
    /// A row was copied with its key; the later one is taken for a new row.
    case doubledKey(sheet: String, key: String)
    /// Formulas that were saved without a value; there was nothing to take.
    case formulaWithoutValue(sheet: String, count: Int)
    /// Formulas that the copy has where there was none: what they show was taken.
    case formulaAsValue(sheet: String, count: Int)
  }

  /// The copy's file name.
  package var file: String
  package var who: String
  package var changes: [CellChange] = []
  package var freeChanges: [FreeChange] = []
  package var newRows: [NewRow] = []
  package var newColumns: [NewColumn] = []
  package var newSheets: [NewSheet] = []
  package var conflicts: [MergeConflict] = []
  package var deletions: [Deletion] = []
  package var notes: [Note] = []

  package init(file: String, who: String) {
    self.file = file
    self.who = who
  }

  /// Whether the current workbook stays as it is, no conflict to be listed either.
  package var isEmpty: Bool {
    changes.isEmpty && freeChanges.isEmpty && newRows.isEmpty && newColumns.isEmpty && newSheets.isEmpty
      && conflicts.isEmpty && !deletions.contains(where: \.isApplied)
  }
}

/// Two values for one cell; the current one stays until somebody chooses.
package struct MergeConflict: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Changed in both, differently.
    case open
    /// Typed where it can't be taken – over a value that Sapa works out, in a row or column that was deleted here – and
    /// kept on the list alone.
    case recorded
  }

  /// Stands for a header where the whole row is meant.
  package static let wholeRow = "(baris)"
  /// Stands behind a header where the cell's comment is meant.
  package static let comment = " (komentar)"

  package var kind: Kind
  package var sheet: String
  /// The row's key; empty for a cell without one, whose place is then in ``column``.
  package var key: String
  /// The header, or a cell reference such as `B7`.
  package var column: String
  package var current: StaffValue?
  package var copy: StaffValue?

  /// Whether both are about one cell and the same two values.
  @inline(never)
  package func isSame(as other: MergeConflict) -> Bool {
    sheet == other.sheet && key == other.key && column == other.column
      && StaffValue.areSame(current, other.current) && StaffValue.areSame(copy, other.copy)
  }
}

extension MergePlan.Note {
  /// The sheet that it is about; nil where it is about the copy.
  package var sheet: String? {
    switch self {
    case .noBase: nil
    case .sheetAbsent(let sheet), .columnAbsent(let sheet, _), .columnUnclear(let sheet, _), .doubledKey(let sheet, _),
      .formulaWithoutValue(let sheet, _), .formulaAsValue(let sheet, _):
      sheet
    }
  }

  /// The note in words.
  package func message(_ language: Language) -> String {
    switch self {
    case .noBase:
      language(
        "lembar tersembunyi \"\(BaseSheet.name)\" tidak ada lagi; hanya sel yang kosong di sini yang diisi, tiap beda dicatat di Konflik",
        "the hidden sheet \"\(BaseSheet.name)\" is gone; only cells that are empty here were filled, each difference is listed on Konflik"
      )
    case .sheetAbsent(let sheet):
      language("lembar \"\(sheet)\" tidak ada di salinan", "the copy has no sheet \"\(sheet)\"")
    case .columnAbsent(let sheet, let column):
      language(
        "lembar \"\(sheet)\": kolom \"\(column)\" tidak ada di salinan; isinya di sini tetap",
        "sheet \"\(sheet)\": the copy has no column \"\(column)\"; what it holds here stays")
    case .columnUnclear(let sheet, let column):
      column.isEmpty
        ? language(
          "lembar \"\(sheet)\": kolom tanpa judul tidak dapat dipastikan kolom mana; perubahannya tercatat di Konflik, tidak diambil. Beri judul pada kolom itu",
          "sheet \"\(sheet)\": it can't be told which column one without a header is; what changed in it is listed on Konflik and not taken. Give the column a header"
        )
        : language(
          "lembar \"\(sheet)\": kolom \"\(column)\" ada lebih dari satu dan tidak dapat dipastikan yang mana; perubahannya tercatat di Konflik, tidak diambil. Beri judul yang berbeda",
          "sheet \"\(sheet)\": there are several columns \"\(column)\", and it can't be told which is which; what changed in them is listed on Konflik and not taken. Give them different headers"
        )
    case .doubledKey(let sheet, let key):
      language(
        "lembar \"\(sheet)\": baris \(key) disalin dengan kuncinya; yang kedua menjadi baris baru",
        "sheet \"\(sheet)\": row \(key) was copied with its key; the second is taken for a new row")
    case .formulaAsValue(let sheet, let count):
      language(
        "lembar \"\(sheet)\": \(count) rumus baru di salinan diambil nilainya saja",
        "sheet \"\(sheet)\": of \(count) new formulas in the copy the values alone were taken")
    case .formulaWithoutValue(let sheet, let count):
      language(
        "lembar \"\(sheet)\": \(count) rumus disimpan tanpa nilai, tidak diambil",
        "sheet \"\(sheet)\": \(count) formulas were saved without a value and not taken")
    }
  }
}
