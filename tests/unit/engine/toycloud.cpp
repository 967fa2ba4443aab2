// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "toycloud.h"

using namespace hubwright;
using namespace Qt::StringLiterals;

int ToyCloud::count() const
{
    int count = 0;
    for (const QStringList &ids : things)
        count += int(ids.size());
    return count;
}

ToyStep::ToyStep(StepInfo info, ToyCloud &cloud)
    : Step(info)
    , m_cloud(cloud)
    , m_name(info.id.value)
{
}

Task<QList<Resource>> ToyStep::find(StepContext &context)
{
    co_await context.sleep(Milliseconds(1));
    if (m_cloud.before)
        m_cloud.before(u"find"_s, m_name);
    m_cloud.log += u"find "_s + m_name;
    QList<Resource> found;
    int &hidden = m_cloud.m_hiddenFor[m_name];
    if (hidden > 0) {
        --hidden;
        co_return found;
    }
    for (const QString &id : m_cloud.things.value(m_name))
        found += Resource{id, {}, m_cloud.broken.contains(id)};
    if (m_cloud.m_shownFor.value(m_name) > 0) {
        --m_cloud.m_shownFor[m_name];
        for (const QString &id : m_cloud.m_ghosts.value(m_name))
            found += Resource{id, {}, false};
    }
    co_return found;
}

Task<Resource> ToyStep::create(StepContext &context)
{
    co_await context.sleep(Milliseconds(1));
    if (m_cloud.before)
        m_cloud.before(u"create"_s, m_name);
    const QString id = u"%1-%2"_s.arg(m_name).arg(m_cloud.m_next++);
    m_cloud.log += u"create "_s + m_name;
    m_cloud.things[m_name] += id;
    m_cloud.m_hiddenFor[m_name] = m_cloud.listingLag;
    if (m_cloud.after)
        m_cloud.after(u"create"_s, m_name);
    co_return Resource{id, {}, false};
}

Task<Resource> ToyStep::settle(StepContext &context, Resource resource)
{
    if (m_cloud.before)
        m_cloud.before(u"settle"_s, m_name);
    co_await context.sleep(m_cloud.settleTime);
    resource.facts = {{u"name"_s, m_name}};
    co_return resource;
}

Task<> ToyStep::remove(StepContext &context, Resource resource)
{
    co_await context.sleep(Milliseconds(1));
    if (m_cloud.before)
        m_cloud.before(u"remove"_s, m_name);
    m_cloud.log += u"remove "_s + m_name;
    m_cloud.things[m_name].removeAll(resource.id);
    m_cloud.m_ghosts[m_name] = QStringList(resource.id);
    m_cloud.m_shownFor[m_name] = m_cloud.goingLag;
    if (m_cloud.after)
        m_cloud.after(u"remove"_s, m_name);
}

ToyAction::ToyAction(StepInfo info, ToyCloud &cloud)
    : ActionStep(std::move(info))
    , m_cloud(cloud)
{
}

Task<Resource> ToyAction::create(StepContext &context)
{
    co_await context.sleep(Milliseconds(1));
    if (m_cloud.before)
        m_cloud.before(u"do"_s, info().id.value);
    m_cloud.log += u"do "_s + info().id.value;
    co_return Resource();
}

Outline toyOutline(const QString &text)
{
    Outline outline;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        StepInfo info;
        QString name = part.section(u':', 0, 0).trimmed();
        if (name.endsWith(u'!')) {
            name.chop(1);
            info.makes = StepInfo::Makes::Nothing;
        } else if (name.endsWith(u'@')) {
            name.chop(1);
            info.makes = StepInfo::Makes::Others;
        } else if (name.endsWith(u'*')) {
            name.chop(1);
            info.holdsData = true;
        }
        // "net/5" takes five seconds.
        info.expected = Seconds(name.contains(u'/') ? name.section(u'/', 1).toInt() : 1);
        info.id = StepId(name.section(u'/', 0, 0));
        for (const QString &need : part.section(u':', 1).split(u' ', Qt::SkipEmptyParts))
            info.needs += StepId(need.trimmed());
        outline += info;
    }
    return outline;
}

Plan toyPlan(const QString &text, ToyCloud &cloud)
{
    std::vector<std::unique_ptr<Step>> steps;
    for (const StepInfo &info : toyOutline(text)) {
        if (info.makes == StepInfo::Makes::Nothing)
            steps.push_back(std::make_unique<ToyAction>(info, cloud));
        else
            steps.push_back(std::make_unique<ToyStep>(info, cloud));
    }
    return Plan(std::move(steps));
}
