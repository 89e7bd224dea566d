#pragma once

class QString;
class QUrl;

// What other programs of the desktop are asked to open: here and nowhere else.

namespace sluice::ui {

/// Opens a web address. Settings and records say what it is, and the desktop starts a program for any kind of address: only
/// https is opened, and http on this machine. False when nothing was opened.
bool openAddress(const QUrl &address);
/// Shows a file or a folder of this machine, named by Sluice itself. False when no program does.
bool openHere(const QString &path);

} // namespace sluice::ui
