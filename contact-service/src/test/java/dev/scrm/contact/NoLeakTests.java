package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Nothing that is masked gets out another way (by any path: {@link NoLeakByPathTests}; on topics: {@link NoLeakByTopicTests}): an error, a file, the trail or a log. */
@ExtendWith(OutputCaptureExtension.class)
class NoLeakTests extends RightsFlow {
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

    /** Whoever may export and does not see something finds it in no preview, file, or word about one. */
    @Test
    void showsNothingInFiles() throws IOException {
        masks("""
                {"manager":{"name":"masked","phone":"masked","email":"hidden","identity":"masked","wecom-id":"masked",
                            "remark":"masked","membership":"hidden","field":"masked","gender":"hidden"}}""");
        var manager = token("manager", "all");
        var all = get(admin, "/api/v1/contact-exports/columns")
                .body()
                .path("items")
                .valueStream()
                .map(column -> column.path("column").asString());
        var columns = Stream.concat(all, Stream.of("membership-level:mall", "membership-points:mall"))
                .toArray(String[]::new);
        var masked = Stream.concat(REACHABLE.stream(), PERSONAL.stream()).toList();

        for (var format : List.of("csv", "xlsx")) {
            var id = exported(manager, format, columns);
            var file = file(manager, "/api/v1/contact-exports/" + id + "/file").body();
            assertThat(format.equals("csv") ? new String(file, UTF_8) : unzipped(file))
                    .as(format)
                    .contains("王**", "138****5678", "lin.wei")
                    .doesNotContain(masked)
                    .doesNotContain(externalUserId);
            assertThat(get(manager, "/api/v1/contact-exports/" + id).body().toString())
                    .doesNotContain(masked);
        }
        var body = "{\"columns\":[\"%s\"]}".formatted(String.join("\",\"", columns));
        assertThat(send("POST", manager, "/api/v1/contact-exports/preview", body)
                        .body()
                        .toString())
                .contains("王**", "\"visibility\":\"hidden\"")
                .doesNotContain(masked)
                .doesNotContain(externalUserId);
        for (var role : List.of("agent", "auditor", "integrator")) {
            assertThat(send("POST", token(role, "all"), "/api/v1/contact-exports/preview", body)
                            .status())
                    .as(role)
                    .isEqualTo(403);
        }
    }

    private static String unzipped(byte[] file) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), UTF_8));
            }
        }
        return text.toString();
    }

    @Test
    void keepsNothingInTheTrail() {
        get(token("agent", "own"), path);
        var id = exported(token("manager", "all"), "csv", "name", "phone", "remark");
        assertThat(text(token("manager", "all"), "/api/v1/contact-exports/" + id + "/file"))
                .contains("王芳");
        assertThat(reveal(token("agent", "own"), "{\"what\":\"phone\",\"purpose\":\"delivery\"}")
                        .status())
                .isEqualTo(200);

        eventually(() ->
                assertThat(records()).anySatisfy(record -> assertThat(record).contains("contact-revealed")));
        eventually(() ->
                assertThat(records()).anySatisfy(record -> assertThat(record).contains("contact-export-downloaded")));
        assertThat(records())
                .allSatisfy(
                        record -> assertThat(record).doesNotContain(REACHABLE).doesNotContain(PERSONAL));
        assertThat(get(admin, "/api/v1/audit-trail?limit=200").body().toString())
                .doesNotContain(REACHABLE);
    }
}
