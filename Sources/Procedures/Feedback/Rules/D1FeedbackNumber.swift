/// D1: one id each, `UB-2026-0001`, in order of receipt, never reused; ``RunningNumber`` gives the numbers.
package enum D1FeedbackNumber {
  /// What the numbers begin with.
  package static let prefix = "UB"
}
