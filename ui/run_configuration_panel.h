#pragma once
#include <QTimer>
#include <QWidget>

#include "ui/bench.h"
#include "ui/launch_figures.h"
#include "ui/run_draft.h"
#include "ui/soon.h"

class QBoxLayout;
class QComboBox;
class QMenu;
class QPushButton;
class QToolButton;

namespace candlewright {

class BeforeLaunch;
class Chip;
class SettingsForm;

/// Run configuration: the form of a run's settings, what it would cost, and the same run as a command line. One column; from 900 px of
/// width on groups, fields and Before launch side by side.
class RunConfigurationPanel : public QWidget {
  Q_OBJECT
 public:
  explicit RunConfigurationPanel(Bench& bench, QWidget* parent = nullptr);

  const RunDraft& draft() const { return draft_; }
  /// Starts the draft's run now, or adds it to the queue if one runs. Does nothing while the draft cannot be started.
  void launch();
  void choose_preset(const QString& name);
  /// Shows a setting and gives it the focus.
  void show_setting(const QString& path);
  /// Settings of a run, to be changed; with the folder of a checkpoint as a fork from it.
  void take_run(const RunRow& run, const QString& start_from = {});
  /// Takes texts for settings, by path, as one edit.
  void take_settings(const QString& what, const QHash<QString, QString>& settings);
  QString why_not() const;  ///< why it cannot start; empty = it can
  /// That of the one column, whichever form is shown: the wide one gives way when its dock is made narrow.
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void draft_changed();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  class EditSetting;
  class EditDraft;
  void fill_runs_menu();
  void compare_with(const QString& run);  ///< empty = with none
  void fill_preset_menu();
  void ask_preset_name(const QString& title, const QString& name, const std::function<void(const QString&)>& act);
  void change_draft(const QString& what, const std::function<void()>& change);
  void fill();
  void edited();
  void preview();
  void take_figures(const std::vector<Json>& dry_runs, const QString& error);
  void show_figures();
  void show_buttons();
  void measure();  ///< or stops the measuring under way
  void show_probe();
  QString probe_key() const;  ///< of what a probe measures, the batch left out; empty while the draft is not whole
  std::int64_t batch() const;

  Bench& bench_;
  RunDraft draft_;
  QComboBox* presets_;
  Chip* changed_;
  SettingsForm* form_;
  BeforeLaunch* before_;
  QBoxLayout* beside_;
  QPushButton *reset_, *compare_;
  QToolButton* more_;
  QMenu *runs_menu_, *preset_menu_;
  QString compared_;  ///< run that the form is compared with; empty = none
  std::vector<LaunchFigures> figures_;  ///< of the draft's runs as they were last counted; empty = not yet
  bool counted_ = false;                ///< nothing has changed since then
  std::optional<MeasuredStep> measured_;
  QString measured_key_, measuring_key_;  ///< what was measured, what is being
  bool measured_shown_ = false;           ///< in the place of the estimate
  std::int64_t probe_ = 0;                ///< ticket of the probe under way; 0 = none
  QTimer soon_;
  Soon keep_{500};
  int question_ = 0;
  Worker dry_run_;
};

}  // namespace candlewright
