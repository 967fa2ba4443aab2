// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/graphlayout.h"

namespace hubwright {

namespace {

class Layouter
{
public:
    explicit Layouter(const Outline &steps)
        : m_steps(steps)
        , m_below(steps.size())
        , m_above(steps.size())
    {
        for (int i = 0; i < steps.size(); ++i)
            m_index.insert(steps[i].id, i);
        for (int i = 0; i < steps.size(); ++i) {
            for (const StepId &need : steps[i].needs)
                m_above[i] << m_index.value(need);
        }
    }

    GraphLayout run()
    {
        addNodes();
        addEdges();
        for (int round = 0; round < 8; ++round)
            sweep(round % 2 == 0);
        for (int round = 0; round < 12; ++round)
            relax();
        normalize();
        return m_result;
    }

private:
    void addNodes()
    {
        const QMap<StepId, int> columns = depths(m_steps);
        for (const StepInfo &step : m_steps) {
            const int column = columns.value(step.id);
            m_result.columns = std::max(m_result.columns, column + 1);
            m_columns.resize(m_result.columns);
            m_result.nodes << GraphLayout::Node{step.id, column, double(m_columns[column].size())};
            m_columns[column] << int(m_result.nodes.size()) - 1;
        }
    }

    /// Whether `to` comes after `from` by a longer way than the edge between them.
    bool isImplied(int from, int to) const
    {
        QList<int> open;
        for (const int need : m_above[to]) {
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
            open += m_above[at];
        }
        return false;
    }

    void addEdges()
    {
        const QList<StepId> path = criticalPath(m_steps);
        for (int to = 0; to < m_steps.size(); ++to) {
            for (const int from : std::as_const(m_above[to])) {
                const qsizetype at = path.indexOf(m_steps[from].id);
                const bool critical = at >= 0 && at + 1 < path.size() && path[at + 1] == m_steps[to].id;
                if (critical || !isImplied(from, to))
                    m_result.edges << GraphLayout::Edge{from, to, critical};
            }
        }
        for (QList<int> &above : m_above)
            above.clear();
        for (const GraphLayout::Edge &edge : std::as_const(m_result.edges)) {
            m_above[edge.to] << edge.from;
            m_below[edge.from] << edge.to;
        }
    }

    double middle(const QList<int> &neighbours, double otherwise) const
    {
        if (neighbours.isEmpty())
            return otherwise;
        double sum = 0;
        for (const int at : neighbours)
            sum += m_result.nodes[at].row;
        return sum / double(neighbours.size());
    }

    /// Orders each column by where its neighbours stand, once from the left and once from the right.
    void sweep(bool fromLeft)
    {
        for (int i = 0; i < m_result.columns; ++i) {
            QList<int> &column = m_columns[fromLeft ? i : m_result.columns - 1 - i];
            const auto wish = [&](int at) {
                return middle(fromLeft ? m_above[at] : m_below[at], m_result.nodes[at].row);
            };
            std::ranges::stable_sort(column, {}, wish);
            for (int row = 0; row < column.size(); ++row)
                m_result.nodes[column[row]].row = row - double(column.size() - 1) / 2;
        }
    }

    /// Moves steps towards their neighbours, keeping order and distance.
    void relax()
    {
        for (const QList<int> &column : std::as_const(m_columns)) {
            for (const int at : column)
                m_result.nodes[at].row
                    = (m_result.nodes[at].row + middle(m_above[at] + m_below[at], m_result.nodes[at].row))
                    / 2;
            const double before = mean(column);
            for (int i = 1; i < column.size(); ++i) {
                double &row = m_result.nodes[column[i]].row;
                row = std::max(row, m_result.nodes[column[i - 1]].row + 1);
            }
            const double shift = before - mean(column);
            for (const int at : column)
                m_result.nodes[at].row += shift;
        }
    }

    double mean(const QList<int> &column) const { return middle(column, 0); }

    void normalize()
    {
        double first = 0, last = 0;
        for (const GraphLayout::Node &node : std::as_const(m_result.nodes))
            first = std::min(first, node.row);
        for (GraphLayout::Node &node : m_result.nodes) {
            node.row -= first;
            last = std::max(last, node.row);
        }
        m_result.rows = m_result.nodes.isEmpty() ? 0 : last + 1;
    }

    const Outline &m_steps;
    QHash<StepId, int> m_index;
    QList<QList<int>> m_below;
    QList<QList<int>> m_above;
    QList<QList<int>> m_columns;
    GraphLayout m_result;
};

} // namespace

GraphLayout layOut(const Outline &steps)
{
    return Layouter(steps).run();
}

} // namespace hubwright
