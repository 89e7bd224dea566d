#pragma once

#include "desk/Figures.h"

#include <QWidget>

class QComboBox;
class QSettings;

namespace sluice::ui {

/// What narrows all figures alike: period, legal entity, segment, channel, currency. Remembered from one day to the next.
class FigureFilterRow final : public QWidget {
    Q_OBJECT
public:
    FigureFilterRow(QSettings &settings, QWidget *parent);

    /// What there is to choose from. A choice that is gone stays chosen: it shows nothing, and says why.
    void setChoices(const desk::FigureChoices &choices);
    desk::FigureFilter filter(QDate today) const;
    /// "UK Ltd, Enterprise": what is narrowed beside the period; empty when nothing is.
    QString words() const;

Q_SIGNALS:
    void changed();

private:
    enum class Period { Last12, ThisQuarter, LastQuarter, ThisYear, LastYear, Last24 };

    QComboBox *add(const QString &key, const QString &name);
    void fill(QComboBox &box, const QString &all, const QStringList &values);

    QSettings &m_settings;
    QComboBox *m_period, *m_entity, *m_segment, *m_channel, *m_currency;
};

} // namespace sluice::ui
