#include "sandbox/quickbooks/FormPdf.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

/// One line of text for a PDF string: Latin-1, with the three characters escaped that matter there.
QByteArray escaped(const QString &text)
{
    QByteArray out;
    for (const char c : text.toLatin1()) {
        if (c == '(' || c == ')' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

} // namespace

QByteArray formPdf(const QString &title, const Value &record, const QString &company)
{
    const QStringList lines { company, title + u' ' + record[u"DocNumber"].toString(),
        record[u"CustomerRef"][u"name"].toString(), record[u"TxnDate"].toString(),
        record[u"TotalAmt"].toString() + u' ' + record[u"CurrencyRef"][u"value"].toString() };
    QByteArray content = "BT /F1 12 Tf 72 760 Td 18 TL\n";
    for (const QString &line : lines)
        content += '(' + escaped(line) + ") Tj T*\n";
    content += "ET\n";

    const QList<QByteArray> objects { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Length " + QByteArray::number(content.size()) + ">>\nstream\n" + content + "endstream" };
    QByteArray pdf = "%PDF-1.4\n";
    QByteArray index = "xref\n0 " + QByteArray::number(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        index += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const QByteArray indexAt = QByteArray::number(pdf.size());
    return pdf + index + "trailer\n<</Size " + QByteArray::number(objects.size() + 1)
        + "/Root 1 0 R>>\nstartxref\n" + indexAt + "\n%%EOF\n";
}

} // namespace sluice::sandbox::quickbooks
