#include "sandbox/seed/Words.h"

namespace sluice::sandbox::seed {

namespace {

using Text = const char16_t *;

constexpr Town kUsTowns[] = {
    { u"Portland", u"OR", u"972##" },     { u"Tacoma", u"WA", u"984##" },      { u"Spokane", u"WA", u"992##" },
    { u"Sacramento", u"CA", u"958##" },   { u"Oakland", u"CA", u"946##" },     { u"Long Beach", u"CA", u"908##" },
    { u"Boise", u"ID", u"837##" },        { u"Denver", u"CO", u"802##" },      { u"Tucson", u"AZ", u"857##" },
    { u"Austin", u"TX", u"787##" },       { u"Galveston", u"TX", u"7755#" },   { u"Tulsa", u"OK", u"741##" },
    { u"Duluth", u"MN", u"558##" },       { u"Milwaukee", u"WI", u"532##" },   { u"Grand Rapids", u"MI", u"495##" },
    { u"Toledo", u"OH", u"436##" },       { u"Buffalo", u"NY", u"142##" },     { u"Albany", u"NY", u"122##" },
    { u"Providence", u"RI", u"029##" },   { u"Portland", u"ME", u"041##" },    { u"Norfolk", u"VA", u"235##" },
    { u"Savannah", u"GA", u"314##" },     { u"Mobile", u"AL", u"366##" },      { u"Chattanooga", u"TN", u"374##" },
};
constexpr Town kCaTowns[] = {
    { u"Victoria", u"BC", u"V8@ #@#" }, { u"Hamilton", u"ON", u"L8@ #@#" }, { u"Halifax", u"NS", u"B3@ #@#" },
};
constexpr Town kGbTowns[] = {
    { u"Bristol", u"", u"BS# #@@" },     { u"Leeds", u"", u"LS# #@@" },       { u"Hull", u"", u"HU# #@@" },
    { u"Plymouth", u"", u"PL# #@@" },    { u"Norwich", u"", u"NR# #@@" },     { u"Sheffield", u"", u"S# #@@" },
    { u"Glasgow", u"", u"G# #@@" },      { u"Dundee", u"", u"DD# #@@" },      { u"Cardiff", u"", u"CF1# #@@" },
    { u"Swansea", u"", u"SA# #@@" },     { u"Belfast", u"", u"BT# #@@" },     { u"Southampton", u"", u"SO1# #@@" },
    { u"Ipswich", u"", u"IP# #@@" },     { u"Lancaster", u"", u"LA# #@@" },   { u"Exeter", u"", u"EX# #@@" },
    { u"Coventry", u"", u"CV# #@@" },    { u"Whitby", u"", u"YO2# #@@" },     { u"Falmouth", u"", u"TR1# #@@" },
};
constexpr Town kIeTowns[] = {
    { u"Cork", u"", u"T12 @#@#" }, { u"Galway", u"", u"H91 @#@#" }, { u"Waterford", u"", u"X91 @#@#" },
};
constexpr Town kDeTowns[] = {
    { u"Hamburg", u"", u"204##" }, { u"Bremen", u"", u"281##" }, { u"Kiel", u"", u"241##" },
    { u"Lübeck", u"", u"235##" },  { u"Kassel", u"", u"341##" }, { u"Regensburg", u"", u"930##" },
};
constexpr Town kNlTowns[] = {
    { u"Rotterdam", u"", u"30## @@" }, { u"Delft", u"", u"26## @@" }, { u"Groningen", u"", u"97## @@" },
};
constexpr Town kFrTowns[] = {
    { u"Nantes", u"", u"440#0" }, { u"Lyon", u"", u"6900#" }, { u"Brest", u"", u"292#0" },
};

constexpr Text kUsStreets[] = {
    u"%1 Harbor View Dr",    u"%1 Commerce Way",   u"%1 NE Alder St",        u"%1 Mill Creek Rd",
    u"%1 Old Cannery Row",   u"%1 Jefferson Ave",  u"%1 Industrial Pkwy",    u"%1 Foundry St, Suite 300",
    u"%1 Lakeshore Blvd",    u"%1 Cedar Hollow Ln", u"%1 Union Depot Plaza", u"%1 W 4th St",
};
constexpr Text kGbStreets[] = {
    u"%1 Quay Street",      u"%1 Tannery Lane",      u"Unit %1, Severn Trade Park", u"%1 Chandlers Row",
    u"%1 Wharf Road",       u"%1 Old Station Yard",  u"Unit %1, Brunel Estate",     u"%1 Priory Gate",
    u"%1 St Nicholas Street", u"%1 Ropewalk",        u"Floor 3, %1 Exchange House", u"%1 Mill Bank",
};
constexpr Text kIeStreets[] = { u"%1 Penrose Quay", u"%1 Shop Street", u"Unit %1, Harbour Point" };
constexpr Text kDeStreets[] = { u"Speicherstraße %1", u"Am Hafen %1", u"Lindenallee %1", u"Werftweg %1" };
constexpr Text kNlStreets[] = { u"Havenstraat %1", u"Molenweg %1", u"Waalkade %1" };
constexpr Text kFrStreets[] = { u"%1 quai de la Fosse", u"%1 rue des Ateliers", u"%1 avenue du Port" };

constexpr Text kUsForms[] = { u"Inc.", u"LLC", u"Corp.", u"Co.", u"Inc." };
constexpr Text kCaForms[] = { u"Ltd.", u"Inc." };
constexpr Text kGbForms[] = { u"Ltd", u"Ltd", u"plc", u"LLP", u"Holdings Ltd" };
constexpr Text kIeForms[] = { u"DAC", u"Ltd" };
constexpr Text kDeForms[] = { u"GmbH", u"AG", u"GmbH & Co. KG" };
constexpr Text kNlForms[] = { u"B.V.", u"N.V." };
constexpr Text kFrForms[] = { u"SAS", u"SARL" };

constexpr Country kCountries[] = {
    { u"US", u"United States", u"USD", u"8#-#######", u"+1 503 555 01##", kUsTowns, kUsStreets, kUsForms },
    { u"CA", u"Canada", u"USD", u"7#### #### RT0001", u"+1 250 555 01##", kCaTowns, kUsStreets, kCaForms },
    { u"GB", u"United Kingdom", u"GBP", u"GB3## #### ##", u"+44 117 496 0###", kGbTowns, kGbStreets, kGbForms },
    { u"IE", u"Ireland", u"EUR", u"IE3######@H", u"+353 21 555 0###", kIeTowns, kIeStreets, kIeForms },
    { u"DE", u"Germany", u"EUR", u"DE3########", u"+49 40 555 0###", kDeTowns, kDeStreets, kDeForms },
    { u"NL", u"Netherlands", u"EUR", u"NL8########B01", u"+31 10 555 0###", kNlTowns, kNlStreets, kNlForms },
    { u"FR", u"France", u"EUR", u"FR4# 9########", u"+33 2 55 55 0###", kFrTowns, kFrStreets, kFrForms },
};

constexpr Text kHeads[] = {
    u"Harbour",   u"Cascade",   u"Northgate", u"Silverline", u"Meridian", u"Kestrel",   u"Bluewater", u"Ironbridge",
    u"Larkfield", u"Summit",    u"Pinecrest", u"Redwood",    u"Coastline", u"Beacon",   u"Fairview",  u"Highland",
    u"Juniper",   u"Keystone",  u"Lighthouse", u"Millrace",  u"Oakhurst", u"Palisade",  u"Quarry",    u"Riverbend",
    u"Saltmarsh", u"Thornbury", u"Upland",    u"Vantage",    u"Westmere", u"Yarrow",    u"Alder",     u"Brightwater",
    u"Copperfield", u"Driftwood", u"Eastbank", u"Foxglove",  u"Granite",  u"Heron",     u"Inverlea",  u"Kingfisher",
    u"Longshore", u"Mistral",   u"Nightjar",  u"Osprey",     u"Pebble",   u"Rowan",     u"Sandpiper", u"Tideway",
};

constexpr Text kSurnames[] = {
    u"Vale",     u"Ashdown",  u"Bellamy",  u"Carver",   u"Dunmore",  u"Ellery",   u"Fenwick",  u"Garrity",
    u"Hollis",   u"Ingram",   u"Jessup",   u"Kessler",  u"Lindqvist", u"Marlowe", u"Nakamura", u"Okafor",
    u"Pereira",  u"Quill",    u"Rasmussen", u"Sandoval", u"Tremaine", u"Underhill", u"Vasquez", u"Whitlock",
    u"Yardley",  u"Zeller",   u"Abara",    u"Brannigan", u"Castellano", u"Delacroix", u"Eriksen", u"Farrow",
    u"Goodwin",  u"Hartigan", u"Iyer",     u"Jankowski", u"Kowalczyk", u"Lachlan", u"Mbeki",    u"Novak",
};

constexpr Text kFirstNames[] = {
    u"Amara",  u"Ben",    u"Clara",  u"Dmitri", u"Elena",  u"Finn",   u"Grace",  u"Hugo",   u"Ines",   u"Jonas",
    u"Katya",  u"Liam",   u"Maren",  u"Niall",  u"Olive",  u"Priya",  u"Quentin", u"Rosa",  u"Samir",  u"Tess",
    u"Ulrich", u"Vera",   u"Wesley", u"Ximena", u"Yusuf",  u"Zoe",    u"Anneke", u"Brendan", u"Chiara", u"Declan",
};

constexpr Text kTrades[] = {
    u"Logistics",      u"Analytics",     u"Foods",       u"Water Services", u"Marine",        u"Engineering",
    u"Laboratories",   u"Energy",        u"Packaging",   u"Dairy",          u"Brewing",       u"Shipping",
    u"Aquaculture",    u"Paper Mills",   u"Chemicals",   u"Robotics",       u"Cold Storage",  u"Aggregates",
    u"Textiles",       u"Biosciences",   u"Ceramics",    u"Timber",         u"Fabrication",   u"Facilities",
    u"Environmental",  u"Instruments",   u"Steel Works", u"Orchards",       u"Wind Partners", u"Recycling",
};

constexpr Text kPublicBodies[] = {
    u"City of %1",           u"%1 Water District", u"Port of %1",        u"%1 School District",
    u"%1 Transit Authority", u"%1 County Parks",   u"University of %1",  u"%1 Regional Hospital",
    u"%1 Fire and Rescue",   u"%1 Airport Board",  u"%1 Sanitation Authority",
};

constexpr Text kCharities[] = {
    u"%1 Rivers Trust",      u"%1 Conservancy",     u"%1 Foundation",  u"Friends of %1 Wetlands",
    u"%1 Food Bank",         u"%1 Heritage Society", u"%1 Community Health Alliance",
    u"%1 Seabird Sanctuary", u"%1 Literacy Project",
};

constexpr Text kIndustries[] = {
    u"Manufacturing", u"Transportation", u"Food & Beverage", u"Utilities",     u"Energy",
    u"Environmental", u"Shipping",       u"Construction",    u"Biotechnology", u"Agriculture",
};

} // namespace

std::span<const Country> countries() { return kCountries; }
std::span<const char16_t *const> heads() { return kHeads; }
std::span<const char16_t *const> surnames() { return kSurnames; }
std::span<const char16_t *const> firstNames() { return kFirstNames; }
std::span<const char16_t *const> trades() { return kTrades; }
std::span<const char16_t *const> publicBodies() { return kPublicBodies; }
std::span<const char16_t *const> charities() { return kCharities; }
std::span<const char16_t *const> industries() { return kIndustries; }

} // namespace sluice::sandbox::seed
