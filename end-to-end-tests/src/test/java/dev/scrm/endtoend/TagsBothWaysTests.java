package dev.scrm.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.endtoend.RunningSuite.Customer;
import dev.scrm.quickstart.suite.SuiteSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tags between the suite and WeCom, black box: decided here and changed there, and the other way round. */
class TagsBothWaysTests {
    private static final String LIN = "lin.wei";
    private static final String SILVER = "etEXsilver";

    @TempDir
    static Path directory;

    private static RunningSuite suite;

    @BeforeAll
    static void start() {
        var root = Path.of(System.getProperty("project.root"));
        suite = RunningSuite.start(SuiteSettings.of(root, directory, 22180).together());
        suite.gateway().post("/api/v1/corps/" + suite.corpId() + "/reconciliations", Map.of("parts", List.of("tags")));
        Patiently.see(() -> assertThat(groupNames()).contains("等级"));
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    void aTagDecidedHereIsInWecomUntilStaffTakeItOffThere() {
        var wang = suite.scan("王芳", "tags", LIN);
        suite.contacts()
                .post("/api/v1/contact-tags", Map.of("contactIds", List.of(wang.contactId()), "add", List.of(SILVER)));
        Patiently.see(() -> assertThat(contact(wang).path("tags"))
                .singleElement()
                .satisfies(tag -> assertThat(tag.path("state").asString()).isEqualTo("confirmed")));
        assertThat(suite.calls("mark_tag"))
                .anySatisfy(call -> assertThat(
                                call.path("body").path("add_tag").path(0).asString())
                        .isEqualTo(SILVER));

        suite.simulator()
                .post(
                        "/sim/v1/edits",
                        Map.of("userId", LIN, "externalUserId", wang.externalUserId(), "removeTags", List.of(SILVER)));

        Patiently.see(() -> assertThat(contact(wang).path("tags")).isEmpty());
        assertThat(contact(wang).path("tagConflicts")).singleElement().satisfies(conflict -> {
            assertThat(conflict.path("tagId").asString()).isEqualTo(SILVER);
            assertThat(conflict.path("decided").asBoolean()).isTrue();
        });
    }

    @Test
    void aTagThatWecomMadeForUsIsRenamedHereAndDeletedThere() {
        var wang = suite.scan("李梅", "tags", LIN);
        var creation = suite.contacts()
                .post("/api/v1/tag-creations", Map.of("groupName", "来源", "tags", List.of(Map.of("name", "门店"))));
        var tagId = Patiently.get(() -> suite.contacts()
                .get("/api/v1/tag-creations/" + creation.path("id").asString())
                .path("tagIds")
                .valueStream()
                .map(JsonNode::asString)
                .findFirst());

        suite.contacts().putAny("/api/v1/tags/" + tagId, Map.of("name", "旗舰店"));
        Patiently.see(() -> {
            var tag = suite.contacts().get("/api/v1/tags/" + tagId);
            assertThat(tag.path("state").asString()).isEqualTo("confirmed");
            assertThat(tag.path("name").asString()).isEqualTo("旗舰店");
        });
        suite.contacts()
                .post("/api/v1/contact-tags", Map.of("contactIds", List.of(wang.contactId()), "add", List.of(tagId)));
        Patiently.see(() -> assertThat(contact(wang).path("tagIds").toString()).contains(tagId));

        suite.simulator().send("DELETE", "/sim/v1/tags/" + tagId, null, Map.of());

        Patiently.see(() -> assertThat(contact(wang).path("tagIds")).isEmpty());
    }

    private static JsonNode contact(Customer customer) {
        return suite.contacts().get("/api/v1/contacts/" + customer.contactId());
    }

    private static List<String> groupNames() {
        return suite.contacts()
                .get("/api/v1/tag-groups")
                .path("items")
                .valueStream()
                .map(group -> group.path("name").asString(""))
                .toList();
    }
}
