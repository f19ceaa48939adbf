import Book
import Core
import Spreadsheet

/// The table of points by officer, in the work book and in the report: a line an officer and month (A9).
///
/// `inWeek` is the formula that counts an officer's executed calls of the week in a month, where one comes to the figure; it is
/// given the officer, the month and the cell with the name.
func pointsTable(
  _ title: String?, _ points: [OfficerPoints], perPoint: Int, span: Int? = nil,
  inWeek: (String, OfficerPoints.Part) -> ((PagePlaces) -> String)?
) -> PageTable {
  PageTable(
    title, ["Petugas", "Bulan", "Bulan itu sebelumnya", "Minggu ini", "Sampai kini", "Poin minggu ini"], span: span,
    points.flatMap { officer in
      officer.parts.map { part in
        PageTable.Line([
          .label(officer.officer), .label(part.month.indonesian), .number(part.before),
          .count(part.inWeek, inWeek(officer.officer, part)), .sum(2...3),
          .count(part.points) { "INT(\($0[4])/\(perPoint))-INT(\($0[2])/\(perPoint))" },
        ])
      }
    }, empty: "Belum ada target yang selesai minggu ini.")
}
