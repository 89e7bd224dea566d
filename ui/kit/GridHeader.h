#pragma once

#include <QHeaderView>

namespace sluice::ui {

class GridModel;

/// Column heads: click sorts, Shift+click adds a further key, right click chooses columns, dragging moves them.
class GridHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit GridHeader(QWidget *parent);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    GridModel *grid() const;
    void sortBy(int section, bool further);

    int m_pressed = -1;
    int m_pressedAt = 0;
};

} // namespace sluice::ui
