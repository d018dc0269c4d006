#pragma once
#include <QDialog>
#include <filesystem>
#include <string>

#include "engine/base/error.h"
#include "engine/base/json.h"
#include "ui/question.h"

class QLabel;
class QPushButton;

namespace candlewright {

/// In the place of the window where the workspace's store cannot be opened: what happened, where, and the way out. A damaged store can be
/// made anew from the run folders, beside the window; the dialog is accepted when that is done and the window can open.
class StoreTrouble : public QDialog {
  Q_OBJECT
 public:
  StoreTrouble(std::filesystem::path workspace, const InputError& error, QWidget* parent = nullptr);

 private:
  void rebuild();
  void show_rebuilt(const Json& document);

  std::filesystem::path workspace_;
  QLabel *what_, *told_;
  QPushButton *rebuild_, *go_on_;
  Question<Json> question_;
};

}  // namespace candlewright
