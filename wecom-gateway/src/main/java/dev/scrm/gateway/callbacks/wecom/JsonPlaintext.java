package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.platform.wecom.FlatXmlReader;
import dev.scrm.platform.wecom.XmlElement;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a callback that WeCom wrote in JSON: it is put as the XML it would be otherwise, so that there is one way to read
 * each of them. An array becomes as many elements as it has entries, null none.
 */
final class JsonPlaintext {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Names that elements can have; WeCom has no others. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    private final JsonParser parser;
    private final StringBuilder xml;

    private JsonPlaintext(JsonParser parser, int length) {
        this.parser = parser;
        xml = new StringBuilder(2 * length);
    }

    static boolean isJson(byte[] plaintext) {
        return plaintext.length > 0 && plaintext[0] == '{';
    }

    /** Throws what Jackson throws for what is no JSON, and what {@link FlatXmlReader} throws for what is too deep or wide. */
    static XmlElement read(byte[] json) {
        try (var parser = JSON.createParser(json)) {
            parser.nextToken();
            var plaintext = new JsonPlaintext(parser, json.length);
            plaintext.element("xml");
            return FlatXmlReader.read(plaintext.xml.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Recursive, which is safe as Jackson allows no more than 500 levels. */
    private void element(String name) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                xml.append('<').append(name).append('>');
                children();
                xml.append("</").append(name).append('>');
            }
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    element(name);
                }
            }
            case VALUE_NULL -> {}
            default -> {
                xml.append('<').append(name).append('>');
                xml.append(parser.getString().replace("&", "&amp;").replace("<", "&lt;"));
                xml.append("</").append(name).append('>');
            }
        }
    }

    private void children() {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            if (NAME.matcher(name).matches()) {
                element(name);
            } else {
                parser.skipChildren();
            }
        }
    }
}
