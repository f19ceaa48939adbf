/// A chart: what is drawn from which cells (ECMA-376 §21.2).
package struct ChartSpec: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Upright.
    case column
    /// Lying; with ``CategoryAxis/isReversed`` the first category is on top.
    case bar
    case line
  }

  package enum LegendPosition: Hashable, Sendable {
    case none
    case bottom
  }

  package struct Series: Hashable, Sendable {
    package enum Drawing: Hashable, Sendable {
      /// As the chart's kind says.
      case ordinary
      /// A dashed line without markers, level through a series of equal values: a minimum in a column or line chart.
      ///
      /// In a column chart it is a trend line, which LibreOffice leaves out of the legend.
      case threshold
      /// Over a column chart, a line by a value axis of its own at the right.
      case lineOnSecondAxis
    }

    package var name: String
    /// Such as `='Rekap'!$A$5:$A$16`.
    package var categories: String
    package var values: String
    package var color: Color?
    package var showsLabels: Bool
    package var labelFormat: String?
    package var drawing: Drawing

    package init(
      name: String, categories: String, values: String, color: Color? = nil, showsLabels: Bool = false,
      labelFormat: String? = nil, drawing: Drawing = .ordinary
    ) {
      self.name = name
      self.categories = categories
      self.values = values
      self.color = color
      self.showsLabels = showsLabels
      self.labelFormat = labelFormat
      self.drawing = drawing
    }
  }

  package struct Axis: Hashable, Sendable {
    package var title: String?
    package var minimum: Double?
    package var maximum: Double?
    package var majorUnit: Double?
    package var numberFormat: String?
    package var isReversed = false
    package var isHidden = false
    package var showsGridlines: Bool?
    /// Every how many categories one has a label; nil leaves it to the program that shows the chart.
    package var labelInterval: Int?

    package init(
      title: String? = nil, minimum: Double? = nil, maximum: Double? = nil, majorUnit: Double? = nil,
      numberFormat: String? = nil, isReversed: Bool = false, isHidden: Bool = false, showsGridlines: Bool? = nil
    ) {
      self.title = title
      self.minimum = minimum
      self.maximum = maximum
      self.majorUnit = majorUnit
      self.numberFormat = numberFormat
      self.isReversed = isReversed
      self.isHidden = isHidden
      self.showsGridlines = showsGridlines
    }
  }

  package var kind: Kind
  package var title: String?
  package var series: [Series]
  package var categoryAxis = Axis()
  package var valueAxis = Axis()
  /// At the right, of the lines that have one of their own.
  package var secondAxis = Axis()
  package var legend = LegendPosition.none
  /// The space between categories in percent of a bar's width, 0 to 500; nil is 150.
  package var gap: Int?
  /// In pixels of 1/96 inch.
  package var width = 480
  package var height = 288
  /// What the chart shows, for readers who do not see it.
  package var alternativeText: String?

  package init(_ kind: Kind, title: String? = nil, series: [Series]) {
    self.kind = kind
    self.title = title
    self.series = series
  }
}
