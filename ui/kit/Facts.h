#pragma once

#include "desk/Rows.h"
#include "ui/kit/Theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;

// Pieces of a detail pane: facts as label and value, two facing values, differences, lines, history.

namespace sluice::ui {

/// Label at the left in muted ink, value at the right; values wrap and can be copied.
class FactGrid final : public QWidget {
    Q_OBJECT
public:
    explicit FactGrid(QWidget *parent);
    void add(const QString &label, const QString &value, Ink colour = Ink::Text);
    /// A value that will be another one soon: the label that says it.
    QLabel *addLabel(const QString &label, const QString &value);
    bool isEmpty() const { return m_rows == 0; }

private:
    void put(const QString &label, QWidget *value);

    QGridLayout *m_grid;
    int m_rows = 0;
};

/// What was found and what is needed, face to face, each with the system it comes from.
class FacingValues final : public QWidget {
    Q_OBJECT
public:
    FacingValues(const QString &foundHead, const QString &found, const QString &neededHead, const QString &needed,
        QWidget *parent);
};

/// A table of three columns: field, one side, other side; what differs stands out. Struck: the left value is past.
class DifferenceTable final : public QWidget {
    Q_OBJECT
public:
    enum class Style { SideBySide, Stacked, StackedStruck }; ///< Stacked: one above the other, for narrow panes.
    DifferenceTable(const QString &leftHead, const QString &rightHead, const std::vector<desk::Difference> &rows,
        Style style, QWidget *parent);

private:
    void addSideBySide(const QString &leftHead, const QString &rightHead, const std::vector<desk::Difference> &rows);
    void addStacked(const QString &leftHead, const QString &rightHead, const std::vector<desk::Difference> &rows,
        bool struck);

    QGridLayout *m_grid;
};

/// Invoice or deal lines with their amounts, drawn by hand.
class LineTable final : public QWidget {
    Q_OBJECT
public:
    LineTable(std::vector<desk::LineRow> lines, QWidget *parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<desk::LineRow> m_lines;
};

/// Events, newest first: when, what, who.
class Timeline final : public QWidget {
    Q_OBJECT
public:
    Timeline(const std::vector<desk::EventRow> &events, Instant now, QWidget *parent);
};

/// A label with a chip's looks.
class ChipLabel final : public QWidget {
    Q_OBJECT
public:
    ChipLabel(const QString &text, Tone tone, QWidget *parent);
    void set(const QString &text, Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Tone m_tone;
};

} // namespace sluice::ui
