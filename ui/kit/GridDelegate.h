#pragma once

#include <QStyledItemDelegate>

namespace sluice::ui {

/// Draws the cells of a GridModel by their kind. Everything is drawn by hand: a style sheet's item painting is slow,
/// and text from outside must never be taken for markup.
class GridDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;
};

} // namespace sluice::ui
