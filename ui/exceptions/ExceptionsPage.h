#pragma once

#include "ui/exceptions/ExceptionColumns.h"
#include "ui/kit/ListPage.h"

#include <QTimer>

namespace sluice::ui {

class ExceptionDetailPane;

/// The queue that a clerk works all day, with the keyboard.
class ExceptionsPage final : public ListPage {
    Q_OBJECT
public:
    ExceptionsPage(const AppContext &context, QWidget *parent);

protected:
    void refresh() override;
    void showDetail(const QString &key) override;

private:
    void addKeys();
    void loadDetail();
    void act(const QString &name);
    void ask();
    void openAskSheet(const std::vector<CaseId> &ids, const QString &question);
    void tag();
    void pause();
    void assign();
    static QString whatResolvingDoes(desk::PersonsWord word);
    void resolve();
    void reopen();
    void undo();
    /// Gives one order for each marked exception, remembers them for undo, and says what was done.
    void giveEach(const QString &failure, const QString &done,
        std::function<Result<void>(desk::Orders &, const QString &, const CaseId &)> order);
    std::vector<CaseId> marked() const;
    QStringList namesOf(const std::vector<CaseId> &ids) const;
    const desk::ExceptionRow *current() const;

    ExceptionModel m_model;
    ExceptionDetailPane *m_pane;
    QTimer m_detailTimer; ///< Holding j down must not ask for every row it passes.
    struct Decision {
        QString actor;
        QList<CaseId> ids;
    };
    QList<Decision> m_undo; ///< The last one last.
};

} // namespace sluice::ui
