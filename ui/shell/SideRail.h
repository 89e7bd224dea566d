#pragma once

#include <QAbstractButton>
#include <QWidget>

class QVBoxLayout;

namespace sluice::ui {

/// One entry of the rail: icon, name, and a quiet count.
class RailButton final : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(const QString &id, const QString &iconName, const QString &title, QWidget *parent);
    QString id() const { return m_id; }
    void setCount(int count, bool late);
    void setNarrow(bool narrow);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_id, m_icon;
    int m_count = 0;
    bool m_late = false, m_narrow = false;
};

/// The way from screen to screen: 168 px, 56 px when the window is narrow.
class SideRail final : public QWidget {
    Q_OBJECT
public:
    explicit SideRail(QWidget *parent);
    void add(const QString &id, const QString &iconName, const QString &title);
    void setCurrent(const QString &id);
    void setCount(const QString &id, int count, bool late);
    void setNarrow(bool narrow);
    void setPerson(const QString &name, const QString &roles);

Q_SIGNALS:
    void chosen(const QString &id);
    void personRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
    QList<RailButton *> m_buttons;
    RailButton *m_person;
    bool m_narrow = false;
};

} // namespace sluice::ui
