import ArgumentParser
import Batch
import Procedures
import Spreadsheet

/// The facility's folder and the day, as the commands that run on a folder take them.
struct FacilityOptions: ParsableArguments {
  @Argument(help: "The facility's folder.", completion: .directory)
  var folder: String

  @Option(
    help:
      "The day of the run, as 18-11-2026, \"18 November 2026\" or 2026-11-18; else today in the facility's time zone. One that has not come closes nothing."
  )
  var date: String?

  func validate() throws {
    _ = try DayOption.day(date, "--date")
  }

  /// The run that the options ask for.
  func run() throws -> Run {
    let facility = try rendered(Facility.language(of: folder) ?? .current) { () throws(FacilityError) in
      try Facility(folder: folder)
    }
    return Run(facility: facility, date: try DayOption.day(date, "--date"))
  }
}
