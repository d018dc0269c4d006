#include "ui/engine_errors.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace candlewright {

namespace {

/// The sentences that people meet, as the engine writes them. tests/ui/tst_language.cpp holds each piece of them against the engine's sources.
constexpr const char* sentences[] = {
    // files and disk
    QT_TRANSLATE_NOOP("engine", "there is no such file"),
    QT_TRANSLATE_NOOP("engine", "there is no such file or folder"),
    QT_TRANSLATE_NOOP("engine", "it cannot be opened: %1"),
    QT_TRANSLATE_NOOP("engine", "it cannot be read"),
    QT_TRANSLATE_NOOP("engine", "it cannot be read: %1"),
    QT_TRANSLATE_NOOP("engine", "it cannot be opened for writing"),
    QT_TRANSLATE_NOOP("engine", "it is no regular file"),
    QT_TRANSLATE_NOOP("engine", "reading failed: %1"),
    QT_TRANSLATE_NOOP("engine", "copying failed: %1"),
    QT_TRANSLATE_NOOP("engine", "deleting failed: %1"),
    QT_TRANSLATE_NOOP("engine", "the disk is full"),
    QT_TRANSLATE_NOOP("engine", "the disk is full: %1 bytes are needed, %2 are free"),
    QT_TRANSLATE_NOOP("engine", "writing failed, perhaps because the disk is full: %1 bytes are needed"),
    QT_TRANSLATE_NOOP("engine", "it exists already and is not an empty folder"),
    QT_TRANSLATE_NOOP("engine", "it is a folder"),
    QT_TRANSLATE_NOOP("engine", "the folder cannot be read: %1"),
    QT_TRANSLATE_NOOP("engine", "this is no valid JSON: %1"),
    QT_TRANSLATE_NOOP("engine", "Check the path."),
    QT_TRANSLATE_NOOP("engine", "Check the path and its permissions."),
    QT_TRANSLATE_NOOP("engine", "Check its permissions."),
    QT_TRANSLATE_NOOP("engine", "Check the disk."),
    QT_TRANSLATE_NOOP("engine", "Check that the path exists and may be written."),
    QT_TRANSLATE_NOOP("engine", "Check that the workspace may be written."),
    QT_TRANSLATE_NOOP("engine", "Check that the folder may be written."),
    QT_TRANSLATE_NOOP("engine", "Free some space, or choose another --workspace or --out."),
    QT_TRANSLATE_NOOP("engine", "Free some space, or choose another --workspace."),
    QT_TRANSLATE_NOOP("engine", "Free some space, then resume the run."),
    QT_TRANSLATE_NOOP("engine", "Choose another --out."),
    QT_TRANSLATE_NOOP("engine", "Correct the file, or leave it out."),
    // filters of runs
    QT_TRANSLATE_NOOP("engine", "no run has a field or setting named %1"),
    QT_TRANSLATE_NOOP("engine", "Use a setting's name, or name, model, state, tag, skill, step, started."),
    QT_TRANSLATE_NOOP("engine", "Write it like: skill > 0 and name = 'a name' or tag = x."),
    // prices
    QT_TRANSLATE_NOOP("engine", "the folder holds no file of bars"),
    QT_TRANSLATE_NOOP("engine", "Give a folder with SYMBOL.csv files, or with train and test folders of them."),
    QT_TRANSLATE_NOOP("engine", "no symbol is usable; %1"),
    QT_TRANSLATE_NOOP("engine", "all are shorter than two bars"),
    QT_TRANSLATE_NOOP("engine", "See candlewright-cli data scan for what is wrong with each file."),
    QT_TRANSLATE_NOOP("engine", "the file is empty"),
    QT_TRANSLATE_NOOP("engine", "Give a file with a header and bars."),
    QT_TRANSLATE_NOOP("engine", "it is not a text file"),
    QT_TRANSLATE_NOOP("engine", "it is not a text file with a header"),
    QT_TRANSLATE_NOOP("engine", "it is not a text file with a readable header"),
    QT_TRANSLATE_NOOP("engine", "there is no time column"),
    QT_TRANSLATE_NOOP("engine", "Add a column named timestamp, timestamps, date or datetime."),
    QT_TRANSLATE_NOOP("engine", "these columns are missing: %1"),
    QT_TRANSLATE_NOOP("engine", "Add or rename the columns: %1."),
    QT_TRANSLATE_NOOP("engine", "the column %1 appears twice"),
    QT_TRANSLATE_NOOP("engine", "Remove or rename one of the two."),
    QT_TRANSLATE_NOOP("engine", "it is no readable Parquet file (%1)"),
    QT_TRANSLATE_NOOP("engine", "every %1 is missing"),
    QT_TRANSLATE_NOOP("engine", "no data rows are left: every row has a price of zero or less"),
    QT_TRANSLATE_NOOP("engine", "%1 of %2 closes are missing, more than half"),
    QT_TRANSLATE_NOOP("engine", "Give a file whose closes are known."),
    QT_TRANSLATE_NOOP("engine", "there are no data rows"),
    QT_TRANSLATE_NOOP("engine", "no data rows are left: %1 could not be read"),
    QT_TRANSLATE_NOOP("engine", "\"%1\" is no symbol of %2"),
    QT_TRANSLATE_NOOP("engine", "Take it out of the list, or write it as the folder does."),
    QT_TRANSLATE_NOOP("engine", "%1 is left out: %2"),
    // settings
    QT_TRANSLATE_NOOP("engine", "%1 is not allowed here"),
    QT_TRANSLATE_NOOP("engine", "there is no such setting"),
    QT_TRANSLATE_NOOP("engine", "it is above training.learning_rate"),
    QT_TRANSLATE_NOOP("engine", "Choose a value from 0 to the learning rate."),
    QT_TRANSLATE_NOOP("engine", "a constant schedule has no warm-up"),
    QT_TRANSLATE_NOOP("engine", "Set training.schedule to warmup_cosine, warmup_stable_decay or one_cycle, or warmup_steps to 0."),
    QT_TRANSLATE_NOOP("engine", "only warmup_stable_decay has steps of decay"),
    QT_TRANSLATE_NOOP("engine", "Set training.schedule to warmup_stable_decay, or decay_steps to 0."),
    QT_TRANSLATE_NOOP("engine", "this machine has no such device"),
    QT_TRANSLATE_NOOP("engine", "Use auto or one of: %1."),
    QT_TRANSLATE_NOOP("engine", "it is \"folder\", but no model folder was given"),
    // training
    QT_TRANSLATE_NOOP("engine", "no symbol has a training part long enough for one window: the longest has %1 bars, lookback %2 and horizon %3 need %4"),
    QT_TRANSLATE_NOOP("engine", "the validation set is empty: the longest validation part has %1 bars, a horizon of %2 needs as many after %3 earlier ones"),
    QT_TRANSLATE_NOOP("engine", "the validation part holds no window of %1 bars ahead: an empty validation set chooses nothing"),
    QT_TRANSLATE_NOOP("engine", "Use more data, more data.validation_rows, or a shorter data.horizon."),
    QT_TRANSLATE_NOOP("engine", "Use more data, or a shorter data.lookback or data.horizon."),
    QT_TRANSLATE_NOOP("engine", "%1 is not finite"),
    QT_TRANSLATE_NOOP("engine", "Lower training.learning_rate or training.clip_norm, or look at the bars of these symbols; the last good checkpoint stays."),
    QT_TRANSLATE_NOOP("engine", "the model cannot compute this batch: %1"),
    QT_TRANSLATE_NOOP("engine", "If this follows a high learning rate, resume from the last checkpoint by a fork with a lower one."),
    QT_TRANSLATE_NOOP("engine", "the memory of %1 is not enough for batches of %2 windows"),
    QT_TRANSLATE_NOOP("engine", "it does not fit into the memory of %1"),
    QT_TRANSLATE_NOOP("engine", "Lower training.batch_size, or use more training.accumulation."),
    QT_TRANSLATE_NOOP("engine", "The model starts from random weights; --init MODELDIR starts from a trained one."),
    QT_TRANSLATE_NOOP("engine", "%1 of %2 training windows come from series shorter than lookback and horizon; they are used at their own length, padded on the left."),
    QT_TRANSLATE_NOOP("engine", "The warm-up of %1 steps is longer than the %2 steps of the stage and was cut to %3."),
    QT_TRANSLATE_NOOP("engine", "Paused, for the disk is full: %1 Free some space, then continue the run."),
    QT_TRANSLATE_NOOP("engine", "No checkpoint was saved yet; the run starts again from its beginning."),
    QT_TRANSLATE_NOOP("engine", "The run's end is not known; resume goes on from its newest checkpoint."),
    QT_TRANSLATE_NOOP("engine", "the data has changed since the run began (%1 instead of %2)"),
    QT_TRANSLATE_NOOP("engine", "Put the data back as it was, or start a new run on it."),
    QT_TRANSLATE_NOOP("engine", "it is %1 in process %2 already"),
    QT_TRANSLATE_NOOP("engine", "Wait for its end, or stop it there first."),
    // runs, checkpoints, models
    QT_TRANSLATE_NOOP("engine", "there is no run of that id, number or name"),
    QT_TRANSLATE_NOOP("engine", "See the runs with: runs list."),
    QT_TRANSLATE_NOOP("engine", "it has no checkpoint yet"),
    QT_TRANSLATE_NOOP("engine", "Wait until it has saved one, or choose another run."),
    QT_TRANSLATE_NOOP("engine", "it has no checkpoint named %1"),
    QT_TRANSLATE_NOOP("engine", "this checkpoint is not on disk any more"),
    QT_TRANSLATE_NOOP("engine", "Resume or repeat the run, then export it."),
    QT_TRANSLATE_NOOP("engine", "there is no such checkpoint"),
    QT_TRANSLATE_NOOP("engine", "Give the folder of a checkpoint, or a run."),
    QT_TRANSLATE_NOOP("engine", "it is in this workspace already"),
    QT_TRANSLATE_NOOP("engine", "Delete and purge it first to take it again."),
    QT_TRANSLATE_NOOP("engine", "it is %1, and looks after its checkpoints itself"),
    QT_TRANSLATE_NOOP("engine", "Stop it first."),
    QT_TRANSLATE_NOOP("engine", "Stop it first; it saves a checkpoint then."),
    QT_TRANSLATE_NOOP("engine", "config.json is missing"),
    QT_TRANSLATE_NOOP("engine", "config.json describes no model known here"),
    QT_TRANSLATE_NOOP("engine", "Known models: %1."),
    QT_TRANSLATE_NOOP("engine", "there is no such model folder"),
    QT_TRANSLATE_NOOP("engine", "tensors are missing: %1"),
    QT_TRANSLATE_NOOP("engine", "the model's output is not finite"),
    QT_TRANSLATE_NOOP("engine", "the forecast is not finite"),
    QT_TRANSLATE_NOOP("engine", "Its weights are damaged or its training diverged: take another checkpoint."),
    QT_TRANSLATE_NOOP("engine", "The weights are damaged or training diverged: take another checkpoint."),
    QT_TRANSLATE_NOOP("engine", "The weights are damaged or diverged: use an earlier checkpoint."),
    // evaluation and forecast
    QT_TRANSLATE_NOOP("engine", "it is no baseline, no run of this workspace and no model folder"),
    QT_TRANSLATE_NOOP("engine", "it holds no symbol of the part %1"),
    QT_TRANSLATE_NOOP("engine", "no symbol has a window of the part %1 (%2)"),
    QT_TRANSLATE_NOOP("engine", "Choose a shorter --lookback or --horizon, or another --part."),
    QT_TRANSLATE_NOOP("engine", "a context of %1 bars is asked for, and there are %2 up to %3"),
    QT_TRANSLATE_NOOP("engine", "Lower --lookback, or choose a later --from."),
    QT_TRANSLATE_NOOP("engine", "Evaluate the run again."),
    QT_TRANSLATE_NOOP("engine", "it was stored by an older version and does not say which windows it judged"),
    QT_TRANSLATE_NOOP("engine", "The data folders differ, but the windows compared here are the same to the last digit."),
    QT_TRANSLATE_NOOP("engine", "Greedy: one most likely path, without bands."),
    // the store
    QT_TRANSLATE_NOOP("engine", "the run store is damaged%1"),
    QT_TRANSLATE_NOOP("engine", "the run store cannot be opened or written%1"),
    QT_TRANSLATE_NOOP("engine", "another process has been writing to the run store for more than 10 seconds%1"),
    QT_TRANSLATE_NOOP("engine", "Try again, or end the process that holds it."),
    QT_TRANSLATE_NOOP("engine", "Check that the disk is sound and not full and that the folder may be written, or choose another --workspace."),
    // notices
    QT_TRANSLATE_NOOP("engine", "No test part is laid out for %1: the last %2 bars of each are the test part."),
    QT_TRANSLATE_NOOP("engine", "No val part is laid out for %1: the last %2 of each one's training bars validate."),
    QT_TRANSLATE_NOOP("engine", "No test part is laid out for %1: the bars from %2 on are the test part."),
    QT_TRANSLATE_NOOP("engine", "No val part is laid out for %1: the bars from %2 to the test part validate."),
    QT_TRANSLATE_NOOP("engine", "%1 of these parts stay empty: the symbol is too short for them."),
    QT_TRANSLATE_NOOP("engine", "1 symbol"),
    QT_TRANSLATE_NOOP("engine", "%1 symbols"),
    QT_TRANSLATE_NOOP("engine", "The 90 % band held %1 % of the closes: it is too narrow. --calibrate conformal mends it."),
    QT_TRANSLATE_NOOP("engine", "Bands drawn with top_p %1 are narrower than the model's."),
    QT_TRANSLATE_NOOP("engine", "Bands drawn with top_k %1 are narrower than the model's."),
    QT_TRANSLATE_NOOP("engine", "all volumes are zero"),
    QT_TRANSLATE_NOOP("engine", "Did you mean %1?"),
};

struct Pattern {
  const char* english;
  QRegularExpression whole;
  qsizetype letters;  // that stand fast: of two that match the one that says more is meant
};

std::vector<Pattern> patterns() {
  std::vector<Pattern> made;
  for (const char* english : sentences) {
    const QString text = QString::fromUtf8(english);
    QString pattern = QRegularExpression::escape(text);
    pattern.replace(QRegularExpression(QStringLiteral("\\\\%\\d")), QStringLiteral("(.*?)"));
    made.push_back({english, QRegularExpression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::DotMatchesEverythingOption),
                    text.size() - 2 * text.count('%')});
  }
  std::stable_sort(made.begin(), made.end(), [](const Pattern& a, const Pattern& b) { return a.letters > b.letters; });
  return made;
}

}  // namespace

QString error_words(const QString& text) {
  static const std::vector<Pattern> known = patterns();
  for (const Pattern& pattern : known) {
    const QRegularExpressionMatch match = pattern.whole.match(text);
    if (!match.hasMatch()) continue;
    const QString said = QCoreApplication::translate("engine", pattern.english);
    if (said == QString::fromUtf8(pattern.english)) return text;  // the window speaks English
    QString filled;
    for (qsizetype i = 0; i < said.size(); ++i) {  // in one go: what stands in a place may itself look like one
      const int place = said[i] == '%' && i + 1 < said.size() ? said[i + 1].digitValue() : -1;
      if (place < 1 || place > match.lastCapturedIndex()) {
        filled += said[i];
      } else {
        filled += error_words(match.captured(place));
        ++i;
      }
    }
    return filled;
  }
  return text;
}

QString error_words(const std::string& text) { return error_words(QString::fromStdString(text)); }

QString error_sentence(const QString& where, const QString& what, const QString& hint) {
  QString text = where.isEmpty() ? error_words(what) : where + QStringLiteral(": ") + error_words(what);
  if (!text.endsWith('.')) text += '.';
  return hint.isEmpty() ? text : text + ' ' + error_words(hint);
}

QString error_sentence(const InputError& error) {
  return error_sentence(QString::fromStdString(error.where), QString::fromStdString(error.message), QString::fromStdString(error.hint));
}

const std::vector<const char*>& known_errors() {
  static const std::vector<const char*> all(std::begin(sentences), std::end(sentences));
  return all;
}

}  // namespace candlewright
