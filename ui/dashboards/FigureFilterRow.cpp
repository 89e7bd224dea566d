#include "ui/dashboards/FigureFilterRow.h"

#include "ui/kit/Theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSettings>
#include <QSignalBlocker>

namespace sluice::ui {

namespace {

QDate quarterOf(QDate day)
{
    return QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
}

} // namespace

FigureFilterRow::FigureFilterRow(QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    m_period = add(QStringLiteral("period"), tr("Period"));
    for (const auto &[name, period] : { std::pair(tr("Last 12 months"), Period::Last12), std::pair(tr("This quarter"), Period::ThisQuarter),
             std::pair(tr("Last quarter"), Period::LastQuarter), std::pair(tr("This year"), Period::ThisYear),
             std::pair(tr("Last year"), Period::LastYear), std::pair(tr("Last 24 months"), Period::Last24) })
        m_period->addItem(name, static_cast<int>(period));
    const int kept = m_settings.value(QStringLiteral("figures/period"), 0).toInt();
    m_period->setCurrentIndex(std::max(0, m_period->findData(kept)));
    m_entity = add(QStringLiteral("entity"), tr("Entity"));
    m_segment = add(QStringLiteral("segment"), tr("Segment"));
    m_channel = add(QStringLiteral("channel"), tr("Channel"));
    m_currency = add(QStringLiteral("currency"), tr("Currency"));
    row->addStretch(1);
    setChoices({});
    for (QComboBox *box : { m_period, m_entity, m_segment, m_channel, m_currency }) {
        connect(box, &QComboBox::activated, this, [this, box] {
            m_settings.setValue(QStringLiteral("figures/") + box->objectName(), box->currentData());
            Q_EMIT changed();
        });
    }
}

QComboBox *FigureFilterRow::add(const QString &key, const QString &name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(key);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    layout()->addWidget(box);
    return box;
}

void FigureFilterRow::setChoices(const desk::FigureChoices &choices)
{
    fill(*m_entity, tr("All entities"), choices.entities);
    fill(*m_segment, tr("All segments"), choices.segments);
    fill(*m_channel, tr("All channels"), choices.channels);
    fill(*m_currency, tr("All currencies"), choices.currencies);
}

void FigureFilterRow::fill(QComboBox &box, const QString &all, const QStringList &values)
{
    const QSignalBlocker quiet(&box);
    const QString chosen = m_settings.value(QStringLiteral("figures/") + box.objectName()).toString();
    box.clear();
    box.addItem(all, QString());
    for (const QString &value : values)
        box.addItem(value, value);
    if (!chosen.isEmpty() && box.findData(chosen) < 0)
        box.addItem(chosen, chosen);
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

desk::FigureFilter FigureFilterRow::filter(QDate today) const
{
    desk::FigureFilter filter;
    filter.entity = m_entity->currentData().toString();
    filter.segment = m_segment->currentData().toString();
    filter.channel = m_channel->currentData().toString();
    filter.currency = m_currency->currentData().toString();
    const QDate year(today.year(), 1, 1), quarter = quarterOf(today), month(today.year(), today.month(), 1);
    switch (static_cast<Period>(m_period->currentData().toInt())) {
    case Period::Last12: break; // What every figure shows when nothing is said.
    case Period::ThisQuarter: filter.from = quarter; filter.to = month; break;
    case Period::LastQuarter: filter.from = quarter.addMonths(-3); filter.to = quarter.addMonths(-1); break;
    case Period::ThisYear: filter.from = year; filter.to = month; break;
    case Period::LastYear: filter.from = year.addYears(-1); filter.to = year.addMonths(-1); break;
    case Period::Last24: filter.from = month.addMonths(-23); filter.to = month; break;
    }
    return filter;
}

QString FigureFilterRow::words() const
{
    QStringList parts;
    for (const QComboBox *box : { m_entity, m_segment, m_channel, m_currency }) {
        if (!box->currentData().toString().isEmpty())
            parts += box->currentText();
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace sluice::ui
