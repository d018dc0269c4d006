#pragma once
#include <QHash>
#include <QMainWindow>
#include <functional>
#include <memory>
#include <vector>

#include "ui/bench.h"
#include "ui/question.h"
#include "ui/soon.h"

class QActionGroup;
class QDockWidget;
class QMenu;

namespace candlewright {

class BenchBar;
class DesktopTheme;
class DropSign;
struct DroppedThing;
class ForecastPanel;
class DiagnosticsPanel;
class JobBar;
class NamedDocuments;
class Palette;
struct PaletteEntry;
class RunConfigurationPanel;
class ShortcutKeys;
class StartPage;
class WindowPanel;

/// Under which the chosen language is kept in the workspace's store.
inline QString language_key() { return QStringLiteral("window.language"); }

/// The main window: menus, bench bar, docks, job bar. Panels follow the bench; the window only places them and keeps their places.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  /// `size` decides which places a layout has at first; kept places of the workspace come before.
  explicit MainWindow(Bench& bench, const QSize& size = {1440, 900}, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Takes the size and place that it had in this workspace; false if it was never open here.
  bool stand_as_before();
  /// "launch", "compare", "analyse", "datasets" or "named/" and a name that a person gave. Never changes what is current.
  void show_layout(const QString& name);
  const QString& layout_name() const { return layout_; }
  /// Docks by object name: "live", "runs" ...
  const QHash<QString, QDockWidget*>& docks() const { return docks_; }
  /// "desktop", which follows the desktop's wish while the window is open, "light" or "dark". Kept in the workspace if `keep`.
  void choose_theme(const QString& name, bool keep = true);
  /// From now on neither places nor selection are written to the workspace: for pictures of it.
  void keep_nothing() { keeps_ = false; }
  /// Opens folders and files that were given: prices as a dataset.
  void open(const QStringList& paths);
  /// Opens the demo market and starts a quick run on it.
  void show_demo();
  RunConfigurationPanel& run_configuration() { return *configuration_; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  static constexpr int state_version = 5;  // grows with new docks: places kept without them would hide them

  void make_docks();
  void make_menus();
  void make_edit_menu();
  QMenu* make_compare_menu();
  void ask_to_pin();
  /// Ticks, checkpoints, layout and places as they were pinned.
  void open_pin(const QString& name);
  void ask_where_to_share();
  /// Writes the ticked runs as one HTML file, on a thread of its own.
  void share_to(const QString& path);
  std::vector<PaletteEntry> palette_entries();
  QDockWidget* dock_with_focus() const;
  /// Fills `menu` with what can be copied and saved of the dock's charts and tables.
  void fill_export_menu(QMenu& menu, const QDockWidget& dock);
  void connect_bench();
  QDockWidget* add_dock(const QString& name, const QString& title, QWidget* panel);
  /// Stacks a dock that the layout has no place for behind the largest one, and shows it.
  void place_if_homeless(QDockWidget* dock);
  void choose_folder();
  void new_run();
  /// A draft with a run's settings; with the folder of one of its checkpoints as a fork from there.
  void draft_of(const QString& run, const QString& start_from = {});
  void step_symbol(int by);
  void prices_opened();
  void reset_layout();
  void solo(QDockWidget* dock);
  /// Moves the border of the part that has the focus: of the innermost splitter along `along`, else of its dock.
  void resize_part(Qt::Orientation along, int px);
  void forecast_ahead();
  void raise_dock(const QString& name);
  /// In front, in the layout that shows it if this one does not.
  void bring(const QString& dock, const QString& layout);

  /// A layout under a name of its own; it is reset to the places of the built-in one that it was made from.
  struct NamedLayout {
    QString name, base;
  };
  void read_layouts();
  bool is_layout(const QString& name) const;
  const NamedLayout* named_layout(const QString& layout) const;  ///< null: a built-in one
  QString base_of(const QString& layout) const;
  int bar_place() const;  ///< of the layout in the bench bar; -1: it is none of those there
  void keep_named_layouts();
  void take_layouts(const std::vector<NamedLayout>& layouts, const QHash<QString, QByteArray>& places, const QString& shown);
  void change_layouts(const QString& what, std::vector<NamedLayout> layouts, QHash<QString, QByteArray> places, const QString& shown);
  bool can_be_named(const QString& name);
  void ask_for_name(const QString& title, const QString& name, const std::function<void(const QString&)>& take);
  void save_layout_as();
  void rename_layout();
  void delete_layout();
  void fill_layouts_menu();
  QByteArray state_now() const;

  void read_taste();
  void keep_taste();
  void show_shortcuts();
  void take_dropped(const DroppedThing& thing);
  void take_settings_file(const QString& path);
  /// A chart of Window or Diagnostics, by its object name: its dock comes in front and the chart takes the keys.
  void show_chart(const QString& object_name);
  /// Panels with nothing to show yet: Live and Log before the first run.
  QStringList absent() const;
  /// Live and Log get their places when the workspace has its first run; once, for a person may close them.
  void place_live();
  void keep_later();
  void keep_places();
  void leave_layout();
  QString places_key() const;
  QString places_form() const;  ///< empty, or ".small"

  Bench& bench_;
  QHash<QString, QDockWidget*> docks_;
  QHash<QString, QByteArray> places_;  ///< by key, as kept
  std::vector<NamedLayout> named_layouts_;
  QMenu* layouts_menu_ = nullptr;
  std::unique_ptr<ShortcutKeys> shortcut_keys_;
  DropSign* drop_sign_;
  std::unique_ptr<DroppedThing> dropped_;  ///< while it is held over the window
  Question<Json> import_;
  BenchBar* bench_bar_;
  JobBar* job_bar_;
  Palette* palette_;
  StartPage* start_page_;
  RunConfigurationPanel* configuration_;
  WindowPanel* window_panel_;
  ForecastPanel* forecast_panel_;
  DiagnosticsPanel* diagnostics_;
  DesktopTheme* desktop_;
  QActionGroup* theme_actions_;
  QString theme_;
  QSize first_size_;
  QString layout_;
  QByteArray before_solo_;
  bool arranging_ = false, live_placed_ = false, open_ = false, run_demo_ = false, closing_ = false, keeps_ = true;
  Soon keep_{500};
  NamedDocuments* pins_;
  Worker share_worker_;
};

}  // namespace candlewright
