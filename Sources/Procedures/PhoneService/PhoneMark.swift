package import Core

/// A code of what formulas count of a call (`Penanda`).
package enum PhoneMark {
  /// The clause can't be told for want of a field.
  case unknown(Clause)
  /// The caller is to be called back (B4, B6).
  case callBack
  /// The approval is to be asked for (B10).
  case approve

  package var text: String {
    switch self {
    case .unknown(let clause): "\(clause.id)-tidak-diketahui"
    case .callBack: "hubungi"
    case .approve: "persetujuan"
    }
  }
}
