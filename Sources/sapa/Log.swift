import ArgumentParser
import Batch
import Book
import Procedures
import Spreadsheet

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show the journal: what came, and what runs decided, wrote, merged and corrected.",
    discussion: """
      EXAMPLES:
        sapa log "RS Harapan"                       everything, the newest last
        sapa log "RS Harapan" -n 20                 the last 20 events
        sapa log "RS Harapan" --since 2026-11-16    from a day on
        sapa log "RS Harapan" --json | jq .         for other programs

      The journal is arsip/jurnal.jsonl, a line an event: when (UTC), what, and its files with their SHA-256. A run tells of files
      that came or changed, and of decisions where it wrote something; one that found nothing new and changed nothing adds no line. It holds no patient data: of a file's name, words that may be a
      person's are masked ("Chat WhatsApp dengan B*** S***.txt"), and of a row's key what looks like a NIK or a telephone number.
      """)

  @Argument(help: "The facility's folder.", completion: .directory)
  var folder: String

  @Option(name: .customShort("n"), help: ArgumentHelp("Only the last events.", valueName: "count"))
  var count: Int?

  @Option(help: "Only events of this day, as 18-11-2026 or 2026-11-18, and later.")
  var since: String?

  @Flag(help: "One JSON object an event, as in the journal.")
  var json = false

  func validate() throws {
    _ = try DayOption.day(since, "--since")
    if let count, count < 0 { throw ValidationError("-n \(count): not a number of events.") }
  }

  func run() throws {
    Leftovers.sweep(facility: folder)
    let (facility, journal) = try rendered(Facility.language(of: folder) ?? .current) { () throws(FacilityError) in
      (try Facility(folder: folder), try Journal(folder: folder))
    }
    let language = facility.language
    let day = try DayOption.day(since, "--since")
    if journal.damagedLines > 0 {
      Console.warn(
        language(
          "\(folder)/\(Journal.name): \(journal.damagedLines) baris rusak dilewati (listrik padam, atau disunting)",
          "\(folder)/\(Journal.name): \(journal.damagedLines) damaged lines were passed over (a power cut, or edited)"))
    }
    guard !journal.events.isEmpty else {
      Console.warn(language("belum ada jurnal; sapa run membuatnya", "there is no journal yet; sapa run makes it"))
      return
    }
    if json {
      for event in journal.latest(since: day, last: count, zone: facility.timeZone) {
        try Console.json(event)
      }
    } else {
      Console.say(journal.lines(since: day, last: count, zone: facility.timeZone, language: language))
    }
  }
}
