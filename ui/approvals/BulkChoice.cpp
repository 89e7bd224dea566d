#include "ui/approvals/BulkChoice.h"

#include "ui/kit/Format.h"
#include "ui/kit/Words.h"

#include <QCoreApplication>
#include <QHash>

namespace sluice::ui {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(BulkChoice)
};

/// Empty when nothing about it asks for a closer look.
QString whatStandsOut(const desk::ApprovalRow &approval)
{
    if (!approval.canDecide)
        return approval.whyNot;
    QStringList risks;
    for (const QString &risk : approval.risks)
        risks += words::ofRisk(risk);
    return risks.join(QStringLiteral(", "));
}

/// Fills one gesture up to its bounds.
class Gesture {
public:
    /// Empty when it fits in.
    QString whyNot(const desk::ApprovalRow &approval) const
    {
        if (m_count > 0 && approval.policy != m_policy)
            return Say::tr("takes another path: %1").arg(approval.policy);
        if (m_count >= approval.bulkItemsMax)
            return Say::tr("more than %1 at once").arg(approval.bulkItemsMax);
        if (approval.bulkSumMax && sumWith(approval) > approval.bulkSumMax->minor())
            return Say::tr("together more than %1").arg(format::money(*approval.bulkSumMax));
        return {};
    }

    void add(const desk::ApprovalRow &approval)
    {
        m_policy = approval.policy;
        m_sums[approval.amount.currency().text()] = sumWith(approval);
        ++m_count;
    }

private:
    qint64 sumWith(const desk::ApprovalRow &approval) const
    {
        return m_sums.value(approval.amount.currency().text()) + approval.amount.minor();
    }

    QString m_policy;
    QHash<QString, qint64> m_sums; ///< Minor units by currency.
    int m_count = 0;
};

} // namespace

BulkChoice chooseForBulk(const std::vector<desk::ApprovalRow> &candidates)
{
    BulkChoice choice;
    Gesture gesture;
    for (const desk::ApprovalRow &approval : candidates) {
        const QString standsOut = whatStandsOut(approval);
        const QString why = standsOut.isEmpty() ? gesture.whyNot(approval) : standsOut;
        if (!why.isEmpty()) {
            choice.leftOut.push_back({ approval, why });
            continue;
        }
        gesture.add(approval);
        choice.taken.push_back(approval);
    }
    return choice;
}

} // namespace sluice::ui
