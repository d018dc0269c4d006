#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/storage/run_store.h"

namespace candlewright {

/// Chooses runs by a line of text, for `runs list --filter` and the window's filter field. Pure: no store, no file.
///
///   name = 'run number 2'        skill > 0 and tag = nov        model:kronos state:running        (lr < 1e-4 or epochs >= 5) not archived
///   = true
///
/// A comparison is FIELD OP VALUE with OP one of = : != < <= > >= ~ (":" equals "=", "~" is "contains"). VALUE is a bare word or stands in
/// single or double quotes. Comparisons are joined by `and`, `or`, `not`, parentheses; two side by side are joined by `and`. A VALUE alone
/// asks whether id, name, note, a tag or the model contains it. Text is compared without regard to the case of ASCII letters, numbers as
/// numbers, times as ISO-8601 text. What a run does not have is equal to nothing and neither smaller nor larger.
///
/// FIELD is one of field_names(), or a setting by its path ("training.learning_rate") or the last words of it ("learning_rate").
class RunFilter {
 public:
  /// Empty text chooses every run. Throws InputError (kind usage) that names the place in the text and what may stand there.
  explicit RunFilter(std::string_view text);
  ~RunFilter();
  RunFilter(RunFilter&&) noexcept;
  RunFilter& operator=(RunFilter&&) noexcept;

  bool matches(const RunRow& run) const;
  /// The same where a table shows other figures than the run's own: `shown` gives the value of a field (null: there is none), or nothing for
  /// the run to answer itself.
  using Shown = std::function<std::optional<Json>(const std::string& field)>;
  bool matches(const RunRow& run, const Shown& shown) const;
  /// Throws InputError (kind usage), with the nearest name, for a field that none of `runs` has and that is not in `others`; not where there
  /// are no runs.
  void check(const std::vector<RunRow>& runs, const std::vector<std::string>& others = {}) const;
  /// Those of `runs` that match, in their order; checks them first.
  std::vector<RunRow> select(const std::vector<RunRow>& runs) const;

  static const std::vector<std::string>& field_names();

  struct Node;

 private:
  std::unique_ptr<Node> root_;
};

}  // namespace candlewright
