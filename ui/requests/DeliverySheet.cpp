#include "ui/requests/DeliverySheet.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Format.h"

#include <QDateEdit>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::ui {

DeliverySheet::DeliverySheet(const QString &what, QDate today, QWidget *parent)
    : Sheet(tr("Confirm the delivery"), what, tr("Confirm"), parent)
    , m_on(new QDateEdit(today, this))
    , m_file(new QLineEdit(this))
{
    setObjectName(QStringLiteral("deliverySheet"));
    m_on->setMaximumDate(today);
    m_on->setCalendarPopup(true);
    m_on->setDisplayFormat(format::datePattern());
    m_on->setMinimumWidth(136);
    m_on->setAccessibleName(tr("Delivered on"));
    m_file->setPlaceholderText(tr("File with the evidence (optional)"));
    m_file->setAccessibleName(tr("Evidence"));
    auto *day = new QHBoxLayout;
    day->addWidget(makeLabel(tr("Delivered on"), Type::Body, Ink::Muted, this));
    day->addWidget(m_on);
    day->addStretch(1);
    body()->addLayout(day);
    auto *file = new QHBoxLayout;
    QPushButton *choose = makeButton(tr("Choose…"), ButtonRole::Plain, this);
    file->addWidget(m_file, 1);
    file->addWidget(choose);
    body()->addLayout(file);
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Evidence"));
        if (!path.isEmpty())
            m_file->setText(path);
    });
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT confirmed(m_on->date(), m_file->text().trimmed()); });
    m_on->setFocus();
}

} // namespace sluice::ui
