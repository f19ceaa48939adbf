package import Core

/// B3: what must be noted for the service, and the service itself.
///
/// Of a service that is not noted or not known only what all services need is asked. What can't be read is noted.
package enum B3NotedFields: Rule {
  package static let clause = Clause("B", 3)
  package static let title = "Yang wajib dicatat menurut Jenis Layanan"
  package static let breach: String? = "Yang wajib dicatat tidak lengkap"

  package static func verdict(_ context: PhoneCallContext) -> Verdict<Never> {
    if !missing(context).isEmpty { return .broken }
    return context.call.type.isUnreadable ? .unknown(of: context.profile.header(.type)) : .kept
  }

  package static func facts(_ context: PhoneCallContext) -> String {
    let missing = missing(context)
    let service = context.call.type.value.map { " untuk \($0.rawValue)" } ?? ""
    return missing.isEmpty
      ? "Lengkap tercatat\(service) (B3)" : "Tidak tercatat\(service): \(context.profile.headers(missing)) (B3)"
  }

  /// The fields that must be noted and are not.
  package static func missing(_ context: PhoneCallContext) -> PhoneFields {
    switch context.call.type {
    case .value(let type): context.call.missing(of: context.profile.requiredFields(for: type))
    case .missing: context.call.missing(of: context.profile.fieldsRequiredByAll.union(PhoneFields(.type)))
    case .unreadable: context.call.missing(of: context.profile.fieldsRequiredByAll)
    }
  }
}
