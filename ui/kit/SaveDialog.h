#pragma once

#include <QString>

#include <functional>

class QSettings;
class QWidget;

namespace sluice::ui {

/// What is to be saved. The suffix of `file` is that of every name typed without one.
struct SaveQuestion {
    QString name; ///< Of the dialog, for tests.
    QString title, kinds, file;
};

/// Asks where to save, and begins in the folder that was used last, at first among the person's documents. `save` gets the
/// file; it is never called when nobody chooses one.
void askWhereToSave(const SaveQuestion &question, QSettings &settings, QWidget *parent, std::function<void(const QString &file)> save);

} // namespace sluice::ui
