#include "ui/finding_words.h"

#include <cmath>

#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

QString percent(double share) { return QStringLiteral("%1 %").arg(figures::coverage(100 * share)); }
QString count(std::int64_t value) { return figures::count(value); }

/// "74 % of the extra error is in"; above all of it, that the rest holds the opposite is said by what_else().
QString part_of(const Finding& f, const Findings& all) {
  if (f.share >= 0.995) return all.better ? tr("All of the gain is in") : tr("All of the extra error is in");
  return (all.better ? tr("%1 of the gain is in") : tr("%1 of the extra error is in")).arg(percent(f.share));
}

QString what_else(const Finding& f, const Findings& all) {
  if (f.share <= 1.005) return {};
  return all.better ? tr(" Elsewhere it errs more than tomorrow = today.") : tr(" Elsewhere it errs less than tomorrow = today.");
}

QString skills(const Finding& f) {
  const auto text = [](const std::optional<double>& skill) { return skill ? figures::skill(100 * *skill) : figures::none(); };
  return tr("Skill %1 there and %2 elsewhere.").arg(text(f.skill), text(f.skill_elsewhere));
}

Statement of_windows(const Finding& f, const Findings& all) {
  Statement words;
  words.icon = all.same ? QStringLiteral("info") : all.better ? QStringLiteral("finished") : QStringLiteral("failed");
  words.sentence =
      (all.better ? tr("Better than tomorrow = today in %1 of %2 windows.") : tr("Worse than tomorrow = today in %1 of %2 windows."))
          .arg(count(f.windows), count(all.windows));
  words.detail = tr("pct_MAE %1, persistence %2").arg(figures::percent(all.model), figures::percent(all.persistence));
  if (all.persistence > 0) {
    const double more = all.model / all.persistence - 1;
    words.detail += (more < 0 ? tr(": %1 less error.") : tr(": %1 more error.")).arg(percent(std::abs(more)));
  }
  if (all.same) words.detail += tr(" Too near each other to share out.");
  words.rule = tr("Always told: windows whose mean error passes that of persistence, and the reverse for a symbol that is better.");
  words.target = QStringLiteral("window_strip");
  words.link = tr("Windows");
  return words;
}

Statement of_steps(const Finding& f, const Findings& all) {
  Statement words;
  words.icon = QStringLiteral("list");
  words.sentence = tr("%1 steps %2 to %3.").arg(part_of(f, all), count(f.first), count(f.last));
  words.detail = tr("The first sixth of the steps holds %1.").arg(percent(f.first_sixth)) + what_else(f, all);
  words.rule = tr("Told where one half of the steps holds at least %1.").arg(percent(least_half_share));
  words.target = QStringLiteral("error_by_step");
  words.link = tr("Error by step");
  return words;
}

Statement of_bias(const Finding& f, const Findings& all) {
  Statement words;
  words.icon = f.residual < 0 ? QStringLiteral("down") : QStringLiteral("up");
  const QString part = percent(static_cast<double>(f.windows) / static_cast<double>(all.windows));
  words.sentence =
      (f.residual < 0 ? tr("Its forecasts end too low in %1 of the windows.") : tr("Its forecasts end too high in %1 of the windows."))
          .arg(part);
  words.detail = tr("Mean residual at the last step %1 of the last close. Without the median of each step %2 of the extra error would go.")
                     .arg(figures::skill(f.residual), percent(std::min(1.0, f.share)));
  words.rule =
      tr("Told where at least %1 of the extra error would go and %2 of the windows end on one side. The medians are of these windows, so "
         "that a forecast could not have known them.")
          .arg(percent(least_bias_share), percent(least_bias_side));
  words.target = QStringLiteral("residual_by_step");
  words.link = tr("Residual by step");
  return words;
}

Statement of_volatility(const Finding& f, const Findings& all) {
  Statement words;
  words.icon = QStringLiteral("candle-up");
  const QString third = f.third == 0   ? tr("the calm third of the windows")
                        : f.third == 1 ? tr("the middle third of the windows")
                                       : tr("the wild third of the windows");
  words.sentence = tr("%1 %2.").arg(part_of(f, all), third);
  words.detail = skills(f) + what_else(f, all);
  words.rule = tr("Thirds by the volatility of the context; told where one holds at least %1.").arg(percent(least_third_share));
  words.target = QStringLiteral("skill_by_regime");
  words.link = tr("Skill by regime");
  return words;
}

Statement of_subset(const Finding& f, const Findings& all, const QString& which, const QString& meant) {
  Statement words;
  words.icon = QStringLiteral("candle-up");
  words.sentence = tr("%1 %2.").arg(part_of(f, all), which);
  words.detail = tr("%1 of %2 windows. ").arg(count(f.windows), count(all.windows)) + skills(f) + what_else(f, all);
  words.rule = tr("%1 Told where these windows hold at least %2 and %3 times their part of the windows.")
                   .arg(meant, percent(least_subset_share), figures::number(least_subset_excess, 1));
  words.target = QStringLiteral("skill_by_regime");
  words.link = tr("Skill by regime");
  return words;
}

Statement of_jumps(const Finding& f, const Findings& all) {
  const QString meant = tr("A jump: a bar of the horizon moves by more than %1 standard deviations of the context.").arg(jump_deviations);
  Statement words = of_subset(f, all, tr("windows with a jump ahead"), meant);
  const double part = static_cast<double>(f.windows) / static_cast<double>(all.windows);
  if (f.share > part) return words;
  words.sentence = tr("Jumps explain little.");
  words.detail = tr("%1 of %2 windows have one ahead. ").arg(count(f.windows), count(all.windows)) + skills(f);
  words.rule = meant + tr(" Told where at least a tenth of the windows has one and they hold no more than their part.");
  return words;
}

Statement of_repairs(const Finding& f, const Findings& all) {
  Statement words = of_subset(f, all, tr("windows with repaired data in the context"), tr("Repaired: the reader changed a cell."));
  words.icon = QStringLiteral("wrench");
  words.target = QStringLiteral("window_strip");
  words.link = tr("Windows");
  return words;
}

Statement of_stretch(const Finding& f, const Findings& all) {
  Statement words;
  words.icon = QStringLiteral("list");
  words.sentence = tr("%1 one stretch of windows.").arg(part_of(f, all));
  words.detail =
      tr("%1 of %2 windows, from %3 to %4.").arg(count(f.windows), count(all.windows), figures::date(f.from), figures::date(f.to)) +
      what_else(f, all);
  words.rule = tr("The quarter of the windows, one after the other, that holds most; told from %1 on.").arg(percent(least_stretch_share));
  words.target = QStringLiteral("window_strip");
  words.link = tr("Windows");
  return words;
}

Statement of_bands(const Finding& f) {
  Statement words;
  words.icon = QStringLiteral("info");
  words.sentence = f.inside_90 < bands_too_narrow ? tr("Bands are too narrow.") : tr("Bands are too wide.");
  words.detail = tr("The 90 % band covers %1 of the closes, the 50 % band %2.").arg(percent(f.inside_90), percent(f.inside_50));
  words.rule = tr("Told where the 90 % band holds under %1 or over %2.").arg(percent(bands_too_narrow), percent(bands_too_wide));
  words.target = QStringLiteral("bands");
  words.link = tr("Bands");
  return words;
}

Statement of_candles(const Finding& f) {
  Statement words;
  words.icon = QStringLiteral("candle-up");
  words.sentence = tr("It forecasts candles that cannot be.");
  words.detail = tr("Of the forecast bars %1 % have a high or low that does not fit, %2 % jump further than the symbol ever did.")
                     .arg(figures::number(100 * f.impossible, 1), figures::number(100 * f.jumped, 1));
  words.rule = tr("Told from %1 of the forecast bars on.").arg(percent(least_faulty_share));
  words.target = QStringLiteral("window_chart");
  words.link = tr("Window");
  return words;
}

/// "first_step=16; last_step=30": what only this kind has, for files.
QString named(std::initializer_list<std::pair<const char*, std::optional<double>>> values) {
  QStringList out;
  for (const auto& [name, value] : values) {
    if (value) out << QString::fromLatin1(name) + '=' + figures::plain(*value);
  }
  return out.join(QStringLiteral("; "));
}

QString other_figures(const Finding& f) {
  const auto skill_pct = [](const std::optional<double>& skill) { return skill ? std::optional(100 * *skill) : std::nullopt; };
  switch (f.kind) {
    case FindingKind::steps:
      return named({{"first_step", static_cast<double>(f.first)},
                    {"last_step", static_cast<double>(f.last)},
                    {"first_sixth_pct", 100 * f.first_sixth}});
    case FindingKind::bias:
      return named({{"mean_residual_at_the_last_step_pct", f.residual}});
    case FindingKind::volatility:
    case FindingKind::jumps:
    case FindingKind::gaps:
    case FindingKind::repairs:
      return named({{"skill_pct", skill_pct(f.skill)}, {"skill_elsewhere_pct", skill_pct(f.skill_elsewhere)}});
    case FindingKind::stretch:
      return QStringLiteral("from=%1; to=%2").arg(figures::date(f.from), figures::date(f.to));
    case FindingKind::bands:
      return named({{"inside_90_pct", 100 * f.inside_90}, {"inside_50_pct", 100 * f.inside_50}});
    case FindingKind::candles:
      return named({{"impossible_pct", 100 * f.impossible}, {"jumped_pct", 100 * f.jumped}});
    case FindingKind::windows:
      return {};
  }
  return {};
}

Statement words_of_kind(const Finding& finding, const Findings& all) {
  switch (finding.kind) {
    case FindingKind::windows:
      return of_windows(finding, all);
    case FindingKind::steps:
      return of_steps(finding, all);
    case FindingKind::bias:
      return of_bias(finding, all);
    case FindingKind::volatility:
      return of_volatility(finding, all);
    case FindingKind::jumps:
      return of_jumps(finding, all);
    case FindingKind::gaps:
      return of_subset(finding, all, tr("windows with a gap"), tr("A gap: bars are missing inside context or horizon."));
    case FindingKind::repairs:
      return of_repairs(finding, all);
    case FindingKind::stretch:
      return of_stretch(finding, all);
    case FindingKind::bands:
      return of_bands(finding);
    case FindingKind::candles:
      return of_candles(finding);
  }
  return {};
}

}  // namespace

QStringList finding_heads() {
  return {tr("share of the extra error, %"), tr("windows"), tr("of windows"), tr("pct_MAE, %"), tr("persistence, %"), tr("other figures")};
}

Statement words_of(const Finding& finding, const Findings& all) {
  Statement words = words_of_kind(finding, all);
  const bool shared = finding.kind != FindingKind::bands && finding.kind != FindingKind::candles;
  words.figures = {shared ? figures::plain(100 * finding.share) : QString(),
                   finding.windows > 0 ? QString::number(finding.windows) : QString(),
                   QString::number(all.windows),
                   figures::plain(all.model),
                   figures::plain(all.persistence),
                   other_figures(finding)};
  return words;
}

Statement words_of(const PairErrors& errors, const QString& a, const QString& b) {
  Statement words;
  words.icon = QStringLiteral("info");
  switch (errors.dm.verdict) {
    case ErrorVerdict::better:
      words.icon = QStringLiteral("finished");
      words.sentence = tr("%1 is better than %2 on these windows.").arg(b, a);
      break;
    case ErrorVerdict::worse:
      words.icon = QStringLiteral("failed");
      words.sentence = tr("%1 is worse than %2 on these windows.").arg(b, a);
      break;
    case ErrorVerdict::no_difference:
      words.sentence = tr("No difference between %1 and %2 shown.").arg(b, a);
      break;
    case ErrorVerdict::too_few_windows:
      words.sentence = tr("Too few windows to tell %1 from %2.").arg(b, a);
      break;
  }
  words.detail = tr("pct_MAE %1 of %2, %3 of %4, persistence %5, on the windows that both judged; %4 errs less in %6 of %7.")
                     .arg(figures::percent(errors.a), a, figures::percent(errors.b), b, figures::percent(errors.persistence),
                          count(errors.b_less), count(errors.windows));
  words.rule =
      tr("Always told of two runs: Diebold-Mariano on the error of %1 minus that of %2, window by window, of this symbol alone.").arg(b, a);
  if (errors.dm.p_value) words.rule += tr(" p = %1.").arg(figures::significant(*errors.dm.p_value, 2));
  words.target = QStringLiteral("window_chart");
  words.link = tr("Window");
  words.figures = {QString(),
                   QString::number(errors.b_less),
                   QString::number(errors.windows),
                   figures::plain(errors.b),
                   figures::plain(errors.persistence),
                   named({{"pct_mae_of_the_other", errors.a}, {"p", errors.dm.p_value}})};
  return words;
}

QString too_few_words(const Findings& all) {
  return tr("%Ln windows. A verdict, and a reason, need 30 at least and three times as many as overlap.", nullptr, static_cast<int>(all.windows));
}

QString findings_foot(const Findings& all) {
  QString foot = tr("Fixed rules on these %1 windows: a description, not a cause.").arg(count(all.windows));
  if (!all.surroundings) foot += tr(" Volatility, jumps, gaps and repairs need the open prices of this symbol.");
  return foot;
}

}  // namespace candlewright
