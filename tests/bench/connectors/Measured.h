#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStringList>

namespace sluice::bench {

/// One program from its start to its end, as the kernel counted it.
struct Measured {
    int exit = -1; ///< -1: it could not be started or did not end by itself.
    double seconds = 0, cpuSeconds = 0, peakMb = 0;
    QByteArray out;

    /// The last line of standard output as a JSON object; what a program measured of itself.
    QJsonObject told() const;
};

/// Runs `program` to its end; standard error goes to the caller's.
Measured measure(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment);

/// The figure of the middle run.
double median(std::vector<double> values);

/// Peak memory of this process so far, in MB, and from where it is counted anew.
double peakMb();
void countPeakAnew();

/// Processor time of this process so far, user and system, in seconds.
double cpuSeconds();

} // namespace sluice::bench
