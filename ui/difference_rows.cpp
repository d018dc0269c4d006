#include "ui/difference_rows.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/run_judgement.h"
#include "ui/table_cells.h"
#include "widgets/figures.h"
#include "widgets/skill_candle.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

TableRow row_of(const ComparedRun& run) {
  TableCell line;
  line.mark = run.slot;
  const TableCell number = word(run.number, run.name), name = word(run.name, run.name);
  if (!run.difference || !run.difference->median) {
    const QString why = run.difference ? QString::fromStdString(run.difference->reason) : run.missing;
    const TableCell none = word(figures::none(), why);
    TableCell words = word(run.difference ? tr("other windows") : run.missing, why);
    words.value = QString();
    return {run.id, {line, number, name, {}, none, none, none, words, none}, RowKind::plain, 0, {}};
  }
  const RunDifference& d = *run.difference;
  const Verdict verdict = verdict_named(words(d.verdict));
  const QString context = tr("Paired over %1, %2").arg(symbol_count(d.symbols), window_count(d.windows));
  SkillMark mark{*d.median, {}, d.symbols_from_to, verdict};
  TableCell median = word(figures::skill_number(*d.median), context), interval = word(figures::none(), tr("Too few windows."));
  median.value = *d.median;
  median.strong = true;
  if (d.interval) {
    mark.interval = {d.interval->low, d.interval->high};
    interval = word(figures::interval_numbers(d.interval->low, d.interval->high), context);
  }
  TableCell candle = word({}, context);
  candle.mark = QVariant::fromValue(mark);
  candle.value = *d.median;
  TableCell better = word(tr("%1 of %2").arg(figures::count(d.symbols_better), figures::count(d.symbols)),
                          tr("Symbols with less error than the baseline, shown or not"));
  better.value = static_cast<qlonglong>(d.symbols_better);
  TableCell p = word(d.p_value ? figures::significant(*d.p_value, 2) : figures::none(), tr("Before the correction over the runs"));
  if (d.p_value) p.value = *d.p_value;
  return {run.id,
          {line, number, name, candle, median, interval, better, word(figures::verdict_word(verdict), context), p},
          RowKind::plain,
          0,
          {}};
}

Verdict verdict_of(const ComparedRun& run) {
  return run.difference && run.difference->median ? verdict_named(words(run.difference->verdict)) : Verdict::too_few;
}

QString names_of(const std::vector<const ComparedRun*>& runs) {
  QStringList numbers;
  for (const ComparedRun* run : runs) numbers << run->number;
  return numbers.join(QStringLiteral(", "));
}

}  // namespace

std::vector<TableColumn> difference_columns(const QString& baseline) {
  using enum ColumnKind;
  const QString points = tr("points");
  return {
      {"line", {}, {}, tr("Line of the run in charts"), line_sample, {}, 40},
      {"number", tr("Run"), {}, tr("Short number in this workspace"), text, {}, 52},
      {"name", tr("Name"), {}, {}, text, {}, 140, false},
      {"candle",
       tr("Skill"),
       points,
       tr("Right of the line and hollow: less error than %1. Left and filled: more. Hatched: no difference shown. Body: 95 % interval of "
          "the median, whisker: 10th to 90th percentile of the symbols")
           .arg(baseline),
       skill_candle,
       {},
       130},
      {"median",
       tr("Median"),
       points,
       tr("Median over symbols of the difference of skill, in points: 100 x (error of %1 - its error) / error of tomorrow = today; more "
          "is better")
           .arg(baseline),
       figure,
       {},
       62},
      {"interval", tr("95 % interval"), points, tr("Bootstrap over symbols and blocks of windows"), figure, {}, 104},
      {"symbols",
       tr("Symbols"),
       tr("better"),
       tr("Symbols with less error than %1, of those that both judged").arg(baseline),
       figure,
       {},
       76},
      {"verdict", tr("Than %1").arg(baseline), {}, tr("Paired over symbols, Holm at 5 % over the runs"), verdict, {}, 136},
      {"p", tr("p"), {}, tr("Before the correction over the runs"), figure, {}, 0, false}};
}

std::vector<TableRow> difference_rows(std::vector<ComparedRun> runs) {
  const auto rank = [](const ComparedRun& run) { return run.difference && run.difference->median ? -*run.difference->median : HUGE_VAL; };
  std::stable_sort(runs.begin(), runs.end(), [&](const ComparedRun& a, const ComparedRun& b) { return rank(a) < rank(b); });
  std::vector<TableRow> rows;
  for (const ComparedRun& run : runs) rows.push_back(row_of(run));
  return rows;
}

QString difference_sentence(const std::vector<ComparedRun>& runs, const QString& baseline) {
  std::vector<const ComparedRun*> better, worse;
  std::int64_t judged = 0;
  for (const ComparedRun& run : runs) {
    const Verdict verdict = verdict_of(run);
    judged += run.difference && run.difference->median;
    if (verdict == Verdict::better) better.push_back(&run);
    if (verdict == Verdict::worse) worse.push_back(&run);
  }
  if (judged == 0) return tr("No run was judged on the same windows as %1.").arg(baseline);
  if (runs.size() == 1) {
    const ComparedRun& run = runs.front();
    switch (verdict_of(run)) {
      case Verdict::better:
        return tr("%1 is better than %2.").arg(run.number, baseline);
      case Verdict::worse:
        return tr("%1 is worse than %2.").arg(run.number, baseline);
      case Verdict::not_shown:
        return tr("No difference between %1 and %2 shown.").arg(run.number, baseline);
      case Verdict::too_few:
        return tr("Too few windows to compare %1 with %2.").arg(run.number, baseline);
    }
  }
  const QString all = figures::count(judged);
  if (!better.empty())
    return better.size() == 1
               ? tr("%1 is better than %2, alone among %3 runs.").arg(names_of(better), baseline, all)
               : tr("%1 of %2 runs are better than %3: %4.").arg(figures::count(std::ssize(better)), all, baseline, names_of(better));
  const bool against_run = baseline.startsWith('#');
  QString sentence = (against_run ? tr("None of the other %1 runs is shown to be better than %2.")
                                  : tr("None of the %1 runs is shown to be better than %2."))
                         .arg(all, baseline);
  if (!worse.empty()) sentence += ' ' + tr("Worse: %1.").arg(names_of(worse));
  return sentence;
}

QString difference_note(const std::vector<ComparedRun>& runs, const std::string& part, std::int64_t horizon) {
  std::int64_t compared = 0, symbols = 0, windows = 0;
  for (const ComparedRun& run : runs) {
    if (!run.difference || !run.difference->median) continue;
    ++compared;
    symbols = std::max(symbols, run.difference->symbols);
    windows = std::max(windows, run.difference->windows);
  }
  if (compared == 0) return {};
  const QString paired = tr("Paired over %1, %2: %3, horizon %4 bars.")
                             .arg(symbol_count(symbols), window_count(windows), part_name(part), figures::count(horizon));
  return compared == 1 ? paired : tr("%1 comparisons; the words allow for that (Holm).").arg(figures::count(compared)) + ' ' + paired;
}

}  // namespace candlewright
