// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/graphlayout.h"

namespace hubwright {

namespace {

/// Sugiyama's way: a long edge becomes a chain of places, one in each column that it passes; then columns are
/// ordered by where their neighbours stand, and places are moved towards their neighbours.
class Layouter
{
public:
    explicit Layouter(const Outline &steps)
        : m_steps(steps)
        , m_needs(steps.size())
    {
        QHash<StepId, int> index;
        for (int i = 0; i < steps.size(); ++i)
            index.insert(steps[i].id, i);
        for (int i = 0; i < steps.size(); ++i) {
            for (const StepId &need : steps[i].needs)
                m_needs[i] << index.value(need);
        }
    }

    GraphLayout run()
    {
        addSteps();
        addEdges();
        for (int round = 0; round < 12; ++round)
            sweep(round % 2 == 0);
        for (int round = 0; round < 16; ++round)
            relax();
        return result();
    }

private:
    struct Place
    {
        int column = 0;
        double row = 0;
        double height = 1;
        QList<int> left;
        QList<int> right;
    };

    int addPlace(int column, double height)
    {
        m_columns.resize(std::max<qsizetype>(m_columns.size(), column + 1));
        m_places << Place{column, double(m_columns[column].size()), height, {}, {}};
        m_columns[column] << int(m_places.size()) - 1;
        return int(m_places.size()) - 1;
    }

    void addSteps()
    {
        const QMap<StepId, int> columns = depths(m_steps);
        for (const StepInfo &step : m_steps)
            addPlace(columns.value(step.id), 1);
    }

    /// Whether `to` comes after `from` by a longer way than the edge between them.
    [[nodiscard]] bool isImplied(int from, int to) const
    {
        QList<int> open;
        for (const int need : m_needs[to]) {
            if (need != from)
                open << need;
        }
        QSet<int> seen;
        while (!open.isEmpty()) {
            const int at = open.takeLast();
            if (at == from)
                return true;
            if (seen.contains(at))
                continue;
            seen.insert(at);
            open += m_needs[at];
        }
        return false;
    }

    void addEdges()
    {
        const QList<StepId> path = criticalPath(m_steps);
        for (int to = 0; to < m_steps.size(); ++to) {
            for (const int from : std::as_const(m_needs[to])) {
                const qsizetype at = path.indexOf(m_steps[from].id);
                const bool critical = at >= 0 && at + 1 < path.size() && path[at + 1] == m_steps[to].id;
                if (critical || !isImplied(from, to))
                    addEdge(from, to, critical);
            }
        }
    }

    void addEdge(int from, int to, bool critical)
    {
        const int first = m_places[from].column, last = m_places[to].column;
        QList<int> chain;
        int before = from;
        for (int column = first + 1; column < last; ++column) {
            chain << addPlace(column, 0.4);
            join(before, chain.last());
            before = chain.last();
        }
        join(before, to);
        m_edges << GraphLayout::Edge{from, to, critical, {}};
        m_chains << chain;
    }

    void join(int left, int right)
    {
        m_places[left].right << right;
        m_places[right].left << left;
    }

    [[nodiscard]] double middle(const QList<int> &neighbours, double otherwise) const
    {
        if (neighbours.isEmpty())
            return otherwise;
        double sum = 0;
        for (const int at : neighbours)
            sum += m_places[at].row;
        return sum / double(neighbours.size());
    }

    [[nodiscard]] double distance(int above, int below) const
    {
        return (m_places[above].height + m_places[below].height) / 2;
    }

    /// Orders each column by where its neighbours stand, once from the left and once from the right.
    void sweep(bool fromLeft)
    {
        for (int i = 0; i < m_columns.size(); ++i) {
            QList<int> &column = m_columns[fromLeft ? i : m_columns.size() - 1 - i];
            const auto wish = [&](int at) {
                return middle(fromLeft ? m_places[at].left : m_places[at].right, m_places[at].row);
            };
            std::ranges::stable_sort(column, {}, wish);
            const double before = middle(column, 0);
            for (int row = 1; row < column.size(); ++row)
                m_places[column[row]].row
                    = m_places[column[row - 1]].row + distance(column[row - 1], column[row]);
            center(column, fromLeft && i == 0 ? 0 : before);
        }
    }

    void center(const QList<int> &column, double wanted)
    {
        const double shift = wanted - middle(column, 0);
        for (const int at : column)
            m_places[at].row += shift;
    }

    /// Moves places towards their neighbours, keeping order and distance.
    void relax()
    {
        for (const QList<int> &column : std::as_const(m_columns)) {
            for (const int at : column) {
                Place &place = m_places[at];
                place.row = (place.row + middle(place.left + place.right, place.row)) / 2;
            }
            const double before = middle(column, 0);
            for (int i = 1; i < column.size(); ++i) {
                double &row = m_places[column[i]].row;
                row = std::max(row, m_places[column[i - 1]].row + distance(column[i - 1], column[i]));
            }
            center(column, before);
        }
    }

    [[nodiscard]] GraphLayout result() const
    {
        double first = 0, last = 0;
        for (const Place &place : m_places) {
            first = std::min(first, place.row);
            last = std::max(last, place.row);
        }
        GraphLayout layout;
        layout.columns = int(m_columns.size());
        layout.rows = m_places.isEmpty() ? 0 : last - first + 1;
        for (int i = 0; i < m_steps.size(); ++i)
            layout.nodes << GraphLayout::Node{m_steps[i].id, m_places[i].column, m_places[i].row - first};
        layout.edges = m_edges;
        for (int i = 0; i < m_edges.size(); ++i) {
            for (const int at : m_chains[i])
                layout.edges[i].via << m_places[at].row - first;
        }
        return layout;
    }

    const Outline &m_steps;
    QList<QList<int>> m_needs;
    QList<Place> m_places; ///< first the steps, then where edges pass
    QList<QList<int>> m_columns;
    QList<GraphLayout::Edge> m_edges;
    QList<QList<int>> m_chains;
};

} // namespace

GraphLayout layOut(const Outline &steps)
{
    return Layouter(steps).run();
}

} // namespace hubwright
