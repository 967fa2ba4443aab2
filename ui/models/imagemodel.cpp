// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "models/imagemodel.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace hubwright {

void ImageModel::setImages(const QList<Image> &images)
{
    QMap<QString, Image> newest;
    for (const Image &image : images) {
        const auto known = newest.constFind(image.name);
        if (known == newest.cend() || known->created < image.created)
            newest.insert(image.name, image);
    }
    beginResetModel();
    m_images = newest.values();
    m_search.clear();
    for (const Image &image : std::as_const(m_images))
        m_search
            << (image.name + u' ' + image.distro + u' ' + image.version + u' ' + image.jupyterhub).toLower();
    endResetModel();
}

void ImageModel::setChosen(const QSet<QString> &names)
{
    if (names == m_chosen)
        return;
    m_chosen = names;
    if (!m_images.isEmpty())
        Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name), {Qt::CheckStateRole});
}

int ImageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_images.size());
}

int ImageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ImageModel::data(const QModelIndex &index, int role) const
{
    const Image &image = m_images[index.row()];
    const bool number = index.column() == Size || index.column() == NeedsDisk;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::CheckStateRole && index.column() == Name)
        return m_chosen.contains(image.name) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole && !image.distro.isEmpty())
        return tr("%1 %2", "distribution and version").arg(image.distro, image.version);
    if (role != Qt::DisplayRole)
        return {};
    const QLocale locale;
    switch (index.column()) {
    case Name:
        return image.name;
    case Jupyter:
        return image.jupyterhub.isEmpty() ? QString() : tr("JupyterHub %1").arg(image.jupyterhub);
    case Size:
        // A decimal only from a gigabyte on.
        return image.sizeBytes ? locale.formattedDataSize(
                   image.sizeBytes, image.sizeBytes >= 1'000'000'000, QLocale::DataSizeSIFormat)
                               : QString();
    case NeedsDisk:
        return image.minDiskGb ? tr("%1 GB").arg(image.minDiskGb) : QString();
    default:
        return locale.toString(image.created.date(), QLocale::ShortFormat);
    }
}

QVariant ImageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(
            Qt::AlignVCenter | (section == Size || section == NeedsDisk ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Image");
    case Jupyter:
        return tr("Prepared");
    case Size:
        return tr("Size");
    case NeedsDisk:
        return tr("Needs disk");
    default:
        return tr("Made");
    }
}

bool ImageModel::matches(int row, const Query &query) const
{
    return query.matches(m_search[row])
        && query.matches(0, double(m_images[row].minRamMb), m_images[row].minDiskGb);
}

bool ImageModel::isLess(int column, int left, int right) const
{
    const Image &a = m_images[left], &b = m_images[right];
    switch (column) {
    case Jupyter:
        return a.jupyterhub < b.jupyterhub;
    case Size:
        return a.sizeBytes < b.sizeBytes;
    case NeedsDisk:
        return a.minDiskGb < b.minDiskGb;
    case Created:
        return a.created < b.created;
    default:
        return m_search[left] < m_search[right];
    }
}

} // namespace hubwright
