package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestKafka;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Nothing that is masked gets out another way: by any path there is, an error, a record, an event or a log. */
@ExtendWith(OutputCaptureExtension.class)
class NoLeakTests extends RightsFlow {
    private static final List<String> REACHABLE =
            List.of("13812345678", "138-1234-5678", EMAIL, OPEN_ID, "oEXunion0001");
    private static final List<String> PERSONAL =
            List.of("王芳", "王姐", "新号", "录音", "1988-08-18", "165.5", "金卡", "1280", "wang.png", "面膜");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void showsNothingByAnyPathThereIs() {
        var masked = Stream.concat(REACHABLE.stream(), PERSONAL.stream()).toList();
        var paths = paths();

        assertThat(paths).hasSizeGreaterThan(20);
        for (var one : paths) {
            assertThat(get(token("agent", "own"), one).body().toString())
                    .as("agent: " + one)
                    .doesNotContain(REACHABLE);
            assertThat(get(token("auditor", "all"), one).body().toString())
                    .as("auditor: " + one)
                    .doesNotContain(masked)
                    .doesNotContain(externalUserId);
        }
    }

    /** As somebody would who has to guess: answers say what would be right, and nothing of what is there. */
    @Test
    void showsNothingInErrors(CapturedOutput output) {
        var agent = token("agent", "own");
        var probes = List.of(
                sendIfMatch("PATCH", agent, path, "{\"fields\":{\"birthday\":\"tomorrow\"}}", "*"),
                sendIfMatch("PATCH", agent, path, "{\"fields\":{\"height\":\"tall\"}}", "*"),
                sendIfMatch("PATCH", agent, path, "{\"fields\":{\"birthday\":null}}", "\"0-0\""),
                sendIfMatch("PUT", agent, path + "/stage", "{\"stage\":\"13812345678\",\"because\":\"\"}", "*"),
                sendIfMatch("PUT", agent, path + "/consents/sms/marketing", "{\"given\":\"13812345678\"}", "*"),
                send("POST", agent, path + "/identities", "{\"type\":\"phone\",\"value\":\"+8613812345678\"}"),
                reveal(agent, "{\"what\":\"name\",\"purpose\":\"delivery\"}"),
                reveal(agent, "{\"what\":\"phone\",\"purpose\":\"curiosity\"}"),
                get(agent, path + "/behaviors?cursor=13812345678"),
                get(agent, "/api/v1/contacts?name=%E7%8E%8B%E8%8A%B3&phone=13812345678&limit=0"),
                get(token("agent", "foreign"), path));

        assertThat(probes).allSatisfy(answer -> {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.text("detail")).doesNotContain(EMAIL, OPEN_ID, "1988-08-18", "8613812345678", "165.5");
        });
        assertThat(output.getAll()).doesNotContain(REACHABLE);
    }

    @Test
    void keepsNothingInTheTrail() {
        get(token("agent", "own"), path);
        assertThat(reveal(token("agent", "own"), "{\"what\":\"phone\",\"purpose\":\"delivery\"}")
                        .status())
                .isEqualTo(200);

        eventually(() ->
                assertThat(records()).anySatisfy(record -> assertThat(record).contains("contact-revealed")));
        assertThat(records())
                .allSatisfy(
                        record -> assertThat(record).doesNotContain(REACHABLE).doesNotContain(PERSONAL));
        assertThat(get(admin, "/api/v1/audit-trail?limit=200").body().toString())
                .doesNotContain(REACHABLE);
    }

    /** Names and fields are in the snapshot, for services that work with them; by which somebody is reached is in none. */
    @Test
    void tellsNobodyHowSomebodyIsReached() {
        for (var topic : List.of(Topics.CONTACT_EVENTS, Topics.CONTACT_PROFILES)) {
            assertThat(TestKafka.read(topic).stream()
                            .filter(record -> new String(record.key(), UTF_8).startsWith(corp))
                            .map(record -> new String(record.value(), UTF_8)))
                    .as(topic)
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event).doesNotContain(EMAIL, OPEN_ID, PHONE, "oEXunion0001"));
        }
    }

    private List<String> records() {
        return TestKafka.read(Topics.AUDIT_RECORDS).stream()
                .filter(record -> corp.equals(new String(record.key(), UTF_8)))
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private Set<String> paths() {
        var paths = new TreeSet<String>();
        mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(one -> one.startsWith("/api/"))
                .forEach(one -> paths.add(one.replace("/contacts/{id}", "/contacts/" + wang)
                        .replace("/api/v1/sidebar", "/api/v1/sidebar?contactId=" + wang)
                        .replace("/contact-fields/{id}", "/contact-fields/birthday")
                        .replace("/behavior-sources/{id}", "/behavior-sources/shop")
                        .replace("{name}", "searched")
                        .replaceAll("\\{[a-zA-Z]+}", "x")));
        return paths;
    }
}
