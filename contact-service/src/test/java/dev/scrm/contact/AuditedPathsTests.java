package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.audit.Audited;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No path of the service shows or changes data of contacts without a record, whoever adds one. */
class AuditedPathsTests extends RunningContactService {
    private static final String NOBODYS_DATA = "what a corp sets up; it names no contact";
    private static final String WHO_IS_GONE = "ids and numbers: of whom it is nobody knows any more";
    private static final String NUMBERS_OF_IMPORTS =
            "how far a file is, and what its columns are; the rows are shown by the preview";
    private static final String NUMBERS_OF_EXPORTS =
            "how far a file is, and which columns it has; the rows are in the file";
    private static final String ITS_OWN_TRAIL =
            "each behaviour is kept with its source and its time, and the source proves itself with a key";

    /** Each with the reason why it needs no record. */
    private static final Map<String, String> EXEMPT = new TreeMap<>(Map.ofEntries(
            Map.entry("POST /api/v1/behaviors", ITS_OWN_TRAIL),
            Map.entry("GET /api/v1/waiting-behaviors", "numbers of people by kind of identity"),
            Map.entry("GET /api/v1/behavior-sources", NOBODYS_DATA),
            Map.entry("GET /api/v1/behavior-sources/{id}", NOBODYS_DATA),
            Map.entry("GET /api/v1/behavior-sources/{id}/figures", NOBODYS_DATA),
            Map.entry("GET /api/v1/behavior-types", NOBODYS_DATA),
            Map.entry("GET /api/v1/behavior-types/{name}", NOBODYS_DATA),
            Map.entry("GET /api/v1/contact-fields", NOBODYS_DATA),
            Map.entry("GET /api/v1/contact-fields/{id}", NOBODYS_DATA),
            Map.entry("GET /api/v1/lifecycle-stages", NOBODYS_DATA),
            Map.entry("GET /api/v1/live-codes", NOBODYS_DATA),
            Map.entry("GET /api/v1/live-codes/{state}", NOBODYS_DATA),
            Map.entry("GET /api/v1/segments", NOBODYS_DATA),
            Map.entry("GET /api/v1/segments/{id}", NOBODYS_DATA),
            Map.entry("GET /api/v1/segments/{id}/snapshots", NOBODYS_DATA),
            Map.entry("GET /api/v1/segments/{id}/snapshots/{snapshotId}", NOBODYS_DATA),
            Map.entry("GET /api/v1/segments/{id}/snapshots/{snapshotId}/comparison", NOBODYS_DATA),
            Map.entry("GET /api/v1/message-keywords", NOBODYS_DATA),
            Map.entry("GET /api/v1/message-keywords/{id}", NOBODYS_DATA),
            Map.entry("GET /api/v1/tag-rules", NOBODYS_DATA),
            Map.entry("GET /api/v1/tag-rules/{id}", NOBODYS_DATA),
            Map.entry("GET /api/v1/portrait-rules", NOBODYS_DATA),
            Map.entry("GET /api/v1/tag-groups", NOBODYS_DATA),
            Map.entry("GET /api/v1/tag-groups/{id}", NOBODYS_DATA),
            Map.entry("GET /api/v1/tags/{id}", NOBODYS_DATA),
            Map.entry("GET /api/v1/tag-conflicts", NOBODYS_DATA),
            Map.entry("GET /api/v1/tag-creations", NOBODYS_DATA),
            Map.entry("GET /api/v1/tag-creations/{id}", NOBODYS_DATA),
            Map.entry("GET /api/v1/contact-imports", NUMBERS_OF_IMPORTS),
            Map.entry("GET /api/v1/contact-imports/{id}", NUMBERS_OF_IMPORTS),
            Map.entry("GET /api/v1/contact-exports", NUMBERS_OF_EXPORTS),
            Map.entry("GET /api/v1/contact-exports/columns", NUMBERS_OF_EXPORTS),
            Map.entry("GET /api/v1/contact-exports/{id}", NUMBERS_OF_EXPORTS),
            Map.entry("GET /api/v1/parked-contacts", "ids of contacts and why they wait, for whoever mends it"),
            Map.entry("POST /api/v1/parked-contacts/{contactId}/release", "changes no data: it goes on where it was"),
            Map.entry("DELETE /api/v1/parked-contacts/{contactId}", "what is given up lies in the dead topic with who"),
            Map.entry("GET /api/v1/field-masks", NOBODYS_DATA),
            Map.entry("GET /api/v1/erasures", WHO_IS_GONE),
            Map.entry("GET /api/v1/erasures/{id}", WHO_IS_GONE),
            Map.entry("GET /api/v1/erasures/{id}/certificate", WHO_IS_GONE),
            Map.entry("POST /api/v1/erasure-certificates/verification", WHO_IS_GONE),
            Map.entry("GET /api/v1/audit-trail/head", "a number and a hash"),
            Map.entry("POST /api/v1/audit-trail/verification", "a number and a hash")));

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void areAllAuditedButThoseWithAReason() {
        var unaudited = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (isOurs(handler) && !handler.hasMethodAnnotation(Audited.class)) {
                unaudited.addAll(paths(mapping));
            }
        });

        assertThat(unaudited).isEqualTo(EXEMPT.keySet());
    }

    @Test
    void areEachRecordedUnderAnotherWord() {
        var words = mappings.getHandlerMethods().values().stream()
                .flatMap(handler -> Stream.ofNullable(handler.getMethodAnnotation(Audited.class)))
                .map(Audited::value)
                .toList();

        assertThat(words).isNotEmpty().doesNotHaveDuplicates();
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("dev.scrm")
                && !handler.getBeanType().getSimpleName().equals("ProblemErrorController");
    }

    private static Set<String> paths(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream().map(method -> method + " " + path))
                .collect(Collectors.toSet());
    }
}
