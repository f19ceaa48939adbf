/// What killed processes left: temporaries beside what they wrote, and intermediate files.
package enum Leftovers {
  /// Removes those in the folders of files that a command reads or writes, and in the system's temporary folder.
  package static func sweep(beside files: [String]) {
    Workspace.sweep()
    // Beside links, and beside what they lead to.
    for folder in Set((files + files.map(AtomicFile.resolved)).map(System.folder)) { AtomicFile.sweep(folder) }
  }

  /// Removes those in a facility's folder and the folders that a run writes in, and in the system's temporary folder.
  package static func sweep(facility folder: String) {
    Workspace.sweep()
    AtomicFile.sweep(folder)
    for part in Facility.writtenFolders where FolderBounds(folder).holds(part) {
      AtomicFile.sweep(folder + "/" + part)
    }
  }
}
