package dev.scrm.platform.web.openapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file {@code openapi.yaml} says of the API beside what is in the code.
 *
 * @param apiKeys keys that some operations take in place of a token, by name
 * @param operations by method and path, such as {@code GET /api/v1/contacts/{id}}
 */
record ApiFile(@Nullable String description, @Nullable Map<String, ApiKey> apiKeys, Map<String, Entry> operations) {

    /** @param header in which it comes */
    record ApiKey(String header, String description) {}

    /**
     * What the file says of an operation.
     *
     * @param roles who may, any of them
     * @param dataScope {@code all} where nobody may who sees less, {@code filtered} where everybody sees what they see
     * @param apiKey the key that is taken in place of a token
     * @param refuses codes by status, beside those of every service
     * @param status of the answer, where the code does not say it
     * @param etag true when the answer has one
     * @param location true when the answer says where to look
     * @param files media types, where the answer is a file
     * @param request an example of the body
     * @param requestSchema of the body, where the controller reads it itself
     * @param requires what the body must have though the code lets it be absent, to refuse that with a code of its own
     * @param answer an example of the answer
     * @param answerSchema of the answer, where the controller's types do not say it
     */
    record Entry(
            String summary,
            @Nullable String description,
            @Nullable List<String> roles,
            @Nullable String dataScope,
            @Nullable String apiKey,
            @Nullable Map<String, List<String>> refuses,
            @Nullable Integer status,
            boolean etag,
            boolean location,
            @Nullable List<String> files,
            @Nullable Object request,
            @Nullable Map<String, Object> requestSchema,
            @Nullable List<String> requires,
            @Nullable Object answer,
            @Nullable Map<String, Object> answerSchema) {}
}
