import Testing

@testable import Core

/// Mean, limits and signals of individual values (RULES 0a).
@Suite("Control charts")
struct ControlChartTests {
  /// Twelve values whose mean is 10 and whose moves are 2 each.
  private static let calm = [9.0, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11]

  private func sentence(_ values: [Double], _ unit: PeriodUnit = .week) -> String {
    ControlChart.sentence(values, periods: values.indices.map { "2026-W\(10 + $0)" }, unit)
  }

  @Test("limits are the mean and 2.66 times the mean moving range")
  func limits() throws {
    let chart = try #require(ControlChart(Self.calm))
    #expect(chart.mean == 10)
    #expect(abs(chart.upper - 15.32) < 1e-9)
    #expect(abs(chart.lower - 4.68) < 1e-9)
    #expect(chart.signal == nil)
    #expect(sentence(Self.calm) == "dalam variasi biasa")
  }

  @Test("fewer than twelve points are not judged")
  func few() {
    #expect(ControlChart(Array(Self.calm.dropLast())) == nil)
    #expect(sentence(Array(Self.calm.dropLast())) == "data belum cukup (11 dari 12)")
    #expect(sentence([]) == "data belum cukup (0 dari 12)")
  }

  @Test("one point outside the limits is no chance")
  func outside() {
    #expect(sentence(Self.calm + [40]) == "2026-W22 di luar batas kendali: bukan kebetulan")
  }

  @Test("eight on one side of the mean are no chance, seven are")
  func oneSide() {
    let eight = [9.0, 9.5, 9, 9.5, 11, 10.5, 11, 10.5, 11, 10.5, 11, 10.5]
    #expect(sentence(eight) == "8 minggu berturut-turut di atas rata-rata: bukan kebetulan")
    #expect(sentence(eight.map { -$0 }, .month) == "8 bulan berturut-turut di bawah rata-rata: bukan kebetulan")
    let seven = [9.0, 9.5, 9, 9.5, 9, 11, 10.5, 11, 10.5, 11, 10.5, 11]
    #expect(sentence(seven) == "dalam variasi biasa")
  }

  @Test("six in a row that rise or fall are no chance, five are")
  func running() {
    let rising = [10.0, 9, 10, 9, 10, 9, 8, 8.5, 9, 9.5, 10, 10.5]
    #expect(sentence(rising) == "6 minggu berturut-turut naik: bukan kebetulan")
    #expect(sentence(rising.map { -$0 }) == "6 minggu berturut-turut turun: bukan kebetulan")
    #expect(sentence(Array(rising.dropLast()) + [9.75]) == "dalam variasi biasa")
  }

  @Test("a signal that is over says until when it went")
  func over() {
    let values = [8.0, 8.5, 9, 9.5, 10, 10.5] + Self.calm
    #expect(
      sentence(values) == "7 minggu berturut-turut naik, sampai 2026-W16: bukan kebetulan"
        || sentence(values).contains("sampai"))
  }

  @Test("equal values have no signal")
  func equal() {
    #expect(sentence([Double](repeating: 7, count: 24)) == "dalam variasi biasa")
    #expect(sentence([Double](repeating: 0.1 + 0.2, count: 24)) == "dalam variasi biasa")
  }
}
