import Book
import Core
import FoundationEssentials
import Spreadsheet

/// `kerja/` as a run finds it: which file is which work book.
///
/// A work book is known by its name; one under another name by what it says of itself. What staff typed counts wherever it
/// stands, so that no blank book is begun beside it.
struct WorkFolder {
  /// By SOP: the periods that have a book, and its file's name.
  fileprivate(set) var books: [String: [(period: Period, name: String)]] = [:]

  /// The file of a period's book; nil where there is none.
  func name(_ sop: String, _ period: Period) -> String? { books[sop]?.first { $0.period == period }?.name }
}

/// A work book in `kerja/` under a name that is not its own.
private struct StrayBook {
  var name: String
  var procedure: any BatchProcedure
  var period: Period

  var place: String { Facility.workFolder + "/" + name }
  var properName: String { procedure.bookName(period) }
  /// Whether it can be kept up to date where it stands.
  var isWorkbookByName: Bool {
    let name = name.lowercased()
    return name.hasSuffix(".xlsx") || name.hasSuffix(".xlsm")
  }
}

extension Run {
  /// Finds the work books in `kerja/` and names what is none.
  ///
  /// A book under another name is used where it is the only one of its period; beside the period's own book it is a copy.
  ///
  /// - Throws: ``FacilityError/notReadable(file:reason:)``, and ``FacilityError/misnamedBooks(_:period:name:)`` where several are
  ///   a period's only ones: which of them counts is not for a program to say.
  func workFolder(_ summary: inout RunSummary) throws(FacilityError) -> WorkFolder {
    var folder = WorkFolder()
    guard FileManager.default.fileExists(atPath: facility.folder + "/" + Facility.workFolder) else { return folder }
    var strays: [StrayBook] = []
    for name in try files(in: Facility.workFolder, &summary) where !BesideCopy.isBesideCopy(name) {
      let named = facility.procedures.lazy.compactMap { procedure in
        procedure.period(ofBook: name).map { (procedure, $0) }
      }
      if let (procedure, period) = named.first {
        folder.books[procedure.sop, default: []].append((period, name))
      } else if let stray = strayBook(name, &summary) {
        strays.append(stray)
      }
    }
    let groups = Dictionary(grouping: strays) { $0.properName }
    for (properName, group) in groups.sorted(on: \.key) {
      let (first, period) = (group[0], group[0].period)
      if folder.name(first.procedure.sop, period) != nil {
        summary.findings += group.map { stray in
          Finding(
            "\(stray.place): salinan \(properName), tidak dibaca; isian di dalamnya tidak ikut. Pindahkan ke masuk/ agar digabung, atau keluarkan dari kerja/",
            "\(stray.place): a copy of \(properName), it was not read; what was entered in it is not taken over. Move it to masuk/ to have it merged, or take it out of kerja/",
            file: stray.place)
        }
      } else if group.count == 1, first.isWorkbookByName {
        folder.books[first.procedure.sop, default: []].append((period, first.name))
        summary.findings.append(
          Finding(
            "\(first.place): buku kerja \(period.name) dengan nama lain; dipakai di tempatnya. Ganti namanya menjadi \(properName)",
            "\(first.place): the work book of \(period.name) under another name; it is used where it stands. Rename it to \(properName)",
            file: first.place))
      } else {
        throw .misnamedBooks(group.map(\.place).sorted(), period: period.name, name: properName)
      }
    }
    return folder
  }

  /// The work book that a file of another name is; a file that is none, or that can't be used here, is named.
  private func strayBook(_ name: String, _ summary: inout RunSummary) -> StrayBook? {
    let place = Facility.workFolder + "/" + name
    do throws(MergeRefusal) {
      if let copy = try returnedCopy(name, facility.folder + "/" + place, in: Facility.workFolder),
        let procedure = facility.procedures.first(where: { $0.sop == copy.sop }),
        let period = Period(name: copy.period), period.isMonth == (procedure.unit == .month)
      {
        return StrayBook(name: name, procedure: procedure, period: period)
      }
    } catch {
      if case .notOurs = error {
      } else {
        summary.findings.append(Finding(error, file: place))
        return nil
      }
    }
    let isLikeOne = facility.procedures.contains { name.lowercased().contains($0.bookPrefix.lowercased()) }
    if isLikeOne {
      summary.findings.append(
        Finding(
          "\(place): bukan buku kerja Sapa yang terbaca, tidak dibaca; isian di dalamnya tidak ikut. Simpan sebagai .xlsx di masuk/, atau keluarkan dari kerja/",
          "\(place): no work book that can be read, it was not read; what was entered in it is not taken over. Save it as .xlsx in masuk/, or take it out of kerja/",
          file: place))
    } else {
      summary.notes.append(
        facility.language(
          "\(place): bukan buku kerja Sapa, tidak dibaca. Ekspor dan salinan ditaruh di masuk/",
          "\(place): no work book of Sapa's, it was not read. Exports and copies go into masuk/"))
    }
    return nil
  }
}
