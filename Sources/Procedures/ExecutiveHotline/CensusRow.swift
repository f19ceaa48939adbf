package import Core
import Intake

/// One row of the census (`Kamar`): a room, or a bed of the emergency department (C3, C4).
package struct CensusRow: Sendable, Equatable {
  /// `Kamar`, as it stands.
  package var room: String
  /// `Kelas`: of the room.
  package var roomClass: Noted<RoomClass>
  /// `Penjamin`: of who lies there.
  package var payer: Noted<Payer>
  /// `Status`.
  package var status: Noted<RoomStatus>
  /// The kept bed that the row is of; nil for a room.
  package var emergencyBed: EmergencyBed?

  /// Whether somebody is there, as far as it is known.
  package enum Use: Sendable, Hashable {
    case free
    case occupied
    /// Reserved or out of use.
    case neither
    case unknown
  }

  /// The row that a census' cells tell of.
  package init(room: String, roomClass: String, payer: String, status: String, words: HotlineWords) {
    self.room = room.trimmedBlanks
    self.roomClass = words.roomClass(roomClass)
    self.payer = words.payer(payer)
    self.status = words.status(status)
    emergencyBed = self.roomClass.value == nil ? words.emergencyBed(room: room, roomClass: roomClass) : nil
  }

  /// The use by the status; where that says nothing, a payer stands for a patient.
  package var use: Use {
    switch status {
    case .value(.free): .free
    case .value(.occupied): .occupied
    case .value(.reserved), .value(.closed): .neither
    case .missing, .unreadable: payer.isMissing ? .unknown : .occupied
    }
  }
}
