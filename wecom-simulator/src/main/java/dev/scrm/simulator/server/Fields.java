package dev.scrm.simulator.server;

import dev.scrm.simulator.world.WecomError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The fields of an object in a call, read within the limits that WeCom documents for them; 40058 beyond them. */
record Fields(JsonNode node) {

    boolean has(String name) {
        var value = node.path(name);
        return !value.isMissingNode() && !value.isNull();
    }

    /** A text; empty when missing. */
    String text(String name) {
        return node.path(name).asString("");
    }

    /** A text that must be there. */
    String text(String name, int errcodeIfMissing) {
        var text = text(name);
        if (text.isEmpty()) {
            throw new WecomError(errcodeIfMissing, "missing " + name);
        }
        return text;
    }

    /** A text of so many characters at most. */
    String shortText(String name, int mostCharacters) {
        var text = text(name);
        if (text.codePointCount(0, text.length()) > mostCharacters) {
            throw ApiCall.invalid("%s is longer than %d characters".formatted(name, mostCharacters));
        }
        return text;
    }

    /** A text of so many bytes at most. */
    String bytes(String name, int most) {
        var text = text(name);
        if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw ApiCall.invalid("%s is longer than %d bytes".formatted(name, most));
        }
        return text;
    }

    /** A text of such a shape; empty when missing. */
    String matching(String name, Pattern shape) {
        var text = text(name);
        if (!text.isEmpty() && !shape.matcher(text).matches()) {
            throw ApiCall.invalid(name + " has characters that are not allowed, or too many");
        }
        return text;
    }

    /** A whole number, also when it is written as a text. */
    long number(String name, long ifMissing) {
        if (!has(name)) {
            return ifMissing;
        }
        return node.path(name).asLongOpt().orElseThrow(() -> ApiCall.invalid(name + " is not a number"));
    }

    /** A whole number within limits. */
    long number(String name, long ifMissing, long least, long most) {
        long number = number(name, ifMissing);
        if (number < least || number > most) {
            throw ApiCall.invalid("%s is not within %d to %d".formatted(name, least, most));
        }
        return number;
    }

    /** A number that must be there, at most so far from zero. */
    double decimal(String name, double most) {
        if (!has(name)) {
            throw new WecomError(40063, "missing " + name);
        }
        double number = node.path(name).asDoubleOpt().orElseThrow(() -> ApiCall.invalid(name + " is not a number"));
        if (!(Math.abs(number) <= most)) {
            throw ApiCall.invalid("%s is further than %s from zero".formatted(name, most));
        }
        return number;
    }

    /** A list of texts; empty when missing. */
    List<String> texts(String name) {
        return array(name, Integer.MAX_VALUE).stream()
                .map(item -> item.asString(""))
                .toList();
    }

    /** A list of so many texts at most. */
    List<String> texts(String name, int most) {
        return array(name, most).stream().map(item -> item.asString("")).toList();
    }

    /** A list of whole numbers within limits; empty when missing. */
    List<Long> numbers(String name, long least, long most) {
        return array(name, Integer.MAX_VALUE).stream()
                .map(item -> item.asLongOpt().stream()
                        .boxed()
                        .filter(number -> number >= least && number <= most)
                        .findFirst()
                        .orElseThrow(() -> ApiCall.invalid(
                                "%s has what is no number within %d to %d".formatted(name, least, most))))
                .toList();
    }

    /** A list of so many objects at most; empty when missing. */
    List<Fields> objects(String name, int most) {
        return array(name, most).stream().map(Fields::new).toList();
    }

    /** A list of so many objects. */
    List<Fields> objects(String name, int least, int most) {
        var objects = objects(name, most);
        if (objects.size() < least) {
            throw ApiCall.invalid("%s has less than %d items".formatted(name, least));
        }
        return objects;
    }

    /** An object that may be missing, and has no fields then. */
    Fields object(String name) {
        var value = node.path(name);
        if (has(name) && !value.isObject()) {
            throw ApiCall.invalid(name + " is not an object");
        }
        return new Fields(value);
    }

    /** An object that must be there. */
    Fields required(String name) {
        if (!has(name)) {
            throw ApiCall.invalid(name + " is missing");
        }
        return object(name);
    }

    private List<JsonNode> array(String name, int most) {
        if (!has(name)) {
            return List.of();
        }
        var value = node.path(name);
        if (!value.isArray()) {
            throw ApiCall.invalid(name + " is not a list");
        }
        if (value.size() > most) {
            throw ApiCall.invalid("%s has more than %d items".formatted(name, most));
        }
        return value.valueStream().toList();
    }
}
