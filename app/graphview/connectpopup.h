/// Asks what an edge that was just drawn is: COPY --from, a mount of a RUN, or the base.
#pragma once

#include <QFrame>
#include <QStringList>

class QComboBox;
class QLabel;
class QPushButton;
class QRadioButton;

namespace stagewright::app {

enum class ConnectKind { Copy, Mount, Base };

struct ConnectOffer
{
    QString source;
    QString target;
    QStringList paths; ///< in the source; the first is the likeliest
    QString destination;
    QStringList runs; ///< RUN instructions of the target, for a mount
    int run = 0;      ///< the likeliest of them
    ConnectKind kind = ConnectKind::Copy;
};

struct ConnectChoice
{
    ConnectKind kind = ConnectKind::Copy;
    QString path;
    QString destination;
    int run = 0;
};

class ConnectPopup : public QFrame
{
    Q_OBJECT

public:
    explicit ConnectPopup(const ConnectOffer &offer, QWidget *parent);

    ConnectChoice choice() const;

signals:
    void accepted(const stagewright::app::ConnectChoice &choice);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRadioButton *addKind(const QString &text, const char *name);
    void showFields();
    void accept();

    QRadioButton *m_copy;
    QRadioButton *m_mount;
    QRadioButton *m_base;
    QLabel *m_pathLabel;
    QComboBox *m_path;
    QLabel *m_destinationLabel;
    QComboBox *m_destination;
    QLabel *m_runLabel;
    QComboBox *m_run;
    QPushButton *m_connect;
};

} // namespace stagewright::app
