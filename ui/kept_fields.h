#pragma once
#include <QString>

class QLineEdit;

namespace candlewright {

class ColumnButton;
class RunFeed;
class Segmented;

/// Shows what was typed into a filter before and keeps what will be, in the workspace, 500 ms after a change and when the field goes.
/// Called after the field's own connections are made. The feed outlives the field.
void keep_text(QLineEdit* field, RunFeed& feed, const QString& key);
/// The same for the chips beside a filter.
void keep_choice(Segmented* chips, RunFeed& feed, const QString& key);
/// The same for the columns that a person chose.
void keep_columns(ColumnButton* columns, RunFeed& feed, const QString& key);

}  // namespace candlewright
