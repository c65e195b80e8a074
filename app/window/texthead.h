/// The strip above the text: the file's name and where the caret is.
#pragma once

#include <QWidget>

class QLabel;

namespace stagewright::app {

class TextHead : public QWidget
{
    Q_OBJECT

public:
    explicit TextHead(QWidget *parent = nullptr);

    void setFile(const QString &name, const QString &path, bool isModified);
    /// "builder ▸ RUN"; each part is a link.
    void setPlace(const QStringList &parts);

signals:
    void partClicked(int index);

private:
    QLabel *m_name;
    QLabel *m_place;
};

} // namespace stagewright::app
