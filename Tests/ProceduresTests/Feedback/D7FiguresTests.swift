import Testing

@testable import Core
@testable import Feedback

struct D7FiguresTests {
  private func figures(_ counts: [FeedbackGrade: (onTime: Int, late: Int, pending: Int)]) -> PunctualityFigures {
    var figures = PunctualityFigures()
    for (grade, count) in counts {
      for _ in 0..<count.onTime { figures.add(.onTime, grade) }
      for _ in 0..<count.late { figures.add(.late, grade) }
      for _ in 0..<count.pending { figures.add(.pending, grade) }
    }
    return figures
  }

  @Test func `D7: the two formulas differ where the grades do`() {
    let figures = figures([.red: (1, 1, 0), .yellow: (2, 1, 5), .green: (9, 0, 0)])
    #expect(figures.percent(.combined)?.count == 8571)
    // (50 + 66.67 + 100) ÷ 3, of exact thirds.
    #expect(figures.percent(.mean)?.count == 7222)
    #expect(figures.percent(.yellow)?.count == 6667)
    #expect(figures.total.counted == 14)
    #expect(figures.total.pending == 5)
  }

  @Test func `D7: a grade without counted rows is not in the mean`() {
    let figures = figures([.red: (0, 0, 3), .yellow: (1, 0, 0), .green: (1, 1, 0)])
    #expect(figures.percent(.red) == nil)
    #expect(figures.percent(.mean)?.indonesian == "75,00")
    #expect(figures.percent(.combined)?.indonesian == "66,67")
  }

  @Test func `D7: where nothing counts there is no figure`() {
    let figures = figures([.red: (0, 0, 4)])
    #expect(figures.percent(.combined) == nil)
    #expect(figures.percent(.mean) == nil)
    #expect(figures.meets(target: 80, .combined) == nil)
  }

  @Test(arguments: [
    (1, 15, "6,25"), (1, 31, "3,13"), (5, 27, "15,63"), (4, 1, "80,00"), (0, 1, "0,00"), (3, 0, "100,00"),
  ])
  func `D7: percentages are rounded half up to two decimals`(onTime: Int, late: Int, text: String) {
    #expect(figures([.green: (onTime, late, 0)]).percent(.combined)?.indonesian == text)
  }

  @Test(arguments: [(4, 1, true), (79, 21, false), (15999, 4001, true), (15998, 4002, false)])
  func `D7: the target is 80 percent, as rounded`(onTime: Int, late: Int, meets: Bool) {
    #expect(figures([.yellow: (onTime, late, 0)]).meets(target: 80, .combined) == meets)
  }

  @Test func `D7: what is not graded does not count, and figures add up`() {
    var figures = figures([.red: (1, 0, 0)])
    figures.add(.notGraded, .red)
    figures.add(.onTime, nil)
    #expect(figures.total.counted == 1)
    figures += self.figures([.red: (0, 1, 1), .green: (2, 0, 0)])
    #expect(figures[.red].counted == 2)
    #expect(figures[.green].onTime == 2)
    #expect(figures.total.pending == 1)
  }
}
