#include "ui/kit/SaveDialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace sluice::ui {

void askWhereToSave(const SaveQuestion &question, QSettings &settings, QWidget *parent, std::function<void(const QString &file)> save)
{
    const QString kKey = QStringLiteral("folders/exports");
    QString folder = settings.value(kKey).toString();
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(parent, question.title, QFileInfo(folder).isDir() ? folder : QDir::homePath(), question.kinds);
    dialog->setObjectName(question.name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(question.file).suffix());
    dialog->selectFile(question.file);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [&settings, kKey, save = std::move(save)](const QString &file) {
        settings.setValue(kKey, QFileInfo(file).absolutePath());
        save(file);
    });
    dialog->open();
}

} // namespace sluice::ui
