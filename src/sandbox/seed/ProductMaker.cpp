#include "sandbox/seed/ProductMaker.h"

#include "sandbox/salesforce/Ids.h"

#include <array>

namespace sluice::sandbox::seed {

namespace {

struct CatalogueRow {
    const char *code;
    const char *name;
    const char *family;
    const char *unit;
    ProductKind kind;
    int price; ///< Whole USD.
    ItemState item = ItemState::Active;
};

constexpr auto H = ProductKind::Hardware;
constexpr auto S = ProductKind::Service;
constexpr auto A = ProductKind::Subscription;
constexpr auto P = ProductKind::Project;

constexpr std::array kCatalogue {
    CatalogueRow { "TM-PRB-110", "Conductivity probe CP-110", "Sensors", "piece", H, 389 },
    CatalogueRow { "TM-PRB-120", "Dissolved oxygen probe DO-120", "Sensors", "piece", H, 642 },
    CatalogueRow { "TM-PRB-130", "pH and ORP probe PX-130", "Sensors", "piece", H, 318 },
    CatalogueRow { "TM-PRB-140", "Turbidity probe TB-140", "Sensors", "piece", H, 715 },
    CatalogueRow { "TM-PRB-150", "Level transmitter LT-150", "Sensors", "piece", H, 298 },
    CatalogueRow { "TM-PRB-160", "Ammonium probe AM-160", "Sensors", "piece", H, 884 },
    CatalogueRow { "TM-TMP-210", "Temperature logger T-210", "Sensors", "piece", H, 124 },
    CatalogueRow { "TM-TMP-220", "Cold-chain logger T-220", "Sensors", "piece", H, 167 },
    CatalogueRow { "TM-VIB-230", "Vibration sensor V-230", "Sensors", "piece", H, 455 },
    CatalogueRow { "TM-FLW-240", "Clamp-on flow meter F-240", "Sensors", "piece", H, 1890 },
    CatalogueRow { "TM-AIR-250", "Air quality node AQ-250", "Sensors", "piece", H, 970 },
    CatalogueRow { "TM-WTH-260", "Weather mast WM-260", "Sensors", "piece", H, 2640 },
    CatalogueRow { "TM-GTW-310", "Gateway G-310, LTE", "Gateways", "piece", H, 1150 },
    CatalogueRow { "TM-GTW-320", "Gateway G-320, satellite", "Gateways", "piece", H, 2380 },
    CatalogueRow { "TM-GTW-330", "Gateway G-330, hazardous area", "Gateways", "piece", H, 3725 },
    CatalogueRow { "TM-RLY-340", "Relay output module R-340", "Gateways", "piece", H, 276 },
    CatalogueRow { "TM-PNL-350", "Wall panel display D-350", "Gateways", "piece", H, 845 },
    CatalogueRow { "TM-BUO-410", "Monitoring buoy B-410", "Stations", "piece", H, 9860 },
    CatalogueRow { "TM-BUO-420", "Deep-water buoy B-420", "Stations", "piece", H, 18400 },
    CatalogueRow { "TM-KSK-430", "Shore station kiosk K-430", "Stations", "piece", H, 6215 },
    CatalogueRow { "TM-SOL-440", "Solar supply set S-440", "Stations", "set", H, 1320 },
    CatalogueRow { "TM-MNT-510", "Stainless mounting set", "Accessories", "set", H, 86 },
    CatalogueRow { "TM-CBL-520", "Marine cable, per metre", "Accessories", "m", H, 14 },
    CatalogueRow { "TM-CAL-530", "Calibration solution set", "Accessories", "set", H, 58 },
    CatalogueRow { "TM-CAP-540", "Sensor cap, pack of five", "Accessories", "pack", H, 195 },
    CatalogueRow { "TM-WIP-550", "Anti-fouling wiper", "Accessories", "piece", H, 149 },
    CatalogueRow { "TM-BAT-560", "Battery pack, 36 Ah", "Accessories", "piece", H, 212 },
    CatalogueRow { "TM-INS-610", "Installation, per hour", "Services", "h", S, 142 },
    CatalogueRow { "TM-INS-620", "Diver installation, per hour", "Services", "h", S, 285 },
    CatalogueRow { "TM-CAL-630", "Field calibration, per hour", "Services", "h", S, 128 },
    CatalogueRow { "TM-ENG-640", "Application engineering, per hour", "Services", "h", S, 176 },
    CatalogueRow { "TM-INT-650", "Integration engineering, per hour", "Services", "h", S, 188 },
    CatalogueRow { "TM-DAT-660", "Data analysis, per hour", "Services", "h", S, 164 },
    CatalogueRow { "TM-TRN-670", "Operator training, per day", "Services", "day", S, 1240 },
    CatalogueRow { "TM-TRN-680", "Administrator training, per day", "Services", "day", S, 1480 },
    CatalogueRow { "TM-TRV-690", "Travel, per trip", "Services", "trip", S, 415 },
    CatalogueRow { "TM-REP-695", "Workshop repair, per hour", "Services", "h", S, 118 },
    CatalogueRow { "TM-PLT-710", "Tidemark Platform, Essential, per site", "Platform", "site", A, 1188 },
    CatalogueRow { "TM-PLT-720", "Tidemark Platform, Professional, per site", "Platform", "site", A, 2340 },
    CatalogueRow { "TM-PLT-730", "Tidemark Platform, Enterprise, per site", "Platform", "site", A, 4380 },
    CatalogueRow { "TM-SEN-740", "Connected sensor, per year", "Platform", "sensor", A, 84 },
    CatalogueRow { "TM-SAT-750", "Satellite airtime, per year", "Platform", "line", A, 516 },
    CatalogueRow { "TM-ALM-760", "Alarm desk 24/7, per site", "Platform", "site", A, 1620 },
    CatalogueRow { "TM-API-770", "Open data interface, per year", "Platform", "licence", A, 2760 },
    CatalogueRow { "TM-SUP-780", "Premium support, per year", "Platform", "licence", A, 3540 },
    CatalogueRow { "TM-CMP-790", "Compliance reporting, per site", "Platform", "site", A, 948 },
    CatalogueRow { "TM-PRJ-810", "Harbour monitoring project", "Projects", "project", P, 48500 },
    CatalogueRow { "TM-PRJ-820", "Treatment plant retrofit", "Projects", "project", P, 36200 },
    CatalogueRow { "TM-PRJ-830", "Cold-store qualification", "Projects", "project", P, 21800 },
    CatalogueRow { "TM-PRJ-840", "Catchment survey", "Projects", "project", P, 27400 },
    CatalogueRow { "TM-PRJ-850", "Data migration and cut-over", "Projects", "project", P, 15600 },
    CatalogueRow { "TM-PRJ-860", "Acoustic monitoring campaign", "Projects", "project", P, 33100 },
    // From here on the item in QuickBooks is not what it should be; only deals with that fate sell these.
    CatalogueRow { "TM-NEW-910", "Nitrate probe NO-910", "Sensors", "piece", H, 1045, ItemState::Unmapped },
    CatalogueRow { "TM-NEW-920", "Edge camera EC-920", "Gateways", "piece", H, 1390, ItemState::Unmapped },
    CatalogueRow { "TM-NEW-930", "Drone survey, per hour", "Services", "h", S, 236, ItemState::Unmapped },
    CatalogueRow { "TM-NEW-940", "Hydrophone HP-940", "Sensors", "piece", H, 2210, ItemState::Missing },
    CatalogueRow { "TM-NEW-950", "Leak detection cable, per metre", "Accessories", "m", H, 23, ItemState::Missing },
    CatalogueRow { "TM-OLD-960", "Gateway G-300, 3G", "Gateways", "piece", H, 690, ItemState::Inactive },
    CatalogueRow { "TM-OLD-970", "Logger T-200", "Sensors", "piece", H, 98, ItemState::Inactive },
    CatalogueRow { "TM-OLD-980", "Telephone support, per hour", "Services", "h", S, 95, ItemState::Inactive },
};

constexpr std::array kEditions { "marine grade",   "cold climate", "rail",        "food grade",
                                 "hazardous area", "rental",       "long-range", "revision B" };

ProductPlan productAt(int number)
{
    const int size = static_cast<int>(kCatalogue.size());
    const CatalogueRow &row = kCatalogue[static_cast<std::size_t>(number % size)];
    const int edition = number / size; // 0: the catalogue itself.
    ProductPlan product;
    product.id = salesforce::makeId(u"01t", static_cast<quint64>(number) + 1);
    product.code = QString::fromLatin1(row.code);
    product.name = QString::fromUtf8(row.name);
    product.family = QString::fromLatin1(row.family);
    product.unit = QString::fromLatin1(row.unit);
    product.kind = row.kind;
    product.priceMinor = std::int64_t { row.price } * 100;
    product.item = edition == 0 ? row.item : ItemState::Active;
    if (edition > 0) {
        product.code += QStringLiteral("-%1").arg(QChar(u'A' + edition - 1));
        product.name += QStringLiteral(", %1").arg(
            QString::fromLatin1(kEditions[static_cast<std::size_t>(edition - 1) % kEditions.size()]));
        product.priceMinor += product.priceMinor * edition * 4 / 100 / 100 * 100;
    }
    if (product.item != ItemState::Unmapped)
        product.sku = product.code;
    return product;
}

} // namespace

std::vector<ProductPlan> makeProducts(int count)
{
    std::vector<ProductPlan> products;
    products.reserve(static_cast<std::size_t>(count));
    for (int number = 0; number < count; ++number)
        products.push_back(productAt(number));
    return products;
}

std::int64_t listPrice(const ProductPlan &product, const QString &currency)
{
    const int percent = currency == QLatin1String("GBP") ? 79 : currency == QLatin1String("EUR") ? 92 : 100;
    const std::int64_t exact = product.priceMinor * percent / 100;
    return exact < 10'000 ? exact / 50 * 50 : exact / 500 * 500; // Half units below a hundred, fives above.
}

} // namespace sluice::sandbox::seed
