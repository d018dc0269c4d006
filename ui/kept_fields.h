#pragma once
#include <QString>
#include <functional>

#include "engine/base/json.h"

class QLineEdit;
class QObject;

namespace candlewright {

class ColumnButton;
class RunFeed;
class Segmented;

/// Keeps what it is called with under a key of the workspace: 500 ms after the first change that is not kept yet, and when `owner` goes.
/// Nothing is written for what is kept already. The feed outlives the owner.
std::function<void(Json)> keep_value(QObject* owner, RunFeed& feed, const QString& key);

/// Shows what was typed into a filter before and keeps what will be, in the workspace, 500 ms after a change and when the field goes.
/// Called after the field's own connections are made. The feed outlives the field.
void keep_text(QLineEdit* field, RunFeed& feed, const QString& key);
/// The same for the chips beside a filter.
void keep_choice(Segmented* chips, RunFeed& feed, const QString& key);
/// The same for the columns that a person chose.
void keep_columns(ColumnButton* columns, RunFeed& feed, const QString& key);

}  // namespace candlewright
