package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.sealing.tink.TestSeals;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.platform.test.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever reads the database and has no key finds no phone number and no e-mail address that somebody is known under. */
@ExtendWith(OutputCaptureExtension.class)
class SealedAtRestFlowTests extends BehaviorFlow {
    private static final String IMPORTS = "/api/v1/contact-imports";
    private static final String EXPORTS = "/api/v1/contact-exports";

    private final String told = digits();
    private final String toldAddress = address();
    private final String imported = digits();
    private final String importedAddress = address();
    private final String refused = digits();
    private final String awaited = digits();
    private final String unreadable = digits();

    @Autowired
    private MongoDatabase database;

    @Autowired
    private IdentityIds ids;

    @Test
    void nothingStandsThereInClear(CapturedOutput output) {
        var contact = scanned();
        identify(contact, "phone", told);
        identify(contact, "email", toldAddress);
        var file = importThem("手机号,邮箱\n%s,%s\n%s,no address\n".formatted(imported, importedAddress, refused));
        submit(row("m1", identity("phone", awaited), "order-paid", "{\"orderId\":\"o-1\",\"amount\":1}"));
        post(key, "night-1", "{\"items\":[" + notAnIdentity() + "]}");
        eventually(() -> assertThat(documents("waiting-behaviors", corp)).isEqualTo(1));
        eventually(() -> assertThat(documents("behavior-quarantine", corp)).isEqualTo(1));
        eventually(() -> assertThat(documents("identities", corp)).isEqualTo(4));
        var export = export("csv");

        assertThat(List.of(
                        documents("contacts", corp),
                        documents("contact-imports", file),
                        documents("contact-import-rows", file),
                        documents("contact-import-journals", file),
                        documents("contact-export-chunks", export),
                        documents("behavior-receipts", "behavior-malformed")))
                .allSatisfy(there -> assertThat(there).isPositive());
        assertThat(whereverStand(told, toldAddress, imported, importedAddress, refused, awaited, unreadable))
                .isEmpty();
        assertThat(TestKafka.read(Topics.BEHAVIOR_SUBMISSIONS))
                .extracting(record -> new String(record.value(), UTF_8))
                .as("what waits was told by a number that lies sealed in the intake")
                .noneMatch(told -> told.contains(awaited))
                .anyMatch(told -> told.contains("\"sealed\""));
        assertThat(output.getAll())
                .doesNotContain(told, toldAddress, imported, importedAddress, refused, awaited, unreadable);
    }

    @Test
    void isShownToWhoeverMaySeeIt() {
        var contact = scanned();
        identify(contact, "phone", told);
        submit(row("m1", identity("phone", awaited), "order-paid", "{\"orderId\":\"o-1\",\"amount\":1}"));
        submit(notAnIdentity());
        eventually(() -> assertThat(documents("waiting-behaviors", corp)).isEqualTo(1));
        var file = importThem("手机号,邮箱\n%s,no address\n".formatted(refused));

        assertThat(identities(contact)).contains("+86" + told);
        assertThat(lookUp(told)).isEqualTo(contact);
        assertThat(text(admin, IMPORTS + "/" + file + "/errors")).contains(refused);
        eventually(() -> assertThat(get(admin, "/api/v1/behavior-quarantine")
                        .body()
                        .path("items")
                        .toString())
                .contains(unreadable));
        assertThat(text(admin, EXPORTS + "/" + export("csv") + "/file")).contains(told);

        identify(contact, "phone", awaited);

        eventually(() -> assertThat(told(contact)).hasSize(1));
        eventually(() -> assertThat(documents("waiting-behaviors", corp)).isZero());
    }

    /** Somebody with all ids, and the program, and no key. */
    @Test
    void nobodyFindsANumberByTryingThemAll() {
        importThem("手机号\n" + imported + "\n");
        var phone = new IdentityKey(IdentityType.PHONE, "", "+86" + imported);
        var born = get(admin, "/api/v1/contacts").body().at("/items/0/id").asString();

        assertThat(born)
                .isEqualTo(ids.firstContact(corp, phone).value())
                .isNotEqualTo(Ids.derived("contact-by-identity", corp, "phone", "", phone.value()));
        assertThat(lookUp(imported)).isEqualTo(born);
        assertThat(whereverStand(Ids.derived("identity", corp, "phone", "", phone.value())))
                .isEmpty();
    }

    /** As the whole service does it, before it reads or writes anything. */
    @Test
    void startsWithNoOtherKeyOfIds(@TempDir Path directory) throws IOException {
        var key = Files.writeString(directory.resolve("another.key"), "another key of ids that has at least 32 bytes");
        String[] settings = {
            "--server.port=0",
            "--scrm.kafka.bootstrap=" + TestKafka.bootstrapServers(),
            "--scrm.mongodb.uri=" + TestMongo.uri(),
            "--scrm.mongodb.database=" + database.getName(),
            "--scrm.jwt.public-key=" + TestTokens.publicKey(),
            "--scrm.state-dir=" + directory,
            "--contact.identities.keyset=" + TestSeals.KEYSET,
            "--contact.identities.id-key=" + key
        };

        assertThatThrownBy(() -> SpringApplication.run(ContactServiceApplication.class, settings))
                .rootCause()
                .hasMessageContaining("CONTACT_IDENTITIES_IDKEY");
    }

    private static String digits() {
        return "138%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
    }

    private static String address() {
        return UUID.randomUUID().toString().substring(0, 12) + "@example.com";
    }

    private static String identity(String type, String value) {
        return "\"identity\":{\"type\":\"%s\",\"value\":\"%s\"}".formatted(type, value);
    }

    /** What is wrong with it shows what it says. */
    private String notAnIdentity() {
        return row("m2", "\"identity\":\"" + unreadable + "\"", "order-paid", "{}");
    }

    private void identify(String contact, String type, String value) {
        var body = "{\"type\":\"%s\",\"value\":\"%s\"}".formatted(type, value);
        assertThat(send("POST", admin, "/api/v1/contacts/" + contact + "/identities", body)
                        .status())
                .isEqualTo(200);
    }

    private String importThem(String content) {
        var id = sendFile(admin, IMPORTS, "客户.csv", content.getBytes(UTF_8)).text("id");
        List<String> columns = new ArrayList<>();
        get(admin, IMPORTS + "/" + id)
                .body()
                .path("columns")
                .forEach(column -> columns.add(column.path("proposed").toString()));
        var mapping = "{\"mode\":\"create-and-update\",\"columns\":[%s]}".formatted(String.join(",", columns));
        assertThat(putAny(admin, IMPORTS + "/" + id + "/mapping", mapping).status())
                .isEqualTo(200);
        assertThat(send("POST", admin, IMPORTS + "/" + id + "/start", null).status())
                .isEqualTo(200);
        eventually(
                () -> assertThat(get(admin, IMPORTS + "/" + id).text("status")).isEqualTo("completed"));
        return id;
    }

    private String export(String format) {
        var wish = "{\"format\":\"%s\",\"columns\":[\"phone\",\"email\"],\"purpose\":\"analysis\"}".formatted(format);
        var id = send("POST", admin, EXPORTS, wish).text("id");
        eventually(
                () -> assertThat(get(admin, EXPORTS + "/" + id).text("status")).isEqualTo("completed"));
        return id;
    }

    private String lookUp(String number) {
        return send(
                        "POST",
                        admin,
                        "/api/v1/contact-lookups",
                        "{\"identities\":[{\"type\":\"phone\",\"value\":\"%s\"}]}".formatted(number))
                .body()
                .at("/items/0/contactId")
                .asString();
    }

    private List<String> identities(String contact) {
        return get(admin, "/api/v1/contacts/" + contact + "/identities")
                .body()
                .path("items")
                .valueStream()
                .map(one -> one.path("value").asString())
                .toList();
    }

    private long documents(String collection, String with) {
        return all(collection).stream().filter(raw -> raw.contains(with)).count();
    }

    /** Wherever they stand, in fields and their names, in texts and in bytes. */
    private List<String> whereverStand(String... words) {
        List<String> found = new ArrayList<>();
        for (var collection : database.listCollectionNames()) {
            for (var raw : all(collection)) {
                for (var word : words) {
                    if (raw.contains(word)) {
                        found.add(collection + ": " + word);
                    }
                }
            }
        }
        return found;
    }

    private List<String> all(String collection) {
        return database.getCollection(collection, RawBsonDocument.class)
                .find()
                .map(document -> new String(document.getByteBuffer().array(), ISO_8859_1))
                .into(new ArrayList<>());
    }
}
