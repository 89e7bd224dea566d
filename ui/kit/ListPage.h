#pragma once

#include "ui/kit/Page.h"

#include <QList>

#include <optional>

class QLabel;
class QPushButton;
class QSplitter;

namespace sluice::ui {

class FilterBar;
class GridModel;
class GridView;

/// A page with a grid: filter, saved views with counts, the grid, its foot with sums, and a detail at the right that
/// follows the cursor.
class ListPage : public Page {
    Q_OBJECT
public:
    struct View {
        QString name, filter;
        /// Key of the column its rows are grouped by, empty for none. Views that come with a page leave it as it is.
        std::optional<QString> group {};
    };

    ListPage(const AppContext &context, const QString &id, const QString &title, const QStringList &watches,
        QWidget *parent);

    void open(const Target &target) override;
    void focusMain() override;
    void saveLayout() override;

    GridView &view() const { return *m_view; }
    FilterBar &filterBar() const { return *m_filterBar; }
    QString footText() const;

protected:
    /// Call once from the constructor, when the model has its columns. `detail` may be null.
    void build(GridModel &model, const QList<View> &views, QWidget *detail);
    /// The cursor is on another row; empty when on none.
    virtual void showDetail(const QString &key) = 0;
    /// Whether a row is one of those a figure is made of.
    void restrictTo(const QStringList &rows, const QString &title);
    virtual void rowsChosen(const QStringList &) { } ///< Empty: all again.
    /// To be called when rows were replaced.
    void updateCounts();
    void updateFoot();
    /// How many rows pass the filter, in words.
    virtual QString rowsText(int passing) const;
    /// Beside the name of a view, of which `count` of the rows at hand are.
    virtual QString countText(const View &view, int count) const;
    /// Height of rows for a grid whose comfortable rows are this high.
    int settingsRowHeight(int comfortable);
    /// Width of the detail until somebody drags it; before build().
    void setDetailWidth(int pixels) { m_detailWidth = pixels; }
    void toggleDetail();
    void setExpanded(bool expanded);
    bool isExpanded() const { return m_expanded; }

private:
    /// `owner:me` needs my name, too.
    void learnWhoIAm();
    void buildViews(const QList<View> &views);
    void addViewButton(const View &view, bool own);
    void chooseView(int index);
    void chooseNoView();
    void applyFilter();
    void addCommands();
    /// A command whose key means it only while the grid has the focus.
    void gridCommand(const QString &name, const QString &keys, std::function<void()> run);
    void saveView();
    void exportCsv();
    void writeCsv(const QString &file);
    /// Puts the cursor there, whatever filter or view it takes to show it.
    void goToRecord(const QString &key);

    GridModel *m_model = nullptr;
    GridView *m_view = nullptr;
    FilterBar *m_filterBar = nullptr;
    QWidget *m_viewRow = nullptr;
    QWidget *m_pills = nullptr;
    QWidget *m_crumb = nullptr;
    QLabel *m_crumbText = nullptr;
    QSplitter *m_splitter = nullptr;
    QWidget *m_gridSide = nullptr;
    QWidget *m_detail = nullptr;
    QLabel *m_foot = nullptr;
    QList<View> m_views;
    QList<QPushButton *> m_viewButtons;
    QString m_awaited; ///< Where to go as soon as the rows are read for the first time.
    int m_chosen = 0; ///< -1: none; only what was typed counts.
    int m_comfortable = 32;
    int m_detailWidth = 420;
    bool m_expanded = false;
    bool m_askedWhoIAm = false;
};

} // namespace sluice::ui
