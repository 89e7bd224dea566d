#pragma once

#include "desk/Rows.h"

#include <QWidget>

class QPainter;

namespace sluice::ui {

/// An invoice drawn as the page the customer gets: exactly what will stand, or stands, in the books.
class InvoiceSheet final : public QWidget {
    Q_OBJECT
public:
    explicit InvoiceSheet(QWidget *parent);

    /// `note`: the line above the page, for example "As it will be posted".
    void show(const desk::InvoicePreview &preview, const QString &note);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// Draws onto `painter`, or only measures when it is null. Returns the height used.
    qreal lay(QPainter *painter, qreal width) const;
    qreal layHead(QPainter *painter, qreal width, qreal y) const;
    qreal layParties(QPainter *painter, qreal width, qreal y) const;
    qreal layLines(QPainter *painter, qreal width, qreal y) const;
    qreal layTotals(QPainter *painter, qreal width, qreal y) const;
    QString spoken() const;

    desk::InvoicePreview m_preview;
    QString m_note;
};

} // namespace sluice::ui
