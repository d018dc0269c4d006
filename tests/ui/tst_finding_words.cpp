#include <QtTest>

#include "ui/finding_words.h"

using namespace candlewright;

namespace {

Findings of_avgo() {
  Findings all;
  all.windows = 221;
  all.enough = true;
  all.model = 9.48;
  all.persistence = 7.19;
  all.surroundings = true;
  return all;
}

Finding a_finding(FindingKind kind, double share) {
  Finding finding;
  finding.kind = kind;
  finding.share = share;
  finding.windows = 181;
  return finding;
}

}  // namespace

class TestFindingWords : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void steps_read_as_a_sentence_with_its_share() {
    Finding steps = a_finding(FindingKind::steps, 0.74);
    steps.first = 16;
    steps.last = 30;
    steps.first_sixth = 0.05;
    const Statement words = words_of(steps, of_avgo());
    QCOMPARE(words.sentence, QStringLiteral("74 % of the extra error is in steps 16 to 30."));
    QCOMPARE(words.detail, QStringLiteral("The first sixth of the steps holds 5 %."));
    QCOMPARE(words.target, QStringLiteral("error_by_step"));
  }
  void more_than_all_says_what_the_rest_does() {
    Finding steps = a_finding(FindingKind::steps, 1.3);
    steps.first = 16;
    steps.last = 30;
    const Statement words = words_of(steps, of_avgo());
    QCOMPARE(words.sentence, QStringLiteral("All of the extra error is in steps 16 to 30."));
    QVERIFY2(words.detail.endsWith(QStringLiteral("Elsewhere it errs less than tomorrow = today.")), qPrintable(words.detail));
  }
  void windows_stand_beside_persistence() {
    const Statement words = words_of(a_finding(FindingKind::windows, 1), of_avgo());
    QCOMPARE(words.sentence, QStringLiteral("Worse than tomorrow = today in 181 of 221 windows."));
    QCOMPARE(words.detail, QStringLiteral("pct_MAE 9.48 %, persistence 7.19 %: 32 % more error."));
  }
  void a_better_symbol_speaks_of_its_gain() {
    Findings all = of_avgo();
    all.better = true;
    all.model = 6.0;
    QCOMPARE(words_of(a_finding(FindingKind::windows, 1), all).sentence,
             QStringLiteral("Better than tomorrow = today in 181 of 221 windows."));
    QVERIFY(words_of(a_finding(FindingKind::stretch, 0.7), all).sentence.startsWith(QStringLiteral("70 % of the gain is in")));
  }
  void every_kind_has_words_a_rule_and_a_chart() {
    using enum FindingKind;
    for (const FindingKind kind : {windows, steps, bias, volatility, jumps, gaps, stretch, repairs, bands, candles}) {
      Finding finding = a_finding(kind, 0.9);
      finding.skill = -0.27;
      finding.skill_elsewhere = -0.38;
      finding.windows = 61;
      const Statement words = words_of(finding, of_avgo());
      for (const QString& text : {words.icon, words.sentence, words.detail, words.rule, words.target, words.link}) QVERIFY(!text.isEmpty());
      QCOMPARE(words.figures.size(), finding_heads().size());
      const QString all = words.sentence + words.detail + words.rule;
      for (const char* never : {"accuracy", "improvement", "significant", "success", "%1", "%2"})
        QVERIFY2(!all.contains(QString::fromLatin1(never)), qPrintable(all));
      QVERIFY2(words.sentence.endsWith('.'), qPrintable(words.sentence));
    }
  }
  void two_runs_are_told_apart_in_the_words_of_the_verdict() {
    PairErrors errors;
    errors.windows = 110;
    errors.b_less = 70;
    errors.a = 5.6;
    errors.b = 5.1;
    errors.persistence = 5.4;
    errors.dm.p_value = 0.031;
    errors.dm.verdict = ErrorVerdict::better;
    const Statement words = words_of(errors, QStringLiteral("#1"), QStringLiteral("#2"));
    QCOMPARE(words.sentence, QStringLiteral("#2 is better than #1 on these windows."));
    QCOMPARE(words.detail,
             QStringLiteral("pct_MAE 5.60 % of #1, 5.10 % of #2, persistence 5.40 %, on the windows that both judged; #2 errs "
                            "less in 70 of 110."));
    QVERIFY2(words.rule.endsWith(QStringLiteral("p = 0.031.")), qPrintable(words.rule));
    QCOMPARE(words.figures.size(), finding_heads().size());
    errors.dm.verdict = ErrorVerdict::no_difference;
    QCOMPARE(words_of(errors, QStringLiteral("#1"), QStringLiteral("#2")).sentence,
             QStringLiteral("No difference between #2 and #1 shown."));
  }
  void figures_are_given_in_full_for_files() {
    Finding steps = a_finding(FindingKind::steps, 0.74);
    steps.first = 16;
    steps.last = 30;
    steps.first_sixth = 0.05;
    QCOMPARE(words_of(steps, of_avgo()).figures,
             (QStringList{"74", "181", "221", "9.48", "7.19", "first_step=16; last_step=30; first_sixth_pct=5"}));
    QCOMPARE(words_of(a_finding(FindingKind::bands, 0), of_avgo()).figures.front(), QString());
  }
  void jumps_that_hold_no_more_than_their_part_explain_little() {
    Finding jumps = a_finding(FindingKind::jumps, 0.2);
    jumps.windows = 61;
    jumps.skill = -0.27;
    jumps.skill_elsewhere = -0.38;
    const Statement words = words_of(jumps, of_avgo());
    QCOMPARE(words.sentence, QStringLiteral("Jumps explain little."));
    QVERIFY2(words.detail.contains(QStringLiteral("27.0 % there")), qPrintable(words.detail));
  }
  void the_foot_says_what_could_not_be_looked_at() {
    Findings all = of_avgo();
    QCOMPARE(findings_foot(all), QStringLiteral("Fixed rules on these 221 windows: a description, not a cause."));
    all.surroundings = false;
    QVERIFY(findings_foot(all).contains(QStringLiteral("prices")));
  }
};

QTEST_APPLESS_MAIN(TestFindingWords)
#include "tst_finding_words.moc"
