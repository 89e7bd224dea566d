#pragma once

#include "mirror/Database.h"
#include "mirror/Facts.h"
#include "mirror/PullWriter.h"
#include "mirror/ViewStore.h"
#include "support/StandingClock.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QVariant>

namespace sluice::testing {

/// A mirror in a folder of its own, with what writes and reads it.
struct Mirror {
    explicit Mirror(const QString &path)
        : file(path)
        , database(std::move(*mirror::Database::open(path, mirror::OpenMode::ReadWrite)))
        , writer(*database, clock)
        , facts(*database)
        , views(*database)
    {
    }

    /// Runs SQL on the mirror's own connection; false when it is refused.
    bool sql(const QString &text) const
    {
        return QSqlQuery(QSqlDatabase::database(database->connectionName())).exec(text);
    }

    QVariant value(const QString &text) const
    {
        QSqlQuery query(QSqlDatabase::database(database->connectionName()));
        return query.exec(text) && query.next() ? query.value(0) : QVariant();
    }

    /// Every row of every table of records but the cursors' times, as text: equal dumps are equal mirrors.
    QStringList dump() const
    {
        const QSqlDatabase db = QSqlDatabase::database(database->connectionName());
        QStringList lines;
        for (const QString &table : db.tables()) {
            if (table == QLatin1String("generation") || table == QLatin1String("cursor"))
                continue;
            QSqlQuery query(db);
            query.exec(QStringLiteral("SELECT * FROM ") + table);
            while (query.next()) {
                QStringList values { table };
                for (int column = 0; query.value(column).isValid(); ++column)
                    values.append(query.value(column).toString());
                lines.append(values.join(QLatin1Char('|')));
            }
        }
        lines.sort();
        return lines;
    }

    QString file;
    StandingClock clock;
    std::unique_ptr<mirror::Database> database;
    mirror::PullWriter writer;
    mirror::Facts facts;
    mirror::ViewStore views;
};

} // namespace sluice::testing
