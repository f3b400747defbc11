package dev.scrm.simulator.server;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.world.WecomError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One call of the server API: by which app, with what in the query, the body or the file, and for which bytes. */
record ApiCall(
        Corp.App app,
        Map<String, String> query,
        JsonNode body,
        @Nullable Upload upload,
        String range) {

    Fields fields() {
        return new Fields(body);
    }

    /** The file that was sent. */
    Upload file() {
        if (upload == null) {
            throw new WecomError(44001, "empty media data");
        }
        return upload;
    }

    /** A parameter of a GET; empty when missing. */
    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** A parameter of a GET that must be there. */
    String parameter(String name, int errcodeIfMissing) {
        var value = parameter(name);
        if (value.isEmpty()) {
            throw new WecomError(errcodeIfMissing, "missing " + name);
        }
        return value;
    }

    /** A text of the body; empty when missing. */
    String text(String name) {
        return fields().text(name);
    }

    /** A text of the body that must be there. */
    String text(String name, int errcodeIfMissing) {
        return fields().text(name, errcodeIfMissing);
    }

    /** A text of the body of so many characters at most. */
    String shortText(String name, int mostCharacters) {
        return fields().shortText(name, mostCharacters);
    }

    /** A whole number of the body, also when it is written as a text. */
    long number(String name, long ifMissing) {
        return fields().number(name, ifMissing);
    }

    /** A list of texts in the body; empty when missing. */
    List<String> texts(String name) {
        return fields().texts(name);
    }

    static WecomError invalid(String why) {
        return new WecomError(40058, "invalid Request Parameter: " + why);
    }

    static void checkBytes(String text, int most, int errcode) {
        if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new WecomError(errcode, "content size out of limit");
        }
    }
}
