#pragma once

#include "desk/Reader.h"
#include "ui/kit/AppContext.h"

#include <QWidget>

class QVBoxLayout;

namespace sluice::ui {

/// The policy in force as sentences, with its version; read-only.
class PolicyPanel final : public QWidget {
    Q_OBJECT
public:
    PolicyPanel(const AppContext &context, QWidget *parent);

private:
    void refresh();
    void show(const desk::Reader::PolicyView &policy);
    void showProblem(const Error &error);

    AppContext m_context;
    QWidget *m_area;
    QVBoxLayout *m_column;
    QString m_version; ///< Of the policy that is shown; empty: none.
};

} // namespace sluice::ui
