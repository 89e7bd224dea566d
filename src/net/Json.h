#pragma once

#include "core/Result.h"

#include <QByteArray>

#include <optional>
#include <string_view>

#include <simdjson.h>

namespace sluice::net {

class JsonText;

/// One object of a JSON text, read in place and forward; asking for members in the order of the text is
/// fastest, every other order works. Absent members and nulls read as nothing, members nobody asks for are
/// skipped.
///
/// A member of the wrong type reads as nothing too and marks the text as failed: JsonText::finish() and
/// forEachObject() report it. So a loop over records needs no check per field. Views live as long as the
/// JsonText.
class JsonObject {
public:
    /// A string, unescaped.
    std::optional<std::string_view> text(std::string_view key);
    /// A number as it stands on the wire ("1.25E7", "120.0"): what Money and Decimal read. Never a double.
    std::optional<std::string_view> numberText(std::string_view key);
    std::optional<bool> flag(std::string_view key);
    /// A whole number of at most 64 bits.
    std::optional<std::int64_t> whole(std::string_view key);
    /// A member object. Read it to its end before the next member of this one.
    std::optional<JsonObject> object(std::string_view key);

    /// Calls `visit(JsonObject) -> Result<void>` for every object of the array `key`, in order; an absent or
    /// null array has none. Errors: those of `visit`; BadReply when the text is broken or a record has a
    /// member of the wrong type.
    template <class Visit> Result<void> forEachObject(std::string_view key, Visit visit);

    /// Calls `visit(std::string_view key, JsonObject) -> Result<void>` for the members that are objects, and
    /// `visit` may be asked about arrays of objects through forEachArray.
    template <class Visit> Result<void> forEachMemberObject(Visit visit);

    /// Calls `visit(std::string_view key, JsonObject) -> Result<void>` for every object inside every member
    /// that is an array: `{"Invoice":[{…},{…}],"Customer":[{…}],"startPosition":1}`.
    template <class Visit> Result<void> forEachObjectOfArrays(Visit visit);

    /// The object as it stands on the wire. To be asked before any of its members; empty when the text is broken.
    std::string_view raw();

private:
    friend class JsonText;
    using Value = simdjson::ondemand::value;

    JsonObject(JsonText &owner, simdjson::ondemand::object object)
        : m_owner(&owner)
        , m_object(object)
    {
    }
    std::optional<Value> find(std::string_view key);
    std::optional<std::string_view> stringOf(Value value, std::string_view key);

    JsonText *m_owner;
    simdjson::ondemand::object m_object;
};

/// The bytes of a reply and a parser over them. Large pages are walked without a copy and without a QString.
class JsonText {
public:
    explicit JsonText(QByteArray bytes);
    JsonText(const JsonText &) = delete;
    JsonText &operator=(const JsonText &) = delete;

    /// The text as one object. May be called again to walk it once more; views of the walk before are then
    /// void. Errors: BadReply if the text is empty, truncated, not JSON or not an object.
    Result<JsonObject> root();

    /// The text as an array of objects (errors of Salesforce, answers of its collections).
    template <class Visit> Result<void> forEachObject(Visit visit);

    /// Gives back the room that the largest text of this thread took, once the large ones have been read.
    static void giveBackRoom();

    /// What was wrong in what was read so far: BadReply, with the member's name and never its value.
    Result<void> finish() const;

private:
    friend class JsonObject;

    Result<void> parse();
    void note(simdjson::error_code error, std::string_view where);
    template <class Visit>
    Result<void> walk(simdjson::ondemand::array array, std::string_view where, Visit &visit);

    QByteArray m_bytes;
    qsizetype m_size = 0;
    std::size_t m_unescaped
        = 0; ///< Bytes of unescaped text handed out; the parser has room for the text once.
    simdjson::ondemand::parser m_parser;
    simdjson::ondemand::document m_document;
    bool m_isWhole = false; ///< It was found to be JSON from end to end.
    std::optional<Error> m_error;
};

template <class Visit>
Result<void> JsonText::walk(simdjson::ondemand::array array, std::string_view where, Visit &visit)
{
    for (simdjson::simdjson_result<simdjson::ondemand::value> element : array) {
        simdjson::ondemand::object object;
        if (const simdjson::error_code error = element.get_object().get(object); error != simdjson::SUCCESS) {
            note(error, where);
            return finish();
        }
        if (Result<void> visited = visit(JsonObject(*this, object)); !visited)
            return visited;
        if (m_error)
            return finish();
    }
    return finish();
}

template <class Visit> Result<void> JsonText::forEachObject(Visit visit)
{
    if (Result<void> parsed = parse(); !parsed)
        return parsed;
    simdjson::ondemand::array array;
    if (const simdjson::error_code error = m_document.get_array().get(array); error != simdjson::SUCCESS) {
        note(error, "text");
        return finish();
    }
    return walk(array, "text", visit);
}

template <class Visit> Result<void> JsonObject::forEachObject(std::string_view key, Visit visit)
{
    std::optional<Value> value = find(key);
    if (!value)
        return m_owner->finish();
    simdjson::ondemand::array array;
    if (const simdjson::error_code error = value->get_array().get(array); error != simdjson::SUCCESS) {
        m_owner->note(error, key);
        return m_owner->finish();
    }
    return m_owner->walk(array, key, visit);
}

template <class Visit> Result<void> JsonObject::forEachMemberObject(Visit visit)
{
    for (simdjson::simdjson_result<simdjson::ondemand::field> field : m_object) {
        std::string_view key;
        simdjson::ondemand::json_type type {};
        simdjson::ondemand::object object;
        simdjson::error_code error = field.unescaped_key().get(key);
        if (error == simdjson::SUCCESS)
            error = field.value().type().get(type);
        if (error == simdjson::SUCCESS && type != simdjson::ondemand::json_type::object)
            continue;
        if (error == simdjson::SUCCESS)
            error = field.value().get_object().get(object);
        if (error != simdjson::SUCCESS) {
            m_owner->note(error, "member");
            return m_owner->finish();
        }
        if (Result<void> visited = visit(key, JsonObject(*m_owner, object)); !visited)
            return visited;
    }
    return m_owner->finish();
}

template <class Visit> Result<void> JsonObject::forEachObjectOfArrays(Visit visit)
{
    for (simdjson::simdjson_result<simdjson::ondemand::field> field : m_object) {
        std::string_view key;
        simdjson::ondemand::json_type type {};
        simdjson::ondemand::array array;
        simdjson::error_code error = field.unescaped_key().get(key);
        if (error == simdjson::SUCCESS)
            error = field.value().type().get(type);
        if (error == simdjson::SUCCESS && type != simdjson::ondemand::json_type::array)
            continue;
        if (error == simdjson::SUCCESS)
            error = field.value().get_array().get(array);
        if (error != simdjson::SUCCESS) {
            m_owner->note(error, "member");
            return m_owner->finish();
        }
        auto visitOne = [&](JsonObject object) { return visit(key, std::move(object)); };
        if (Result<void> walked = m_owner->walk(array, key, visitOne); !walked)
            return walked;
    }
    return m_owner->finish();
}

} // namespace sluice::net
