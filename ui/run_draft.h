#pragma once
#include <QCoreApplication>
#include <QHash>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "engine/jobs/job.h"
#include "engine/storage/run_store.h"
#include "engine/training/run_config.h"
#include "widgets/settings_form.h"

namespace candlewright {

/// A run before it starts: preset, what a person changed, name, model folder to start from, data. Values are kept as typed, wrong ones
/// too. Several numbers in a field ("1e-4, 3e-4") make several runs, one for each combination. No widget, no file, no waiting: what the
/// Run configuration panel shows is asked here.
class RunDraft {
  Q_DECLARE_TR_FUNCTIONS(candlewright::RunDraft)
 public:
  RunDraft();

  /// Families of models to choose from; choosing one takes its first preset.
  QStringList models() const;
  QString model() const { return QString::fromStdString(model_); }
  void choose_model(const QString& name);
  QStringList presets() const;
  QString preset_sentence(const QString& preset) const;
  const QString& preset() const { return preset_; }
  /// Takes a preset's values; what a person changed is dropped.
  void choose_preset(const QString& name);
  /// A person's presets, of all models, behind the family's own. They hold all settings, so that a preset of ours may change without them.
  Json own_presets() const { return own_presets_; }
  void set_own_presets(const Json& presets);
  bool is_own_preset(const QString& name) const;
  /// Why a preset cannot have this name; empty = it can.
  QString wrong_preset_name(const QString& name) const;
  /// Only while whole(). The draft is then that preset, unchanged; of several runs the first.
  void save_preset(const QString& name);
  void rename_preset(const QString& name, const QString& new_name);
  /// A draft of this preset keeps its values, as changes to the family's first.
  void delete_preset(const QString& name);

  /// Fields of the form: the run's own (name, start from) and all settings, with values as typed.
  std::vector<FormField> fields() const;
  /// Takes a text for a field, right or wrong.
  void set(const QString& path, const QString& text);
  /// What is wrong with `text` in that field by itself; empty = fine.
  std::optional<FormError> wrong(const QString& path, const QString& text) const;
  /// Settings that contradict each other, by field.
  QHash<QString, FormError> contradictions() const;
  /// True if the draft can become a run, or several.
  bool whole() const;
  /// The most runs that one draft may become.
  static constexpr std::int64_t most_runs = 64;
  /// How many runs the values make, right or wrong.
  std::int64_t runs() const;
  /// One draft for each run, in the order of the settings' paths and of the values as typed; {*this} if there is one.
  std::vector<RunDraft> single_drafts() const;

  void set_data(const QString& folder) { data_ = folder; }
  const QString& data() const { return data_; }

  /// Settings as they are, of several runs those of the first; throws InputError unless whole().
  RunConfig config() const;
  RunConfig preset_config() const { return base(); }  ///< before anything was changed
  /// Only while whole(); of several runs the first.
  TrainJob job() const;
  /// "quick, learning rate 3e-4": preset and what differs.
  QString title() const;
  /// The same run from a terminal, a line for each run; always equals the form.
  QString command_line() const;

  /// For keeping: preset, typed values.
  Json to_json() const;
  /// Unknown settings are left out.
  void from_json(const Json& document);
  /// Settings that differ from a run's of this model, with the run's values as a person would type them.
  QHash<QString, QString> differences(const RunRow& run) const;
  /// A draft with the settings of a run ("launch again with changes"). With a folder of one of its checkpoints to start from it is a fork,
  /// and the run its parent.
  void take_run(const RunRow& run, const QString& data_folder, const QString& start_from = {});

 private:
  QStringList values_of(const QString& path) const;  ///< of a changed field: more than one for a number with commas
  TrainJob job_of_one() const;
  QString line_of_one() const;
  RunConfig base() const;  ///< defaults and preset

  void take_settings(const Json& settings);  ///< as changes to the preset

  std::string model_ = "kronos";
  Json own_presets_ = Json::object();  ///< name -> {"model", "settings"}
  QString preset_;
  QString data_;
  QHash<QString, QString> changed_;  ///< path -> text as typed, only where it differs from the preset
  QString parent_, fork_start_;      ///< run and checkpoint that a fork was taken from
};

/// The field that chooses the model: another choice is another form.
extern const QString model_path;
/// "learning_rate" -> "Learning rate", as names of runs have it in every language.
QString label_of(const QString& path);
/// The same in the window's language: what forms, tables and charts call a setting, or what else runs differ in.
QString setting_name(const QString& path);

}  // namespace candlewright
