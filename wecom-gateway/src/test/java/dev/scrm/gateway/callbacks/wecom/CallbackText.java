package dev.scrm.gateway.callbacks.wecom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.wecom.FlatXmlReader;
import dev.scrm.platform.wecom.XmlElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What WeCom says for each type of event, as it says it, and ways to say it otherwise; and what is read from it. */
record CallbackText(String xml) {
    static final String CORP = "ww5c3a0demo0000001";
    static final String CUSTOMER = "wmEXAMPLEcust0001";
    static final Instant RECEIVED = Instant.parse("2026-11-21T08:30:00.120Z");
    static final MessageBodies BODIES = bodies();

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> SEALED = List.of("body", "personalData", "sealedXml", "sealedResponseUrl");
    private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[(.*?)]]>");
    private static final Pattern END_OF_A_PARENT = Pattern.compile("(?m)^ *</");
    /** A line with one element, or the lines from a parent's start tag to the end tag of the same indentation. */
    private static final Pattern ELEMENT = Pattern.compile("(?ms)^( +)<(\\w+)>(?:[^\\n]*</\\2>|$.*?^\\1</\\2>)\\n");

    private static final Pattern NUMBER = Pattern.compile(">\\d+<");

    static CallbackText of(CallbackType type) {
        var name = type.type().name().substring("scrm.wecom.".length());
        try (var file = CallbackText.class.getResourceAsStream("/callbacks/" + name + ".xml")) {
            return new CallbackText(new String(requireNonNull(file, name).readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CallbackEvent read() {
        return read(xml);
    }

    static CallbackEvent read(String plaintext) {
        return new ReadCallback(BODIES).read(CORP, "1000002", plaintext.getBytes(UTF_8), RECEIVED);
    }

    static JsonNode json(CallbackEvent event) {
        return JSON.readTree(event.envelope().data());
    }

    /** What the field seals, for those who have the key. */
    static JsonNode opened(CallbackEvent event, String field) {
        return JSON.readTree(BODIES.open(event.id(), json(event).path(field).asString()));
    }

    /** As the sample has it: there the contact's id is invented, and so is what is sealed. */
    static byte[] asInTheSample(CallbackEvent event) {
        var data = (ObjectNode) json(event);
        if (data.path("contactId").asString("").equals(Ids.contact(CORP, CUSTOMER))) {
            data.put("contactId", "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60");
        }
        SEALED.stream()
                .filter(field -> data.has(field) && !opened(event, field).isEmpty())
                .forEach(field -> data.put(field, "AXk0ZXhhbXBsZQ=="));
        return data.toString().getBytes(UTF_8);
    }

    static void assertIsSample(CallbackType type, CallbackEvent event) {
        GoldenSample.assertMatchesSchema(
                type.type().toString(), event.envelope().data());
        GoldenSample.assertEqualsSample(type.type().toString(), asInTheSample(event));
    }

    /** The same in JSON: what is not in CDATA is a number, what stands there several times an array. */
    String inJson() {
        return object(FlatXmlReader.read(xml.getBytes(UTF_8))).toString();
    }

    private ObjectNode object(XmlElement parent) {
        var object = JSON.createObjectNode();
        for (var child : parent.children()) {
            var value = child.children().isEmpty() ? leaf(child) : object(child);
            var name = child.name();
            if (object.get(name) instanceof ArrayNode several) {
                several.add(value);
            } else if (object.has(name)) {
                object.set(name, JSON.createArrayNode().add(object.get(name)).add(value));
            } else {
                object.set(name, value);
            }
        }
        return object;
    }

    private JsonNode leaf(XmlElement element) {
        var text = element.text();
        boolean number = xml.contains("<" + element.name() + ">" + text + "<") && text.matches("[0-9.]+");
        return number
                ? JSON.getNodeFactory().numberNode(new BigDecimal(text))
                : JSON.getNodeFactory().stringNode(text);
    }

    CallbackText withoutCdata() {
        return new CallbackText(CDATA.matcher(xml)
                .replaceAll(text -> Matcher.quoteReplacement(
                        text.group(1).replace("&", "&amp;").replace("<", "&lt;"))));
    }

    /** In every element that has others, one more that nobody knows. */
    CallbackText withUnknownElements() {
        return new CallbackText(END_OF_A_PARENT.matcher(xml).replaceAll("<OfNextYear><Item>1</Item></OfNextYear>$0"));
    }

    List<CallbackText> eachWithoutOneElement() {
        var texts = new ArrayList<CallbackText>();
        var element = ELEMENT.matcher(xml);
        for (int at = 0;
                element.find(at);
                at = element.start() + element.group(1).length() + 1) {
            texts.add(new CallbackText(xml.substring(0, element.start()) + xml.substring(element.end())));
        }
        return texts;
    }

    List<CallbackText> eachWithOneNumberOtherwise(String other) {
        return NUMBER.matcher(xml)
                .results()
                .map(number -> new CallbackText(
                        xml.substring(0, number.start()) + ">" + other + "<" + xml.substring(number.end())))
                .toList();
    }

    private static MessageBodies bodies() {
        try {
            var keyset = Files.createTempFile("scrm-test", ".keyset.json");
            keyset.toFile().deleteOnExit();
            return MessageBodies.fromKeyset(Files.writeString(keyset, MessageBodies.newKeyset()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
