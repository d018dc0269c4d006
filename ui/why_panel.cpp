#include "ui/why_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

#include "ui/finding_words.h"
#include "ui/panel_layout.h"
#include "widgets/controls.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

/// One finding: its icon, what stands in it, and a line under it.
class FindingCard : public QWidget {
 public:
  explicit FindingCard(const FindingWords& words) : icon_(words.icon) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(34, 7, 8, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    QLabel* sentence = make_label(words.sentence, static_cast<int>(TextStyle::strong));
    QLabel* detail = make_label(words.detail, static_cast<int>(TextStyle::body), true);
    for (QLabel* label : {sentence, detail}) {
      label->setWordWrap(true);
      label->setToolTip(words.rule);
    }
    link_ = make_link(words.link);
    link_->setToolTip(words.rule);
    link_->setAccessibleDescription(words.sentence + QLatin1Char(' ') + words.detail + QLatin1Char(' ') + words.rule);
    grid->addWidget(sentence, 0, 0);
    grid->addWidget(link_, 0, 1, Qt::AlignTop | Qt::AlignRight);
    grid->addWidget(detail, 1, 0, 1, 2);
    setToolTip(words.rule);
  }
  QPushButton* link() const { return link_; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    icon(icon_).paint(&painter, QRect(10, 9, 16, 16));
    painter.setPen(tokens().line_soft);
    painter.drawLine(0, height() - 1, width(), height() - 1);
  }

 private:
  QString icon_;
  QPushButton* link_;
};

}  // namespace

WhyPanel::WhyPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* column = page_over_state(rows, pages_, state_);
  title_ = make_label({}, static_cast<int>(TextStyle::subject));
  tool_row(column)->addWidget(title_, 1);
  scroll_ = new QScrollArea;
  scroll_->setAccessibleName(tr("Findings"));
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  column->addWidget(scroll_, 1);
  foot_ = make_label({}, static_cast<int>(TextStyle::small), true);
  foot_->setWordWrap(true);
  tool_row(column)->addWidget(foot_, 1);

  connect(&bench_.evaluations, &EvaluationReader::study_changed, this, &WhyPanel::show_study);
  show_study();
}

void WhyPanel::show_study() {
  const EvaluationReader& reader = bench_.evaluations;
  const auto& study = reader.study();
  if (study && !study->windows.empty()) {
    if (study != shown_) show_findings(*study);
    shown_ = study;
    return;
  }
  shown_.reset();
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  const QString symbol = bench_.selection.symbol();
  if (!reader.evaluation()) {
    state_->show_empty(QStringLiteral("search"), run ? tr("#%1 has not been evaluated").arg(run->number) : tr("No run is selected"),
                       tr("An evaluation says here where the errors of the current symbol lie."));
  } else if (reader.reading()) {
    state_->show_busy(tr("Reading forecasts"), symbol, -1);
  } else {
    state_->show_empty(QStringLiteral("search"), tr("%1 is not in this evaluation").arg(symbol.isEmpty() ? tr("No symbol") : symbol),
                       tr("Choose a symbol in Symbols."));
  }
  pages_->setCurrentIndex(0);
}

void WhyPanel::show_findings(const SymbolStudy& study) {
  const Findings& found = study.findings;
  if (!found.enough) {
    state_->show_empty(QStringLiteral("info"), tr("%1: too few windows").arg(study.symbol), too_few_words(found));
    pages_->setCurrentIndex(0);
    return;
  }
  pages_->setCurrentIndex(1);
  title_->setText(tr("Why %1?").arg(study.symbol));
  foot_->setText(findings_foot(found));
  auto* sheet = new QWidget;
  auto* cards = panel_rows(sheet);
  for (const Finding& finding : found.list) {
    const FindingWords words = words_of(finding, found);
    auto* card = new FindingCard(words);
    connect(card->link(), &QPushButton::clicked, this, [this, chart = words.chart] { Q_EMIT chart_wanted(chart); });
    cards->addWidget(card);
  }
  cards->addStretch(1);
  scroll_->setWidget(sheet);  // and the one of before goes
}

}  // namespace candlewright
