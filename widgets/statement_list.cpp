#include "widgets/statement_list.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QPainter>
#include <algorithm>

#include "widgets/controls.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

constexpr int least_group_width = 280;

/// One statement: its icon, its sentence with the link, and a line under it.
class StatementCard : public QWidget {
 public:
  explicit StatementCard(const Statement& words) : icon_(words.icon) {
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
    grid->addWidget(sentence, 0, 0);
    grid->addWidget(detail, 1, 0, 1, 2);
    setToolTip(words.rule);
    if (words.link.isEmpty()) return;
    link_ = make_link(words.link);
    link_->setToolTip(words.rule);
    link_->setAccessibleDescription(words.sentence + QLatin1Char(' ') + words.detail + QLatin1Char(' ') + words.rule);
    grid->addWidget(link_, 0, 1, Qt::AlignTop | Qt::AlignRight);
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
  QPushButton* link_ = nullptr;
};

QBoxLayout* bare_rows(QWidget* widget) {
  auto* rows = new QVBoxLayout(widget);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  return rows;
}

}  // namespace

StatementList::StatementList(const QString& name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  bare_rows(this);
}

void StatementList::set_statements(std::vector<Statement> statements, const QStringList& figure_heads) {
  statements_ = std::move(statements);
  figure_heads_ = figure_heads;
  delete sheet_;
  sheet_ = new QWidget;
  layout()->addWidget(sheet_);
  auto* rows = bare_rows(sheet_);
  auto* columns = new QWidget;
  groups_ = bare_rows(columns);
  QStringList sentences;
  QBoxLayout* group = nullptr;
  QString named;
  for (const Statement& one : statements_) {
    if (!one.group.isEmpty() && (!group || one.group != named)) {
      auto* column = new QWidget;
      group = bare_rows(column);
      QLabel* head = make_label(one.group, static_cast<int>(TextStyle::small), true);
      head->setContentsMargins(10, 6, 8, 2);
      group->addWidget(head);
      groups_->addWidget(column, 1, Qt::AlignTop);
      named = one.group;
    }
    auto* card = new StatementCard(one);
    if (card->link()) connect(card->link(), &QPushButton::clicked, this, [this, target = one.target] { Q_EMIT link_clicked(target); });
    (one.group.isEmpty() ? rows : group)->addWidget(card);
    sentences << one.sentence;
  }
  rows->addWidget(columns);
  rows->addStretch(1);
  setAccessibleDescription(sentences.join(QLatin1Char(' ')));
  lay_out();
}

std::vector<QStringList> StatementList::rows() const {
  const bool grouped = std::any_of(statements_.begin(), statements_.end(), [](const Statement& one) { return !one.group.isEmpty(); });
  QStringList heads{tr("sentence"), tr("detail"), tr("rule")};
  if (grouped) heads.prepend(tr("of"));
  std::vector<QStringList> out{heads + figure_heads_};
  for (const Statement& one : statements_) {
    QStringList row{one.sentence, one.detail, one.rule};
    if (grouped) row.prepend(one.group);
    row += one.figures;
    row.resize(out.front().size());
    out.push_back(row);
  }
  return out;
}

void StatementList::resizeEvent(QResizeEvent*) { lay_out(); }

void StatementList::lay_out() {
  if (!groups_) return;
  groups_->setDirection(width() >= groups_->count() * least_group_width ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace candlewright
