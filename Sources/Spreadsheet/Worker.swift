import Platform
import Synchronization

/// A thread that does one piece of work; it must be waited for.
@safe package struct Worker: ~Copyable {
  private let thread: pthread_t

  private final class Job: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts the thread; nil where the system gives none.
  package init?(_ body: @escaping @Sendable () -> Void) {
    let context = unsafe Unmanaged.passRetained(Job(body)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let code = unsafe pthread_create(&thread, nil, { unsafe Self.run($0) }, context)
    #if canImport(Darwin)
      let started = thread
    #else
      let started: pthread_t? = thread
    #endif
    guard code == 0, let started else {
      unsafe Unmanaged<Job>.fromOpaque(context).release()
      return nil
    }
    self.thread = started
  }

  private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context { unsafe Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body() }
    return nil
  }

  /// Waits until the work is done.
  package consuming func wait() {
    #if canImport(Darwin)
      unsafe pthread_join(thread, nil)
    #else
      pthread_join(thread, nil)
    #endif
  }
}

/// Pieces of work that two threads take in turn.
package enum Pairwise {
  private struct Progress<Value: Sendable> {
    var next = 0
    var values: [Value?]
  }

  private final class Board<Value: Sendable>: Sendable {
    let progress: Mutex<Progress<Value>>

    init(_ count: Int) { progress = Mutex(Progress(values: Array(repeating: nil, count: count))) }

    /// The first piece that nobody has begun.
    func take() -> Int? {
      progress.withLock { progress in
        guard progress.next < progress.values.count else { return nil }
        defer { progress.next += 1 }
        return progress.next
      }
    }

    func put(_ value: Value, _ index: Int, isLast: Bool) {
      progress.withLock { progress in
        progress.values[index] = value
        if isLast { progress.next = progress.values.count }
      }
    }
  }

  /// Makes a value of each index, on this thread and one beside it.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - isLast: whether nothing is to be begun any more once such a value is there.
  ///   - make: makes one.
  /// - Returns: the values in order; nil for those that were not begun.
  package static func map<Value: Sendable>(
    _ count: Int, until isLast: @escaping @Sendable (Value) -> Bool = { _ in false },
    _ make: @escaping @Sendable (Int) -> Value
  ) -> [Value?] {
    let board = Board<Value>(count)
    @Sendable func work() {
      while let index = board.take() {
        let value = make(index)
        board.put(value, index, isLast: isLast(value))
      }
    }
    let worker = count > 1 ? Worker { work() } : nil
    work()
    if let worker { worker.wait() }
    return board.progress.withLock { $0.values }
  }
}
