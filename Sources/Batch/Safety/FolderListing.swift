import Platform
import Spreadsheet

/// What lies in one of a facility's folders: the files that a run reads, and what it passes over and names.
///
/// What programs keep for themselves – marks of open workbooks, temporaries, the desktop's own files – is neither.
struct FolderListing {
  /// Why something is not read.
  enum Reason: Hashable {
    /// Its name begins with a dot.
    case hidden
    /// Its name ends in `#`, as programs name what they are at.
    case mark
    case folder
    /// A pipe, a socket, a device.
    case special
    /// A link that leads nowhere.
    case noTarget
    /// Its name is no UTF-8.
    case name
  }

  struct PassedOver: Hashable {
    var name: String
    var reason: Reason
  }

  /// Sorted, as what is passed over.
  private(set) var files: [String] = []
  private(set) var passedOver: [PassedOver] = []
  /// Marks of open workbooks.
  private(set) var marks: [String] = []

  /// Nil where the folder can't be read; `errno` tells why.
  init?(_ folder: String) {
    guard let directory = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(directory) }
    /// With each whether it is a file for certain: of others the file's own status tells, as of links.
    var names: [(name: String, isPlain: Bool)] = []
    while let entry = unsafe readdir(directory) {
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        passedOver.append(PassedOver(name: String(decoding: bytes, as: UTF8.self), reason: .name))
        continue
      }
      if name == "." || name == ".." { continue }
      names.append((name, unsafe entry.pointee.d_type == UInt8(DT_REG)))
    }
    let all = names.contains { $0.name.hasPrefix("._") } ? Set(names.map(\.name)) : []
    for (name, isPlain) in names {
      if OpenMark.isMark(name) { marks.append(name) }
      if Self.isOwnOfPrograms(name, all, folder) { continue }
      if let reason = isPlain ? Self.reason(name) : Self.reason(name, folder + "/" + name) {
        passedOver.append(PassedOver(name: name, reason: reason))
      } else {
        files.append(name)
      }
    }
    files.sort()
    passedOver = passedOver.sorted(on: \.name)
    marks.sort()
  }

  /// Of a file.
  private static func reason(_ name: String) -> Reason? {
    name.hasPrefix(".") ? .hidden : name.hasSuffix("#") ? .mark : nil
  }

  private static func reason(_ name: String, _ path: String) -> Reason? {
    guard let status = System.status(path) else { return .noTarget }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return reason(name)
    case S_IFDIR: return .folder
    default: return .special
    }
  }

  /// Whether a name is one that programs give to what they keep for themselves.
  private static func isOwnOfPrograms(_ name: String, _ all: Set<String>, _ folder: String) -> Bool {
    if OpenMark.isMark(name) || AtomicFile.isTemporary(name) { return true }
    if name.hasPrefix("._") {
      return all.contains(String(name.dropFirst(2))) || isAppleDouble(folder + "/" + name)
    }
    return name.utf8.count <= longestDesktopName && desktopNames.contains(name.lowercased())
  }

  /// What Windows, macOS, Linux desktops and network disks put into folders: views, icons, pictures, bins.
  private static let desktopNames: Set<String> = [
    ".ds_store", ".localized", ".apdisk", ".spotlight-v100", ".trashes", ".fseventsd", ".temporaryitems", "icon\r",
    "thumbs.db", "thumbs.db:encryptable", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "autorun.inf",
    "$recycle.bin",
    "system volume information", "recycler", "__macosx", ".directory", ".trash-1000", "lost+found", "@eadir",
    "#recycle",
    ".dropbox", ".dropbox.attr", ".dropbox.cache", ".tmp.drivedownload", ".tmp.driveupload",
  ]

  private static let longestDesktopName = desktopNames.map(\.utf8.count).max() ?? 0

  /// Whether a file is what macOS keeps beside another one on a disk of another system (RFC 1740), though that one be gone.
  private static func isAppleDouble(_ path: String) -> Bool {
    guard let status = System.status(path), status.st_mode & S_IFMT == S_IFREG else { return false }
    return AtomicFile.bytes(of: path)?.starts(with: [0x00, 0x05, 0x16, 0x07]) == true
  }
}

extension FolderListing.PassedOver {
  /// What it is and what to do; `folder` is the facility's.
  func message(_ folder: String, _ language: Language) -> String {
    let place = "\(folder)/\(name)"
    switch reason {
    case .hidden:
      return language(
        "\(place): namanya berawal titik, maka tidak dibaca. Ganti namanya bila isinya diperlukan, atau keluarkan dari \(folder)/",
        "\(place): its name begins with a dot, so it was not read. Rename it if it is needed, or take it out of \(folder)/"
      )
    case .mark:
      return language(
        "\(place): namanya berakhir #, seperti berkas sementara program lain, maka tidak dibaca. Ganti namanya bila isinya diperlukan, atau keluarkan dari \(folder)/",
        "\(place): its name ends in #, as other programs' temporaries do, so it was not read. Rename it if it is needed, or take it out of \(folder)/"
      )
    case .folder:
      return language(
        "\(place)/: folder, isinya tidak dibaca. Taruh berkas yang diperlukan langsung di \(folder)/",
        "\(place)/: a folder, what is in it was not read. Put files that are needed into \(folder)/ itself")
    case .special:
      return language(
        "\(place): bukan berkas biasa (pipa, soket atau perangkat), maka tidak dibaca. Keluarkan dari \(folder)/",
        "\(place): no plain file (a pipe, a socket or a device), so it was not read. Take it out of \(folder)/")
    case .noTarget:
      return language(
        "\(place): tautan ke berkas yang tidak ada, maka tidak dibaca. Hapus tautan itu, atau taruh berkasnya di \(folder)/",
        "\(place): a link to a file that is not there, so it was not read. Remove it, or put the file into \(folder)/")
    case .name:
      return language(
        "\(place): namanya bukan UTF-8, maka tidak dibaca. Ganti namanya",
        "\(place): its name is no UTF-8, so it was not read. Rename it")
    }
  }

  /// Whether somebody put it there on purpose, knowing what a run reads.
  var isDeliberate: Bool { reason == .folder }
}
