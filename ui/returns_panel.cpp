#include "ui/returns_panel.h"

#include <QBoxLayout>
#include <QLabel>
#include <QStackedWidget>

#include "ui/panel_layout.h"
#include "widgets/controls.h"
#include "widgets/curve_chart.h"
#include "widgets/figures.h"
#include "widgets/histogram_chart.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {
constexpr int bins = 41, points = 400, side_by_side = 520;  // px of width from which the charts stand beside each other
}

ReturnsPanel::ReturnsPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* column = page_over_state(rows, pages_, state_);
  auto* tools = tool_row(column);
  which_ = new Segmented(tr("Returns of"), {tr("This symbol"), tr("All symbols")});
  which_->setObjectName(QStringLiteral("returns_which"));
  about_ = make_label({}, static_cast<int>(TextStyle::small), true);
  about_->setObjectName(QStringLiteral("returns_about"));
  about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  about_->setWordWrap(true);
  tools->addWidget(which_);
  tools->addWidget(about_, 1);
  charts_ = new QBoxLayout(QBoxLayout::LeftToRight);
  charts_->setSpacing(0);
  column->addLayout(charts_, 1);
  histogram_ = new HistogramChart;
  histogram_->setObjectName(QStringLiteral("returns_histogram"));
  histogram_->set_title(tr("Returns from close to close"), tr("count"));
  histogram_->set_expected_name(tr("if they were normal"));
  histogram_->set_empty_text(tr("Nothing moves: there is no return to count."));
  quantiles_ = new CurveChart;
  quantiles_->setObjectName(QStringLiteral("returns_quantiles"));
  quantiles_->set_title(tr("Quantiles"), tr("in deviations from the mean"));
  quantiles_->set_x(CurveX::number, tr("of a normal distribution"));
  quantiles_->set_value_text([](double value) { return figures::number(value, 1); });
  quantiles_->set_empty_text(tr("Nothing moves: there is no return to order."));
  charts_->addWidget(histogram_, 1);
  charts_->addWidget(quantiles_, 1);

  connect(which_, &Segmented::chosen, this, &ReturnsPanel::look);
  connect(&bench_.prices, &DatasetReader::opened, this, &ReturnsPanel::look);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Symbol) look();
  });
  look();
}

void ReturnsPanel::showEvent(QShowEvent*) { look(); }

void ReturnsPanel::resizeEvent(QResizeEvent*) {
  charts_->setDirection(width() >= side_by_side ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void ReturnsPanel::look() {
  const auto dataset = bench_.prices.dataset();
  const bool all = which_->index() == 1;
  const QString symbol = all ? QString() : bench_.selection.symbol();
  const DatasetSymbol* one = dataset ? dataset->find(symbol.toStdString()) : nullptr;
  if (!dataset || (!all && !one)) {
    state_->show_empty(QStringLiteral("candle-up"), tr("No symbol is selected"), tr("Choose one in Datasets."));
    pages_->setCurrentIndex(0);
    asked_.reset();
    return;
  }
  pages_->setCurrentIndex(1);
  if (!isVisible() || (asked_ == dataset && asked_symbol_ == symbol)) return;
  asked_ = dataset;
  asked_symbol_ = symbol;
  about_->setText(all ? tr("Counting the returns of %Ln symbols", nullptr, static_cast<int>(dataset->symbols.size())) : QString());
  question_.ask(
      this,
      [dataset, table = one ? one->table : nullptr](std::stop_token stop) {
        return table ? study_returns(*table) : study_returns(*dataset, stop);
      },
      [this, symbol](std::shared_ptr<const ReturnStudy> study, const QString& wrong) {
        if (study) {
          show_study(*study, symbol);
        } else {
          about_->setText(wrong);
        }
      });
}

void ReturnsPanel::show_study(const ReturnStudy& study, const QString& of) {
  const bool all = of.isEmpty();
  const double n = static_cast<double>(study.ordered.size());
  QStringList about{tr("%Ln returns", nullptr, static_cast<int>(study.ordered.size()))};
  if (!study.ordered.empty()) {
    if (!all) {
      about << tr("mean %1 %, deviation %2 %").arg(figures::number(study.mean, 3), figures::number(study.deviation, 2));
    } else {
      about << tr("each symbol in its own deviations");
    }
    about << tr("skewness %1, excess kurtosis %2").arg(figures::number(study.skewness, 2), figures::number(study.excess_kurtosis, 1))
          << tr("%1 % beyond three deviations, %2 % if they were normal")
                 .arg(figures::number(100 * static_cast<double>(study.beyond_three) / n, 2),
                      figures::number(100 * study.beyond_three_normal / n, 2));
    if (study.lag_one) about << tr("correlation with the return before %1").arg(figures::number(*study.lag_one, 2));
  }
  about_->setText(about.join(QStringLiteral(" · ")));
  about_->setToolTip(about.join('\n'));
  std::vector<HistogramBin> counted;
  for (const ReturnBin& bin : return_bins(study, bins)) counted.push_back({bin.from, bin.to, static_cast<double>(bin.count), bin.normal});
  histogram_->set_x_name(all ? tr("deviations from the symbol's mean; the ends hold what lies beyond")
                             : tr("log return, %; the ends hold what lies beyond"));
  histogram_->set_bins(std::move(counted), 1);
  CurveSeries actual, normal;
  actual.name = all ? tr("all symbols") : of;
  normal.name = tr("normal");
  normal.slot = 0;
  for (const QuantilePoint& point : quantile_points(study, points)) {
    actual.x.push_back(point.normal), actual.y.push_back(point.actual);
    normal.x.push_back(point.normal), normal.y.push_back(point.normal);
  }
  quantiles_->set_series(actual.x.empty() ? std::vector<CurveSeries>() : std::vector<CurveSeries>{std::move(actual), std::move(normal)});
}

}  // namespace candlewright
