/// Where two texts differ, for a person to read: the first differing lines with what stands around them, up to a limit.
enum TextDifference {
  /// A line with a mark: `-` as expected, `+` as found, blank where both have it.
  private typealias Line = (mark: Character, number: Int, text: Substring)

  /// `context` is how many lines stand around a difference, `limit` how many are shown altogether.
  static func text(_ expected: String, _ found: String, context: Int = 2, limit: Int = 40) -> String {
    let (old, new) = (
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      found.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let lines = merged(old, new)
    var shown: [String] = []
    var differing = 0
    var last = -1
    for (index, line) in lines.enumerated() where line.mark != " " {
      differing += 1
      guard shown.count < limit else { continue }
      let first = max(last + 1, index - context)
      if first > last + 1 || last < 0 { shown.append("@@ \(section(of: index, in: lines))") }
      for near in first..<index { shown.append(shortened(lines, near)) }
      shown.append(shortened(lines, index))
      last = index
      let end = min(lines.count, index + 1 + context)
      for near in index + 1..<max(index + 1, end) {
        guard lines[near].mark == " " else { break }
        shown.append(shortened(lines, near))
        last = near
      }
    }
    if shown.count >= limit { shown.append("… \(differing) lines differ") }
    return shown.joined(separator: "\n")
  }

  private static func merged(_ old: [Substring], _ new: [Substring]) -> [Line] {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        lines.append(("-", left + 1, old[left]))
        left += 1
      } else if inserted.contains(right) {
        lines.append(("+", right + 1, new[right]))
        right += 1
      } else {
        lines.append((" ", right + 1, new[right]))
        left += 1
        right += 1
      }
    }
    return lines
  }

  /// The sheet in which a line stands, and where.
  private static func section(of index: Int, in lines: [Line]) -> String {
    let head = lines[...index].last { $0.mark != "-" && ($0.text.hasPrefix("=== ") || $0.text.hasPrefix("$ ")) }
    return "\(head.map { String($0.text) } ?? "at the beginning"), line \(lines[index].number)"
  }

  /// A long line is cut down to where it differs from its other form.
  private static func shortened(_ lines: [Line], _ index: Int) -> String {
    let line = lines[index]
    let width = 200
    guard line.text.count > width else { return "\(line.mark) \(line.text)" }
    let twin = [index + 1, index - 1].first {
      lines.indices.contains($0) && lines[$0].mark != " " && lines[$0].mark != line.mark
    }
    let same = twin.map { zip(line.text, lines[$0].text).prefix { $0 == $1 }.count } ?? 0
    let start = max(0, min(same - 60, line.text.count - width))
    let piece = line.text.dropFirst(start).prefix(width)
    let tail = start + width < line.text.count ? "…" : ""
    return "\(line.mark) \(start > 0 ? "…" : "")\(piece)\(tail)"
  }
}
