#include "LayerTable.h"

#include <QRegularExpression>

namespace sluice::architecture {

namespace {

/// Headers that only some folders may use. Widgets would not compile in src; with a module's name before them they would.
struct Library {
    QString name;
    QRegularExpression headers;
};

const QList<Library> &libraries()
{
    static const QList<Library> all {
        { QStringLiteral("Sql"), QRegularExpression(QStringLiteral("^(QtSql(/|$)|QSql)")) },
        { QStringLiteral("Sqlite"), QRegularExpression(QStringLiteral("^sqlite3")) },
        { QStringLiteral("Network"),
            QRegularExpression(QStringLiteral("^(QtNetwork(/|$)|QNetwork|QAbstractSocket|QTcp|QUdp|QSsl|QHost|QLocalS|QCoro/QCoroNetwork)")) },
        { QStringLiteral("Toml"), QRegularExpression(QStringLiteral("^toml\\+\\+")) },
        { QStringLiteral("Keychain"), QRegularExpression(QStringLiteral("^qt6keychain/")) },
        { QStringLiteral("Gui"),
            QRegularExpression(QStringLiteral("^(Qt(Gui|Widgets|Charts|Svg|SvgWidgets|PrintSupport)(/|$)|Q(Gui)?Application$|QWidget|QPaint|QIcon|QColor|QPixmap|QImage)")) },
    };
    return all;
}

/// Libraries whose types may appear in headers.
bool isPublic(const QString &library)
{
    return library == QLatin1String("Gui") || library == QLatin1String("Toml");
}

/// The path as the table names it: without src/.
QString tableName(const QString &path)
{
    return path.startsWith(QLatin1String("src/")) ? path.mid(4) : path;
}

/// Where an include in quotation marks leads. Headers of a program have its name before them, or nothing.
QString targetOf(const QString &include)
{
    if (include.startsWith(QLatin1String("ctl/")) || include.startsWith(QLatin1String("desktop/")))
        return QLatin1String("app/") + include;
    return include;
}

} // namespace

LayerTable LayerTable::parse(const QString &text)
{
    LayerTable table;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty() && !line.startsWith(QLatin1Char('#')))
            table.readLine(line);
    }
    return table;
}

void LayerTable::readLine(const QString &line)
{
    static const QRegularExpression shape(QStringLiteral(R"(^([a-z/*]+):([a-z/* ]*)(?:\|([A-Za-z ]+))?$)"));
    const QRegularExpressionMatch match = shape.match(line);
    if (!match.hasMatch()) {
        m_problems.append(QStringLiteral("this line cannot be read: %1").arg(line));
        return;
    }
    Row row { match.captured(2).split(QLatin1Char(' '), Qt::SkipEmptyParts),
        match.captured(3).split(QLatin1Char(' '), Qt::SkipEmptyParts) };
    for (const QString &folder : row.folders) {
        if (!m_rows.contains(folder))
            m_problems.append(QStringLiteral("%1 points at %2, which does not stand above it").arg(match.captured(1), folder));
    }
    for (const QString &library : row.libraries) {
        const auto named = [&library](const Library &one) { return one.name == library; };
        if (std::none_of(libraries().begin(), libraries().end(), named))
            m_problems.append(QStringLiteral("%1 names the unknown library %2").arg(match.captured(1), library));
    }
    m_rows.insert(match.captured(1), row);
}

QString LayerTable::rowOf(const QString &path) const
{
    // The longest folder with a line of its own; a star only where there is none.
    QString folder = path;
    while (folder.contains(QLatin1Char('/'))) {
        folder = folder.section(QLatin1Char('/'), 0, -2);
        if (m_rows.contains(folder))
            return folder;
    }
    const QString star = path.section(QLatin1Char('/'), 0, 0) + QLatin1String("/*");
    return path.count(QLatin1Char('/')) >= 2 && m_rows.contains(star) ? star : QString();
}

QString LayerTable::objection(const QString &file, const QString &include, bool inBrackets) const
{
    const QString row = rowOf(tableName(file));
    if (row.isEmpty())
        return QStringLiteral("its folder is missing from layers.txt");
    if (include.contains(QLatin1String("..")))
        return QStringLiteral("'%1' climbs out of its folder").arg(include);
    if (inBrackets)
        return objectionToLibrary(row, file, include);
    if (!include.contains(QLatin1Char('/')))
        return {}; // A neighbour in the same folder.
    const QString target = rowOf(targetOf(include));
    // Two screens share a line, and are still strangers to each other.
    const bool sameFolder = row == target && (!row.endsWith(QLatin1Char('*')) || include.section(QLatin1Char('/'), 0, 1) == file.section(QLatin1Char('/'), 0, 1));
    return sameFolder ? QString() : objectionToFolder(row, include);
}

QString LayerTable::objectionToFolder(const QString &row, const QString &include) const
{
    const QString target = rowOf(targetOf(include));
    if (target.isEmpty())
        return QStringLiteral("'%1' leads to no folder of layers.txt").arg(include);
    if (m_rows.value(row).folders.contains(target))
        return {};
    return QStringLiteral("%1 may not include %2 ('%3')").arg(row, target, include);
}

QString LayerTable::objectionToLibrary(const QString &row, const QString &file, const QString &include) const
{
    for (const Library &library : libraries()) {
        if (!library.headers.match(include).hasMatch())
            continue;
        if (!m_rows.value(row).libraries.contains(library.name))
            return QStringLiteral("%1 may not use %2 (<%3>)").arg(row, library.name, include);
        if (!isPublic(library.name) && !file.endsWith(QLatin1String(".cpp")))
            return QStringLiteral("%1 keeps %2 to its .cpp files (<%3>)").arg(row, library.name, include);
    }
    return {};
}

} // namespace sluice::architecture
