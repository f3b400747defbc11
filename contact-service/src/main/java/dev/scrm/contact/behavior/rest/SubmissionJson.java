package dev.scrm.contact.behavior.rest;

import dev.scrm.contact.behavior.BehaviorRefused;
import dev.scrm.contact.behavior.Submission;
import dev.scrm.contact.behavior.SubmitBehaviors;
import dev.scrm.contact.behavior.SubmitBehaviors.Batch;
import dev.scrm.contact.behavior.SubmitBehaviors.Row;
import dev.scrm.platform.messaging.JsonFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads behaviours as sources write them. */
final class SubmissionJson {
    private static final int LONGEST_REASON = 200;

    /** Two hundred for each row of a full batch: a few packed bytes become no millions of objects. */
    private static final int MOST_TOKENS = 200_000;

    /** A field that nobody knows is a mistake of whoever writes it. */
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(64 * 1024)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What came over Kafka has fields besides. */
    private static final JsonMapper LENIENT = STRICT.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SubmissionJson() {}

    /**
     * A batch; a row that is wrong changes nothing for the others.
     *
     * @throws BehaviorRefused when it is no object with an array of items
     */
    static Batch batch(byte[] body) {
        JsonNode batch;
        try {
            batch = STRICT.readTree(body);
        } catch (JacksonException e) {
            throw BehaviorRefused.malformed("the request cannot be read: " + JsonFailure.inWords(e));
        }
        var sentAt = batch.path("sentAt");
        int fields = sentAt.isMissingNode() ? 1 : 2;
        if (!batch.isObject() || batch.size() != fields || !batch.path("items").isArray()) {
            throw BehaviorRefused.malformed(
                    "the request is no object with an array of items, sentAt perhaps, and nothing else");
        }
        if (fields > 1 && !sentAt.isString()) {
            throw BehaviorRefused.malformed("sentAt is no text");
        }
        int count = batch.get("items").size();
        if (count > SubmitBehaviors.MOST) {
            throw BehaviorRefused.batchSize(SubmitBehaviors.MOST, count);
        }
        var rows = batch.get("items").valueStream().map(SubmissionJson::row).toList();
        return new Batch(sentAt.isString() ? sentAt.stringValue() : null, rows);
    }

    private static Row row(JsonNode item) {
        var json = item.toString();
        try {
            if (!item.isObject()) {
                return new Row(null, BehaviorRefused.malformed("it is none"), json);
            }
            return new Row(STRICT.treeToValue(item, Submission.class), null, json);
        } catch (JacksonException e) {
            return new Row(null, BehaviorRefused.malformed(reason(e)), json);
        }
    }

    /** What was written once more, as it lies in quarantine. */
    static Submission again(String json) {
        try {
            return LENIENT.readValue(json, Submission.class);
        } catch (JacksonException e) {
            throw BehaviorRefused.malformed(reason(e));
        }
    }

    private static String reason(JacksonException e) {
        var reason = JsonFailure.inWords(e);
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
