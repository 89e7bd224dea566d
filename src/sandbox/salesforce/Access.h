#pragma once

#include "sandbox/salesforce/Schema.h"

#include <QHash>
#include <QSet>

namespace sluice::sandbox::salesforce {

/// Who works through the API.
struct Caller {
    QString userId;
    QString profileId;
};

/// What a permission set allows, object by object and field by field.
class Permissions {
public:
    /// With an empty field: the object itself.
    void add(const QString &object, const QString &field, bool read, bool edit);
    void add(const Permissions &others);
    bool mayRead(const QString &key) const { return m_readable.contains(key); }
    bool mayEdit(const QString &key) const { return m_editable.contains(key); }

private:
    QSet<QString> m_readable, m_editable;
};

/// What users may see and change: field-level security, objects that are not installed, multi-currency on or off.
/// What is hidden and what does not exist look the same, as in Salesforce.
class Access {
public:
    explicit Access(bool multiCurrency)
        : m_multiCurrency(multiCurrency)
    {
    }

    bool multiCurrency() const { return m_multiCurrency; }
    void setMultiCurrency(bool on) { m_multiCurrency = on; }

    /// Hides a field, or a whole object with an empty field; for one profile or, with an empty profile, for everybody.
    void hide(const QString &object, const QString &field = {}, const QString &profileId = {});
    void show(const QString &object, const QString &field = {}, const QString &profileId = {});
    /// The field, or the object with an empty field, can be read but not written.
    void lockDown(const QString &object, const QString &field = {}, const QString &profileId = {});
    /// As if the Sluice package had never been deployed: its objects and custom fields are gone.
    void uninstallSluice();
    /// A deployment brought the field, or the object with an empty field. Nobody sees it before a permission set says so.
    void install(const QString &object, const QString &field);
    bool isInstalled(const QString &object, const QString &field) const;
    /// What permission sets give to a user.
    void grant(const QString &userId, const Permissions &permissions) { m_granted[userId].add(permissions); }
    void revokeAll() { m_granted.clear(); }

    bool sees(const Caller &caller, const SObject &object) const;
    bool sees(const Caller &caller, const SObject &object, int field) const;
    bool mayWrite(const Caller &caller, const SObject &object) const;
    bool mayWrite(const Caller &caller, const SObject &object, int field) const;

private:
    using Keys = QHash<QString, QSet<QString>>; ///< By profile; the empty profile counts for everybody.
    /// True when the key was deployed and the caller was given nothing that opens it.
    bool isClosed(const Caller &caller, const QString &key, bool edit) const;
    static bool has(const Keys &keys, const Caller &caller, const QString &key);

    bool m_multiCurrency;
    Keys m_hidden;
    Keys m_readOnly;
    QSet<QString> m_absent;   ///< Not installed.
    QSet<QString> m_deployed; ///< Installed since, for those to whom it was given.
    QHash<QString, Permissions> m_granted; ///< By user.
};

} // namespace sluice::sandbox::salesforce
