import ArgumentParser
import Batch
import Spreadsheet

/// The facility's folder and the day, as the commands that run on a folder take them.
struct FacilityOptions: ParsableArguments {
  @Argument(help: "The facility's folder.", completion: .directory)
  var folder: String

  @Option(
    help:
      "The day of the run, yyyy-mm-dd; else today in the facility's time zone. One that has not come closes nothing.")
  var date: String?

  func validate() throws {
    if let date, CalendarDate(iso: date) == nil {
      throw ValidationError("--date \(date): not a day of the form yyyy-mm-dd.")
    }
  }

  /// The run that the options ask for.
  func run() throws -> Run {
    let facility = try rendered { () throws(FacilityError) in try Facility(folder: folder) }
    return Run(facility: facility, date: date.flatMap { CalendarDate(iso: $0) })
  }
}
