#pragma once
#include <cmath>
#include <cstdint>
#include <optional>

namespace candlewright {

/// A mean whose sum is compensated (Neumaier), so that it does not depend on how many values went before.
class Mean {
 public:
  void add(double value) {
    const double next = sum_ + value;
    lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - next) + value : (value - next) + sum_;
    sum_ = next;
    ++count_;
  }
  std::int64_t count() const { return count_; }
  double sum() const { return std::isfinite(sum_) ? sum_ + lost_ : sum_; }
  /// Only of at least one value.
  double value() const { return sum() / static_cast<double>(count_); }
  /// Empty where nothing was added.
  std::optional<double> value_if_any() const { return count_ ? std::optional<double>(value()) : std::nullopt; }

 private:
  double sum_ = 0, lost_ = 0;
  std::int64_t count_ = 0;
};

}  // namespace candlewright
