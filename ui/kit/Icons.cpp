#include "ui/kit/Icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace sluice::ui {

namespace {

QByteArray sourceOf(const QString &name)
{
    static QHash<QString, QByteArray> cache;
    auto found = cache.constFind(name);
    if (found == cache.constEnd()) {
        QFile file(QStringLiteral(":/ui/icons/%1.svg").arg(name));
        found = cache.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    return *found;
}

class StrokeIconEngine final : public QIconEngine {
public:
    StrokeIconEngine(QString name, Ink colour)
        : m_name(std::move(name))
        , m_colour(colour)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QColor colour = ink(m_colour);
        if (mode == QIcon::Disabled)
            colour = ink(Ink::Faint);
        paintIcon(*painter, m_name, rect, colour);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new StrokeIconEngine(m_name, m_colour); }

private:
    QString m_name;
    Ink m_colour;
};

} // namespace

QIcon icon(const QString &name, Ink colour)
{
    return QIcon(new StrokeIconEngine(name, colour));
}

void paintIcon(QPainter &painter, const QString &name, const QRectF &rect, const QColor &colour)
{
    QByteArray svg = sourceOf(name);
    svg.replace("\"#000\"", '"' + colour.name().toLatin1() + '"');
    QSvgRenderer renderer(svg);
    renderer.render(&painter, rect);
}

} // namespace sluice::ui
