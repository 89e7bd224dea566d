#pragma once

#include "ui/kit/Theme.h"

#include <QAbstractButton>

namespace sluice::ui {

/// A figure one can press to see its rows: name, figure, and a line below.
class Tile final : public QAbstractButton {
    Q_OBJECT
public:
    Tile(const QString &name, const QString &figure, const QString &under, Tone tone, QWidget *parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 140, 96 }; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_figure, m_under;
    Tone m_tone;
};

} // namespace sluice::ui
