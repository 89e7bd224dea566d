#pragma once

#include "ui/kit/Sheet.h"

#include <QDate>

class QDateEdit;
class QLineEdit;

namespace sluice::ui {

/// Confirms the billing event: the day it happened, and a file that proves it.
class DeliverySheet final : public Sheet {
    Q_OBJECT
public:
    DeliverySheet(const QString &what, QDate today, QWidget *parent);

Q_SIGNALS:
    void confirmed(QDate on, const QString &evidenceFile);

private:
    QDateEdit *m_on;
    QLineEdit *m_file;
};

} // namespace sluice::ui
