#pragma once
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
/// too. No widget, no file, no waiting: what the Run configuration panel shows is asked here.
class RunDraft {
 public:
  RunDraft();

  QStringList presets() const;
  QString preset_sentence(const QString& preset) const;
  const QString& preset() const { return preset_; }
  /// Takes a preset's values; what a person changed is dropped.
  void choose_preset(const QString& name);

  /// Fields of the form: the run's own (name, start from) and all settings, with values as typed.
  std::vector<FormField> fields() const;
  /// Takes a text for a field, right or wrong.
  void set(const QString& path, const QString& text);
  /// What is wrong with `text` in that field by itself; empty = fine.
  std::optional<FormError> wrong(const QString& path, const QString& text) const;
  /// Settings that contradict each other, by field.
  QHash<QString, FormError> contradictions() const;
  /// True if the draft can become a run.
  bool whole() const;

  void set_data(const QString& folder) { data_ = folder; }
  const QString& data() const { return data_; }

  /// Only while whole().
  TrainJob job() const;
  /// "quick, learning rate 3e-4": preset and what differs.
  QString title() const;
  /// The same run from a terminal; always equals the form.
  QString command_line() const;

  /// For keeping: preset, typed values.
  Json to_json() const;
  /// Unknown settings are left out.
  void from_json(const Json& document);
  /// A draft with the settings of a run ("launch again with changes"). With a folder of one of its checkpoints to start from it is a fork,
  /// and the run its parent.
  void take_run(const RunRow& run, const QString& data_folder, const QString& start_from = {});

 private:
  RunConfig base() const;    ///< defaults and preset
  RunConfig config() const;  ///< and what was changed; throws InputError

  std::string model_ = "kronos";
  QString preset_;
  QString data_;
  QHash<QString, QString> changed_;  ///< path -> text as typed, only where it differs from the preset
  QString parent_, fork_start_;      ///< run and checkpoint that a fork was taken from
};

/// "learning_rate" -> "Learning rate"
QString label_of(const QString& path);

}  // namespace candlewright
