#include "widgets/settings_form.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "widgets/controls.h"
#include "widgets/form_row.h"
#include "widgets/group_list.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {
constexpr int group_list_width = 172;  // px
}

/// Head of a group: arrow, name, count of changes; folds what is under it.
class FormGroup : public QWidget {
  Q_OBJECT
 public:
  FormGroup(const QString& name, QWidget* parent) : QWidget(parent), name_(name) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addSpacing(head_height);
    body_ = new QWidget(this);
    auto* stack = new QVBoxLayout(body_);
    stack->setContentsMargins(0, 2, 0, 4);
    stack->setSpacing(0);
    column->addWidget(body_);
    setFocusPolicy(Qt::TabFocus);
    tell();
  }
  const QString& name() const { return name_; }
  int changed() const { return changed_; }
  int errors() const { return errors_; }
  void add(FormRow* row) {
    rows.push_back(row);
    body_->layout()->addWidget(row);
  }
  void set_open(bool open) {
    open_ = open;
    show_body();
  }
  /// While searching, groups with hits are open whatever the person folded.
  void set_search(bool searching, bool hits) {
    searching_ = searching;
    setVisible(!searching || hits);
    show_body();
  }
  void set_counts(int changed, int errors) {
    changed_ = changed, errors_ = errors;
    tell();
    update();
  }
  std::vector<FormRow*> rows;

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Tokens& t = tokens();
    const QRect head(0, 0, width(), head_height);
    painter.fillRect(head, t.header);
    painter.setPen(t.line_soft);
    painter.drawLine(head.bottomLeft(), head.bottomRight());
    const qreal ratio = devicePixelRatioF();
    painter.drawPixmap(QPointF(6, 5), icon_pixmap(shown() ? QStringLiteral("down") : QStringLiteral("right"), t.dim, 16, ratio));
    painter.setFont(text_font(TextStyle::strong));
    painter.setPen(t.text);
    painter.drawText(head.adjusted(27, 0, 0, 0), int(Qt::AlignLeft | Qt::AlignVCenter), name_);
    int right = width() - 10;
    if (errors_ > 0) {
      painter.drawPixmap(QPointF(right - 14, 5), icon_pixmap(QStringLiteral("failed"), t.error, 16, ratio));
      right -= 24;
    }
    if (changed_ > 0) {
      painter.setFont(text_font(TextStyle::small));
      painter.setPen(t.dim);
      painter.drawText(QRect(0, 0, right, head_height), int(Qt::AlignRight | Qt::AlignVCenter), tr("%1 changed").arg(changed_));
    }
    if (hasFocus()) {
      painter.setPen(QPen(t.accent, 2));
      painter.drawRect(head.adjusted(1, 1, -1, -1));
    }
  }
  void mousePressEvent(QMouseEvent* event) override {
    if (event->position().y() < head_height) set_open(!open_);
  }
  void keyPressEvent(QKeyEvent* event) override {
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return)
      set_open(!open_);
    else
      QWidget::keyPressEvent(event);
  }

 private:
  static constexpr int head_height = 26;
  bool shown() const { return open_ || searching_; }
  void show_body() {
    body_->setVisible(shown());
    update();
  }
  void tell() { setAccessibleName(tr("Group %1, %2 changed, %3 errors").arg(name_).arg(changed_).arg(errors_)); }
  QString name_;
  QWidget* body_;
  bool open_ = true, searching_ = false;
  int changed_ = 0, errors_ = 0;
};

SettingsForm::SettingsForm(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  search_ = new QLineEdit(this);
  search_->setPlaceholderText(tr("Find a setting"));
  search_->setAccessibleName(tr("Find a setting"));
  search_->setClearButtonEnabled(true);
  search_->addAction(icon(QStringLiteral("search"), IconColour::dim), QLineEdit::LeadingPosition);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(8, 4, 8, 4);
  top->addWidget(search_);
  column->addLayout(top);
  scroll_ = new QScrollArea(this);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setAccessibleName(tr("Settings"));
  scroll_->setFocusPolicy(Qt::NoFocus);  // its fields take the keys and scroll it
  group_list_ = new GroupList(this);
  group_list_->setFixedWidth(group_list_width);
  group_list_->hide();
  auto* beside = new QHBoxLayout;
  beside->setSpacing(1);
  beside->addWidget(group_list_);
  beside->addWidget(scroll_, 1);
  column->addLayout(beside, 1);
  nothing_ = make_label(tr("No setting has these words."), int(TextStyle::body), true, this);
  nothing_->setMargin(12);
  nothing_->hide();
  column->addWidget(nothing_);
  connect(search_, &QLineEdit::textChanged, this, [this] { apply_search(); });
  connect(group_list_, &GroupList::chosen, this, &SettingsForm::scroll_to_group);
  connect(scroll_->verticalScrollBar(), &QScrollBar::valueChanged, this, &SettingsForm::follow_scroll);
}

SettingsForm::~SettingsForm() = default;

void SettingsForm::set_fields(const std::vector<FormField>& fields) {
  groups_.clear();
  rows_.clear();
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  for (const FormField& field : fields) {
    auto group = std::find_if(groups_.begin(), groups_.end(), [&](const FormGroup* g) { return g->name() == field.group; });
    if (group == groups_.end()) {
      groups_.push_back(new FormGroup(field.group, page));
      column->addWidget(groups_.back());
      group = std::prev(groups_.end());
    }
    auto* row = new FormRow(field, page);
    (*group)->add(row);
    rows_.insert(field.path, row);
    connect(row, &FormRow::edited, this, [this, row] { row_edited(*row); });
    connect(row, &FormRow::mend_chosen, this, [this](const FormError::Mend& m) {
      // The button that was pressed belongs to the error that goes away: let its click end first.
      QTimer::singleShot(0, this, [this, m] { mend(m); });
    });
    connect(row, &FormRow::focused, this, [this, path = field.path, place = int(group - groups_.begin())] {
      group_list_->set_current(place);
      Q_EMIT field_focused(path);
    });
  }
  column->addStretch();
  beside_.clear();
  scroll_->setWidget(page);  // deletes the page of before
  for (FormRow* row : std::as_const(rows_)) {
    row->set_read_only(read_only_);
    if (validate_) row->set_own_error(validate_(row->field().path, row->value()));
  }
  apply_search();
  refresh_counts();
}

void SettingsForm::set_group_list(bool on) { group_list_->setVisible(on); }

void SettingsForm::scroll_to_group(int index) {
  if (index < 0 || index >= int(groups_.size())) return;
  FormGroup* group = groups_[std::size_t(index)];
  search_->clear();
  group->set_open(true);
  // Positions are known only after the layout of what has just been unfolded.
  QTimer::singleShot(0, group, [this, group] {
    leading_ = true;
    scroll_->verticalScrollBar()->setValue(group->y());
    leading_ = false;
  });
}

void SettingsForm::follow_scroll() {
  if (leading_) return;
  int at = -1;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (groups_[i]->isVisibleTo(this) && groups_[i]->y() <= scroll_->verticalScrollBar()->value() + 4) at = int(i);
  }
  if (at >= 0) group_list_->set_current(at);
}

FormRow* SettingsForm::row(const QString& path) const { return rows_.value(path, nullptr); }

void SettingsForm::row_edited(FormRow& edited) {
  if (validate_) edited.set_own_error(validate_(edited.field().path, edited.value()));
  refresh_counts();
  Q_EMIT changed(edited.field().path, edited.value());
}

void SettingsForm::mend(const FormError::Mend& mend) {
  FormRow* target = row(mend.path);
  if (!target) return;
  target->set_value(mend.value);
  row_edited(*target);
}

void SettingsForm::set_value(const QString& path, const QString& text) {
  FormRow* target = row(path);
  if (!target) return;
  target->set_value(text);
  if (validate_) target->set_own_error(validate_(path, text));
  refresh_counts();
}

void SettingsForm::set_preset(const QString& path, const QString& text) {
  if (FormRow* target = row(path)) target->set_preset(text);
  refresh_counts();
}

void SettingsForm::set_hint(const QString& path, const QString& hint) {
  if (FormRow* target = row(path)) target->set_hint(hint);
}

QString SettingsForm::value(const QString& path) const {
  const FormRow* target = row(path);
  return target ? target->value() : QString();
}

QHash<QString, QString> SettingsForm::values() const {
  QHash<QString, QString> all;
  for (auto it = rows_.begin(); it != rows_.end(); ++it) all.insert(it.key(), it.value()->value());
  return all;
}

void SettingsForm::set_validate(Validate validate) {
  validate_ = std::move(validate);
  for (FormRow* row : std::as_const(rows_)) {
    row->set_own_error(validate_ ? validate_(row->field().path, row->value()) : std::nullopt);
  }
  refresh_counts();
}

void SettingsForm::set_errors(const QHash<QString, FormError>& errors) {
  for (auto it = rows_.begin(); it != rows_.end(); ++it) {
    const auto found = errors.find(it.key());
    it.value()->set_outer_error(found == errors.end() ? std::nullopt : std::optional<FormError>(*found));
  }
  refresh_counts();
}

int SettingsForm::changed_count() const {
  return int(std::count_if(rows_.begin(), rows_.end(), [](const FormRow* r) { return r->is_changed(); }));
}

int SettingsForm::error_count() const {
  return int(std::count_if(rows_.begin(), rows_.end(), [](const FormRow* r) { return r->has_error(); }));
}

QString SettingsForm::first_error() const {
  for (const FormGroup* group : groups_) {
    for (const FormRow* r : group->rows) {
      if (r->has_error()) return tr("%1: %2").arg(group->name(), r->field().label);
    }
  }
  return {};
}

QString SettingsForm::first_error_path() const {
  for (const FormGroup* group : groups_) {
    for (const FormRow* r : group->rows) {
      if (r->has_error()) return r->field().path;
    }
  }
  return {};
}

void SettingsForm::find_setting() {
  search_->setFocus(Qt::ShortcutFocusReason);
  search_->selectAll();
}

void SettingsForm::refresh_counts() {
  for (FormGroup* group : groups_) {
    const auto& rows = group->rows;
    group->set_counts(int(std::count_if(rows.begin(), rows.end(), [](const FormRow* r) { return r->is_changed(); })),
                      int(std::count_if(rows.begin(), rows.end(), [](const FormRow* r) { return r->has_error(); })));
  }
  std::vector<GroupList::Group> counts;
  for (const FormGroup* group : groups_) counts.push_back({group->name(), group->changed(), group->errors()});
  group_list_->set_groups(std::move(counts));
  Q_EMIT counts_changed(changed_count(), error_count());
}

void SettingsForm::show_field(const QString& path) {
  FormRow* target = row(path);
  if (!target) return;
  search_->clear();
  set_group_open(target->field().group, true);
  target->control()->setFocus(Qt::OtherFocusReason);
  // Positions are known only after the layout of what has just been unfolded.
  QTimer::singleShot(0, target, [this, target] { scroll_->ensureWidgetVisible(target, 0, 40); });
}

void SettingsForm::set_search_text(const QString& words) { search_->setText(words); }

void SettingsForm::set_beside(const QString& source, const QHash<QString, QString>& values) {
  beside_ = source;
  for (auto it = rows_.begin(); it != rows_.end(); ++it) {
    const auto value = values.find(it.key());
    it.value()->set_beside(source.isEmpty() || value == values.end() ? std::nullopt : std::optional(*value), source);
  }
  apply_search();
}

void SettingsForm::apply_search() {
  const QStringList words = search_->text().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
  bool any = rows_.isEmpty();
  for (FormGroup* group : groups_) {
    bool hits = false;
    for (FormRow* r : group->rows) {
      const bool hit = r->matches(words) && (beside_.isEmpty() || r->has_beside());
      r->setVisible(hit);
      hits |= hit;
    }
    group->set_search(!words.isEmpty() || !beside_.isEmpty(), hits);
    any |= hits;
  }
  nothing_->setText(beside_.isEmpty() ? tr("No setting has these words.") : tr("No setting differs from %1.").arg(beside_));
  nothing_->setVisible(!any);
}

void SettingsForm::set_group_open(const QString& name, bool open) {
  for (FormGroup* group : groups_) {
    if (group->name() == name) group->set_open(open);
  }
}

void SettingsForm::reset_all() {
  for (FormGroup* group : groups_) {
    for (FormRow* r : group->rows) {
      if (!r->is_changed()) continue;
      r->set_value(r->field().preset);
      row_edited(*r);
    }
  }
}

void SettingsForm::set_read_only(bool on) {
  read_only_ = on;
  for (FormRow* r : std::as_const(rows_)) r->set_read_only(on);
}

}  // namespace candlewright

#include "settings_form.moc"
