import Intake
import Spreadsheet
import Testing

@testable import Core
@testable import Feedback

struct E5ThreadsTests {
  /// Lines `sender clock`, a sender of capital letters being us, with `+` for the next day and a word for the kind; `rows` are those of
  /// the register that lines are known to stand in.
  private func threads(
    _ lines: [String], chat: (String) -> Int32 = { _ in 0 }, groups: Set<Int32> = [], rows: [Int: Int32] = [:]
  ) throws -> (threads: [FeedbackThread], counts: FeedbackThreads.Counts) {
    var cutter = FeedbackThreads(minutes: 30, groups: groups)
    for (place, line) in lines.enumerated() {
      let parts = line.split(separator: " ").map(String.init)
      let isNext = parts[1].hasPrefix("+")
      let clock = parts[1].drop { $0 == "+" }.split(separator: ":").compactMap { Int32($0) }
      try #require(clock.count == 3)
      let kinds: [String: ThreadMessage.Kind] = [
        "media": .media, "system": .system, "deleted": .deleted, "unsent": .unsent,
      ]
      let isOwn = parts[0] == parts[0].uppercased()
      let message = ThreadMessage(
        date: try day(isNext ? 11 : 10, 11), second: clock[0] * 3600 + clock[1] * 60 + clock[2], chat: chat(parts[0]),
        sender: isOwn ? -1 : Int32(parts[0].utf8.reduce(0) { $0 * 31 + Int($1) }), isOwn: isOwn,
        kind: parts.count > 2 ? try #require(kinds[parts[2]]) : .text, row: rows[place] ?? -1)
      cutter.add(message, at: place)
    }
    return (cutter.finish(), cutter.counts)
  }

  @Test(arguments: [("09:29:59", 1), ("09:30:00", 2), ("09:30:01", 2), ("09:00:00", 1)])
  func `E5: messages less than 30 minutes apart are one feedback, exactly 30 apart two`(second: String, count: Int)
    throws
  {
    let (threads, counts) = try threads(["budi 09:00:00", "budi \(second)"])
    #expect(threads.count == count)
    #expect(counts.feedbacks == count)
    #expect(counts.further == 2 - count)
    #expect(counts.messages == 2)
  }

  @Test func `E5: the gap counts from the sender's previous message, over midnight too`() throws {
    let (threads, _) = try threads(["budi 23:10:00", "budi 23:35:00", "budi +00:04:59", "budi +00:34:59"])
    #expect(threads.map(\.members) == [[0, 1, 2], [3]])
  }

  @Test func `E5: a reply does not cut a thread, and the first one after its beginning gives the response time`() throws
  {
    let (threads, counts) = try threads([
      "PKM 08:00:00", "budi 09:00:00", "PKM 09:10:59", "budi 09:20:00", "PKM 09:25:00", "budi 10:00:00",
    ])
    #expect(threads.map(\.members) == [[1, 3], [5]])
    #expect(threads.map(\.reply) == [2, nil])
    #expect(threads.map(\.responseMinutes) == [10, nil])
    #expect(counts.own == 3)
    #expect(counts.messages == 6)
  }

  @Test func `E5: in a chat with one client a reply answers all threads that wait`() throws {
    let (threads, _) = try threads(["budi 09:00:00", "budi 12:00:00", "PKM 12:05:00", "budi 13:00:00"])
    #expect(threads.map(\.reply) == [2, 2, nil])
    #expect(threads.map(\.responseMinutes) == [185, 5, nil])
  }

  @Test func `E5: in a group a reply answers only the thread whose sender wrote last of those that wait`() throws {
    let (threads, _) = try threads(
      [
        "budi 09:00:00", "siti 09:01:00", "budi 09:02:00", "PKM 09:05:00", "siti 09:10:00", "agus 09:11:00",
        "PKM 09:20:00",
      ],
      groups: [0])
    #expect(threads.map(\.members) == [[0, 2], [1, 4], [5]])
    #expect(threads.map(\.reply) == [3, nil, 6])
    #expect(threads.map(\.responseMinutes) == [5, nil, 9])
  }

  @Test func `E5: what stands in a row of the register stays there, and what is new joins it`() throws {
    // A message between two rows that comes to light later makes them no one row; a longer gap cuts no row.
    let (threads, _) = try threads(
      ["budi 09:00:00", "budi 09:20:00", "budi 09:40:00", "budi 10:30:00", "budi 10:40:00"], rows: [0: 1, 2: 2, 3: 2])
    #expect(threads.map(\.members) == [[0, 1], [2, 3, 4]])
    #expect(threads.map(\.row) == [1, 2])
    let (earlier, _) = try self.threads(["budi 08:45:00", "budi 09:00:00"], rows: [1: 7])
    #expect(earlier.map(\.members) == [[0, 1]])
    #expect(earlier.map(\.row) == [7])
  }

  @Test func `E5: a reply that is known to answer a row answers it, though another sender wrote later`() throws {
    let lines = ["budi 09:00:00", "siti 09:01:00", "PKM 09:05:00", "PKM 09:05:00"]
    let known = try threads(lines, groups: [0], rows: [0: 1, 1: 2, 2: 1, 3: 2]).threads
    #expect(known.map(\.reply) == [2, 3])
    #expect(try threads(lines, groups: [0]).threads.map(\.reply) == [3, 2])
  }

  @Test func `E5: an SMS to several people answers each of them`() throws {
    var cutter = FeedbackThreads(minutes: 30)
    for (place, sender) in [Int32(1), 2, 3].enumerated() {
      cutter.add(ThreadMessage(date: try day(10, 11), second: 60, chat: sender, sender: sender), at: place)
    }
    cutter.add(
      ThreadMessage(date: try day(10, 11), second: 120, chat: 1, sender: -1, isOwn: true), at: 3, alsoIn: [3])
    #expect(cutter.finish().map(\.reply) == [3, nil, 3])
    #expect(cutter.counts.own == 1)
  }

  @Test func `E5: a reply in one chat answers none of another`() throws {
    let (threads, _) = try threads(
      ["budi 09:00:00", "siti 09:01:00", "PKM 09:05:00"], chat: { $0 == "siti" ? 2 : 1 })
    #expect(threads.map(\.reply) == [2, nil])
  }

  @Test func `E5: system lines, deleted messages and unsent ones are counted, and are no feedback`() throws {
    let (threads, counts) = try threads([
      "budi 09:00:00 system", "budi 09:00:00 deleted", "budi 09:00:00 media", "budi 09:29:00 deleted",
      "budi 09:31:00", "PKM 09:40:00 deleted", "PKM 09:41:00 unsent",
    ])
    #expect(threads.map(\.members) == [[2], [4]])
    #expect(threads.allSatisfy { $0.reply == nil })
    #expect((counts.system, counts.deleted, counts.unsent) == (1, 3, 1))
    #expect(counts.messages == 2)
  }

  @Test func `E5: media of ours is a reply`() throws {
    let (threads, _) = try threads(["budi 09:00:00", "PKM 09:02:00 media"])
    #expect(threads.map(\.responseMinutes) == [2])
  }

  @Test func `E5: a clock that was set back makes no reply before its message`() throws {
    let (threads, _) = try threads(["budi 09:00:00", "PKM 08:59:00", "budi 08:58:00"])
    #expect(threads.map(\.members) == [[0, 2]])
    #expect(threads.map(\.responseMinutes) == [0])
  }

  @Test func `E5: many threads of a sender wait for one reply`() throws {
    var lines: [String] = []
    for hour in 0..<10 { lines.append("budi 0\(hour):00:00") }
    lines.append("PKM 09:30:00")
    let (threads, counts) = try threads(lines)
    #expect(threads.count == 10)
    #expect(threads.allSatisfy { $0.reply == 10 })
    #expect(threads.last?.responseMinutes == 30)
    #expect(counts.feedbacks == 10)
  }

  @Test func `E5: response times have a median and a ninetieth percentile by nearest rank, and the unanswered`() {
    var times = ResponseTimes()
    #expect(times.summary == ResponseTimes.Summary(answered: 0, unanswered: 0))
    for minutes in [10, 1, 9, 2, 8, 3, 7, 4, 6, 5] { times.add(minutes) }
    times.add(nil)
    #expect(times.summary == ResponseTimes.Summary(answered: 10, unanswered: 1, median: 5, ninetieth: 9))
    var more = ResponseTimes()
    more.add(100)
    times += more
    #expect(times.summary == ResponseTimes.Summary(answered: 11, unanswered: 1, median: 6, ninetieth: 10))
    #expect(more.summary == ResponseTimes.Summary(answered: 1, unanswered: 0, median: 100, ninetieth: 100))
  }
}
