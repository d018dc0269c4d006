#pragma once
#include <QListWidget>
#include <vector>

namespace candlewright {

/// Names of a form's groups, one a row, with how many of their settings differ from the preset and a sign where one is wrong.
class GroupList : public QListWidget {
  Q_OBJECT
 public:
  struct Group {
    QString name{};
    int changed = 0, errors = 0;
    bool operator==(const Group&) const = default;
  };

  explicit GroupList(QWidget* parent = nullptr);
  void set_groups(std::vector<Group> groups);
  void set_current(int index);  ///< emits nothing

 Q_SIGNALS:
  void chosen(int index);  ///< by a person

 private:
  std::vector<Group> groups_;
};

}  // namespace candlewright
