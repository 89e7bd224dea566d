#pragma once

#include "ui/kit/Theme.h"

#include <QList>
#include <QTextLayout>
#include <QWidget>

namespace sluice::ui {

/// Text that wraps, and of which parts can be pressed: with the mouse, or walked by Tab and pressed by Enter. The text is
/// plain; marked() says which parts of it are meant.
class LinkedProse final : public QWidget {
    Q_OBJECT
public:
    LinkedProse(Type size, QWidget *parent);

    /// `text` as the part number `link` of a longer text, which may come in any order.
    static QString marked(const QString &text, int link);
    void setText(const QString &text);
    QString text() const { return m_layout.text(); } ///< Without its marks.

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pressed(int link);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    struct Part {
        int link;
        int start, length;
    };
    /// Lays the lines; the height they need.
    qreal lay(int width) const;
    int partAt(QPointF point) const; ///< -1 where there is none.

    QList<Part> m_parts; ///< As they stand in the text.
    int m_current = 0;   ///< The part that Enter presses.
    mutable QTextLayout m_layout;
};

} // namespace sluice::ui
