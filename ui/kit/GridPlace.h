#pragma once

#include <QString>

#include <optional>

namespace sluice::ui {

class GridModel;

/// Heads of groups that the cursor does not stop at.
enum class PassedBy { OpenHeads, AllHeads };

/// The nearest line, `row` itself or one in this direction (-1, 1), that the cursor stops at; -1 when there is none.
int rowBesideHeads(const GridModel &model, int row, int direction, PassedBy heads);

/// Where the cursor was before the rows of a grid were replaced, and where it belongs afterwards.
class GridPlace {
public:
    /// `row` -1: it was nowhere.
    void remember(const GridModel &model, int row);
    /// The same row wherever it stands now; else the one that slid into its place.
    int rowIn(const GridModel &model, PassedBy heads) const;

private:
    QString m_key;
    std::optional<QString> m_group; ///< What the head above the cursor said.
    int m_row = 0;
};

} // namespace sluice::ui
