package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What is masked for somebody is on no path that they may ask, each asked for something that is there. Whoever adds a path says in
 * {@link OneOfEachFlow} of what, or here why not.
 */
class NoLeakByPathTests extends OneOfEachFlow {
    private static final String FOR_ADMINS = "for admins, for whom nothing is masked";

    /** No onlooker is answered here, and why. */
    private static final Map<String, String> CLOSED = Map.of(
            "/api/v1/parked-contacts", FOR_ADMINS,
            "/api/v1/contact-imports", "files are as they were uploaded: refused to whom anything in them is masked",
            "/api/v1/contact-imports/{id}", "as the list",
            "/api/v1/contact-imports/{id}/errors", "as the list",
            "/api/v1/contact-imports/{id}/kept", "as the list");

    /** Where an admin is shown what is masked for others: without it there, nothing would be proven. */
    private static final Set<String> TELLING = new TreeSet<>(Set.of(
            "/api/v1/behavior-quarantine",
            "/api/v1/contact-imports/{id}/errors",
            "/api/v1/contacts",
            "/api/v1/contacts/{id}",
            "/api/v1/contacts/{id}/behaviors",
            "/api/v1/contacts/{id}/identities",
            "/api/v1/contacts/{id}/portrait",
            "/api/v1/contacts/{id}/segments/{segmentId}",
            "/api/v1/contacts/{id}/tag-rules/{ruleId}",
            "/api/v1/contacts/{id}/timeline",
            "/api/v1/segment-trials/{id}",
            "/api/v1/segments",
            "/api/v1/segments/{id}",
            "/api/v1/sidebar",
            "/api/v1/tag-rules",
            "/api/v1/tag-rules/{id}"));

    private static final String CHANGES = "changes something and answers with ids, codes or numbers";
    private static final String NOBODYS = "about nobody";

    /** Not asked, and why. */
    private static final Map<String, String> NOT_POSTED = Map.ofEntries(
            entry("/api/v1/behavior-sources/{id}/keys", FOR_ADMINS),
            entry("/api/v1/behaviors", "asked with a source's key, and answered with what came"),
            entry("/api/v1/contact-exports/{id}/cancel", "answers with the export, as it is shown"),
            entry("/api/v1/contact-imports", "refused to the onlookers, as the list is"),
            entry("/api/v1/contacts/{id}/erasures", FOR_ADMINS),
            entry("/api/v1/contacts/{id}/merges", CHANGES),
            entry("/api/v1/contacts/{id}/reveals", "shows what is masked, for a purpose and on record"),
            entry("/api/v1/erasure-certificates/verification", "answers with one word"),
            entry("/api/v1/erasures/{id}/cancel", FOR_ADMINS),
            entry("/api/v1/merge-proposals/{id}/acceptance", CHANGES),
            entry("/api/v1/parked-contacts/{contactId}/release", FOR_ADMINS),
            entry("/api/v1/tag-conflicts/{id}/acceptance", NOBODYS),
            entry("/api/v1/tag-conflicts/{id}/repetition", NOBODYS),
            entry("/api/v1/tag-creations", NOBODYS));

    /** Not asked, and why. */
    private static final Map<String, String> NOT_CHANGED = Map.ofEntries(
            entry("DELETE /api/v1/behavior-sources/{id}", FOR_ADMINS),
            entry("DELETE /api/v1/behavior-sources/{id}/keys/{keyId}", FOR_ADMINS),
            entry("DELETE /api/v1/behavior-types/{name}", NOBODYS),
            entry("DELETE /api/v1/contacts/{id}/merge", CHANGES),
            entry("DELETE /api/v1/parked-contacts/{contactId}", FOR_ADMINS),
            entry("PUT /api/v1/behavior-sources/{id}", FOR_ADMINS),
            entry("PUT /api/v1/behavior-types/{name}", NOBODYS),
            entry(
                    "PUT /api/v1/contacts/{id}/predictions/{model}",
                    "for admins and integrators, and answered without a body"),
            entry("PUT /api/v1/field-masks", FOR_ADMINS));

    /** Changes whose answer shows an admin what is masked for others: the contact as it is then. */
    private static final Set<String> TELLING_CHANGES = new TreeSet<>(Set.of(
            "DELETE /api/v1/contacts/{id}/memberships/{system}",
            "DELETE /api/v1/contacts/{id}/tags/{tagId}",
            "PATCH /api/v1/contacts/{id}",
            "PUT /api/v1/contacts/{id}/consents/{channel}/{purpose}",
            "PUT /api/v1/contacts/{id}/memberships/{system}",
            "PUT /api/v1/contacts/{id}/stage",
            "PUT /api/v1/contacts/{id}/tags/{tagId}"));

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    /** @param hidden what they are shown by no path */
    private record Onlooker(String name, String token, String trial, List<String> hidden) {}

    @Test
    void showsNothingByAnyPathThereIs() {
        var onlookers = onlookers();
        var telling = new TreeSet<String>();

        for (var pattern : patterns(RequestMethod.GET)) {
            var ofAdmin = asked(pattern, admin, tried(admin, pattern));
            assertThat(ofAdmin.status()).as("of what is there: " + ofAdmin).isEqualTo(200);
            if (everything().stream().anyMatch(ofAdmin.body()::contains)) {
                telling.add(pattern);
            }
            var statuses = onlookers.stream()
                    .map(who -> hidesFrom(who, asked(pattern, who.token(), who.trial())))
                    .toList();
            assertThat(statuses.contains(200)).as(pattern + " " + statuses).isNotEqualTo(CLOSED.containsKey(pattern));
        }
        assertThat(telling).isEqualTo(TELLING);
    }

    @Test
    void showsNothingInWhatIsAskedWithABody() {
        var onlookers = onlookers();
        var bodies = bodies(onlookers.getLast());
        var missing = patterns(RequestMethod.POST);
        missing.removeAll(bodies.keySet());
        assertThat(missing).isEqualTo(new TreeSet<>(NOT_POSTED.keySet()));

        bodies.forEach((pattern, body) -> assertThat(ends("POST " + pattern, body, onlookers))
                .as(pattern)
                .containsAnyOf("answered", "field-masked"));
    }

    @Test
    void showsNothingInAnswersToChanges() {
        var onlookers = onlookers();
        var changes = changes();
        var missing = new TreeSet<String>();
        for (var method : List.of(RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE)) {
            patterns(method).forEach(pattern -> missing.add(method + " " + pattern));
        }
        missing.removeAll(changes.keySet());
        assertThat(missing).isEqualTo(new TreeSet<>(NOT_CHANGED.keySet()));
        var telling = new TreeSet<String>();

        changes.forEach((operation, body) -> {
            assertThat(ends(operation, body, onlookers)).as(operation).containsAnyOf("answered", "field-masked");
            var ofAdmin = change(operation, body, admin, "").body().toString();
            if (everything().stream().anyMatch(ofAdmin::contains)) {
                telling.add(operation);
            }
        });
        assertThat(telling).isEqualTo(TELLING_CHANGES);
    }

    /** How it ends for each of those who look on, when none is shown what is hidden from them. */
    private List<String> ends(String operation, String body, List<Onlooker> onlookers) {
        List<String> ends = new ArrayList<>();
        for (var who : onlookers) {
            var answer = change(operation, body, who.token(), who.trial());
            hidesFrom(who, new Asked(operation, answer.status(), answer.body().toString()));
            ends.add(answer.status() < 300 ? "answered" : answer.text("code"));
        }
        return ends;
    }

    private Answer change(String operation, String body, String token, String trial) {
        var parts = operation.split(" ", 2);
        var path = filled(parts[1], trial);
        assertThat(path).as("asked for something that is there").doesNotContain("{");
        return sendIfMatch(parts[0], token, path, body.isEmpty() ? null : body, "*");
    }

    /** What may be said of what was made, by the operation, in an order in which nothing is missing. */
    private static Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("PATCH /api/v1/contacts/{id}", "{\"fields\":{}}");
        changes.put("PUT /api/v1/contacts/{id}/stage", "{\"stage\":\"interested\"}");
        changes.put(
                "PUT /api/v1/contacts/{id}/consents/{channel}/{purpose}", "{\"given\":true,\"source\":\"phone-call\"}");
        changes.put("PUT /api/v1/contacts/{id}/memberships/{system}", "{\"points\":128045067}");
        changes.put("PUT /api/v1/contacts/{id}/tags/{tagId}", "");
        changes.put(
                "PUT /api/v1/contact-imports/{id}/mapping",
                "{\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"phone\"}]}");
        changes.put("PUT /api/v1/contact-fields/{id}", "{\"name\":\"备注\",\"type\":\"text\"}");
        changes.put("PUT /api/v1/lifecycle-stages", "[{\"id\":\"interested\",\"name\":\"有意向\"}]");
        changes.put(
                "PUT /api/v1/live-codes/{state}", "{\"name\":\"海报\",\"tagIds\":[\"vip\"],\"staffIds\":[\"lin.wei\"]}");
        changes.put("PUT /api/v1/message-keywords/{id}", "{\"name\":\"询价\",\"words\":[\"打折\"]}");
        changes.put(
                "PUT /api/v1/portrait-rules",
                "{\"recencyDays\":[1,2,3,4],\"frequency\":[1,2,3,4],\"monetary\":[1,2,3,4],\"activityDays\":[1,2,3],\"weights\":{}}");
        changes.put("PUT /api/v1/tag-groups/{id}", "{\"name\":\"兴趣\"}");
        changes.put("PUT /api/v1/tags/{id}", "{\"name\":\"钻石\",\"groupId\":\"levels\"}");
        var condition = "\"condition\":{\"all\":[]}}";
        changes.put("PUT /api/v1/segments/{id}", "{\"name\":\"名单\"," + condition);
        changes.put("PUT /api/v1/tag-rules/{id}", "{\"name\":\"规则\",\"tagIds\":[\"vip\"]," + condition);
        List.of(
                        "contacts/{id}/memberships/{system}",
                        "contacts/{id}/tags/{tagId}",
                        "contact-exports/{id}",
                        "contact-imports/{id}",
                        "behavior-quarantine/{id}",
                        "segments/{id}/snapshots/{snapshotId}",
                        "segments/{id}",
                        "tag-rules/{id}",
                        "live-codes/{state}",
                        "message-keywords/{id}",
                        "tags/{id}",
                        "tag-groups/{id}",
                        "contact-fields/{id}")
                .forEach(pattern -> changes.put("DELETE /api/v1/" + pattern, ""));
        return changes;
    }

    /** What may be asked of what was made, by the path. */
    private Map<String, String> bodies(Onlooker manager) {
        var condition = "{\"name\":\"n\",\"tagIds\":[\"vip\"],\"condition\":%s}".formatted(condition());
        var columns = "\"columns\":[\"name\",\"phone\",\"remark\",\"field:note\"]";
        var file = text(manager.token(), filled("/api/v1/contact-exports/{id}/file", ""));
        var line = file.lines().toList().get(1);
        var mark = line.substring(line.lastIndexOf(',') + 2, line.length() - 1);
        return Map.ofEntries(
                entry("/api/v1/audit-trail/verification", "{}"),
                entry("/api/v1/behavior-quarantine/replay", ""),
                entry("/api/v1/behavior-quarantine/{id}/replay", ""),
                entry("/api/v1/contact-exports", "{\"format\":\"csv\",\"purpose\":\"analysis\",%s}".formatted(columns)),
                entry("/api/v1/contact-exports/mark-checks", "{\"mark\":\"%s\"}".formatted(mark)),
                entry("/api/v1/contact-exports/preview", "{%s}".formatted(columns)),
                entry("/api/v1/contact-imports/{id}/cancel", ""),
                entry("/api/v1/contact-imports/{id}/check", ""),
                entry("/api/v1/contact-imports/{id}/pause", ""),
                entry("/api/v1/contact-imports/{id}/preview", ""),
                entry("/api/v1/contact-imports/{id}/start", ""),
                entry("/api/v1/contact-imports/{id}/undo", ""),
                entry(
                        "/api/v1/contact-lookups",
                        "{\"identities\":[{\"type\":\"phone\",\"value\":\"%s\"}]}".formatted(PHONE)),
                entry("/api/v1/contact-tags", "{\"contactIds\":[\"%s\"],\"add\":[\"vip\"]}".formatted(wang)),
                entry("/api/v1/contacts", "{\"identities\":[{\"type\":\"phone\",\"value\":\"%s\"}]}".formatted(PHONE)),
                entry("/api/v1/contacts/{id}/data-copies", ""),
                entry("/api/v1/contacts/{id}/identities", "{\"type\":\"weibo\",\"value\":\"wang\"}"),
                entry("/api/v1/merge-proposals/{id}/dismissal", ""),
                entry("/api/v1/segment-trials", "{\"condition\":{\"all\":[]}}"),
                entry("/api/v1/segments", condition.replace("\"tagIds\":[\"vip\"],", "")),
                entry("/api/v1/segments/{id}/snapshots", "{\"name\":\"十二月\"}"),
                entry("/api/v1/tag-rules", condition));
    }

    /** An agent who follows her, an auditor, and somebody who leads and for whom the corp has masked all there is; the last is the last. */
    private List<Onlooker> onlookers() {
        makeOneOfEach();
        masks("""
                {"manager":{"name":"masked","avatar":"masked","gender":"masked","phone":"masked","email":"masked",
                            "wecom-id":"masked","identity":"masked","remark":"masked","evidence":"masked",
                            "membership":"masked","behavior":"masked","field":"masked"}}""");
        var manager = token("manager", "all");
        haveExport(manager);
        var trial = tried(manager);
        return List.of(
                new Onlooker("agent", token("agent", "own"), trial, REACHABLE),
                new Onlooker("auditor", token("auditor", "all"), trial, everything()),
                new Onlooker("manager", manager, trial, everything()));
    }

    private List<String> everything() {
        return Stream.of(REACHABLE, PERSONAL, List.of(externalUserId))
                .flatMap(List::stream)
                .toList();
    }

    /** An answer, whatever it is made of. */
    private record Asked(String path, int status, String body) {}

    private Asked asked(String pattern, String token, String trial) {
        var path = filled(pattern, trial);
        assertThat(path).as("asked for something that is there").doesNotContain("{");
        var answer = file(token, path);
        return new Asked(path, answer.statusCode(), new String(answer.body(), UTF_8));
    }

    private static int hidesFrom(Onlooker who, Asked asked) {
        assertThat(asked.body()).as(who.name() + ": " + asked.path()).doesNotContain(who.hidden());
        return asked.status();
    }

    /** Nobody is shown somebody else's. */
    private String tried(String token, String pattern) {
        return pattern.startsWith(TRIALS) ? tried(token) : "";
    }

    private Set<String> patterns(RequestMethod method) {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(method))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(one -> one.startsWith("/api/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
