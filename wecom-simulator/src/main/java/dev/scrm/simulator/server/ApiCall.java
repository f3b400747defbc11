package dev.scrm.simulator.server;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.world.WecomError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One call of the server API: by which app, with what in the query and in the body. */
record ApiCall(Corp.App app, Map<String, String> query, JsonNode body) {

    /** A parameter of a GET; empty when missing. */
    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** A parameter of a GET that must be there. */
    String parameter(String name, int errcodeIfMissing) {
        return present(parameter(name), name, errcodeIfMissing);
    }

    /** A text of the body; empty when missing. */
    String text(String name) {
        return body.path(name).asString("");
    }

    /** A text of the body that must be there. */
    String text(String name, int errcodeIfMissing) {
        return present(text(name), name, errcodeIfMissing);
    }

    /** A text of the body of so many characters at most. */
    String shortText(String name, int mostCharacters) {
        var text = text(name);
        if (text.codePointCount(0, text.length()) > mostCharacters) {
            throw invalid("%s is longer than %d characters".formatted(name, mostCharacters));
        }
        return text;
    }

    /** A whole number of the body, also when it is written as a text. */
    long number(String name, long ifMissing) {
        var value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return ifMissing;
        }
        return value.asLongOpt().orElseThrow(() -> invalid(name + " is not a number"));
    }

    /** A list of texts in the body; empty when missing. */
    List<String> texts(String name) {
        var value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw invalid(name + " is not a list");
        }
        return value.valueStream().map(item -> item.asString("")).toList();
    }

    static WecomError invalid(String why) {
        return new WecomError(40058, "invalid Request Parameter: " + why);
    }

    static void checkBytes(String text, int most, int errcode) {
        if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new WecomError(errcode, "content size out of limit");
        }
    }

    private static String present(String value, String name, int errcodeIfMissing) {
        if (value.isEmpty()) {
            throw new WecomError(errcodeIfMissing, "missing " + name);
        }
        return value;
    }
}
