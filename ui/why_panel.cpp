#include "ui/why_panel.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

#include "ui/finding_words.h"
#include "ui/panel_layout.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/statement_list.h"
#include "widgets/theme.h"

namespace candlewright {

WhyPanel::WhyPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* column = page_over_state(rows, pages_, state_);
  title_ = make_label({}, static_cast<int>(TextStyle::subject));
  about_ = make_label({}, static_cast<int>(TextStyle::small), true);
  about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  auto* head = tool_row(column);
  head->addWidget(title_);
  head->addWidget(about_, 1);
  scroll_ = new QScrollArea;
  scroll_->setAccessibleName(tr("Findings"));
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  list_ = new StatementList(tr("Findings"));
  list_->setObjectName(QStringLiteral("why_findings"));
  scroll_->setWidget(list_);
  column->addWidget(scroll_, 1);
  foot_ = make_label({}, static_cast<int>(TextStyle::small), true);
  foot_->setWordWrap(true);
  tool_row(column)->addWidget(foot_, 1);

  connect(list_, &StatementList::link_clicked, this, &WhyPanel::chart_wanted);
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
  const Findings& own = study.findings;
  if (!own.enough) {
    state_->show_empty(QStringLiteral("info"), tr("%1: too few windows").arg(study.symbol), too_few_words(own));
    pages_->setCurrentIndex(0);
    return;
  }
  pages_->setCurrentIndex(1);
  title_->setText(tr("Why %1?").arg(study.symbol));
  const PairedStudy* pair = study.pair && study.pair->a_findings.enough ? &*study.pair : nullptr;
  const QString a = bench_.evaluations.judged(), b = number_of(bench_.feed.run(study.rival));
  std::vector<Statement> statements;
  const auto add = [&](const Findings& found, const QString& group) {
    for (const Finding& finding : found.list) {
      statements.push_back(words_of(finding, found));
      statements.back().group = group;
    }
  };
  if (pair) {
    statements.push_back(words_of(pair->errors, a, b));
    add(pair->a_findings, a);
    add(pair->b_findings, b);
    about_->setText(tr("%1 and %2 on the %3 windows that both judged").arg(a, b, figures::count(pair->errors.windows)));
  } else {
    add(own, {});
    about_->setText(study.rival.isEmpty() ? QString()
                    : study.pair          ? tr("%1 judged only %2 of these windows too").arg(b, figures::count(study.pair->errors.windows))
                                          : tr("%1 judged none of these windows").arg(b));
  }
  about_->setToolTip(about_->text());
  foot_->setText(findings_foot(pair ? pair->a_findings : own));
  list_->set_statements(std::move(statements), finding_heads());
  scroll_->verticalScrollBar()->setValue(0);
}

}  // namespace candlewright
