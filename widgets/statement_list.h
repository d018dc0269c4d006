#pragma once
#include <QString>
#include <QStringList>
#include <QWidget>
#include <vector>

class QBoxLayout;

namespace candlewright {

/// A sentence that figures led to.
struct Statement {
  QString group{};  ///< whom it is about; neighbours of one group stand under one head, without a group it stands above them
  QString icon{};
  QString sentence{}, detail{};
  QString rule{};            ///< what made it: its tool tip, and a column of the table
  QString link{}, target{};  ///< text of its link, and what is told when it is clicked
  QStringList figures{};     ///< in C locale, one for each of the list's figure heads; empty = it has none
};

/// Statements below each other; groups stand side by side where there is room.
class StatementList : public QWidget {
  Q_OBJECT
 public:
  explicit StatementList(const QString& name, QWidget* parent = nullptr);
  void set_statements(std::vector<Statement> statements, const QStringList& figure_heads);
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;

 Q_SIGNALS:
  void link_clicked(const QString& target);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void lay_out();

  std::vector<Statement> statements_;
  QStringList figure_heads_;
  QWidget* sheet_ = nullptr;
  QBoxLayout* groups_ = nullptr;  ///< in the sheet
};

}  // namespace candlewright
