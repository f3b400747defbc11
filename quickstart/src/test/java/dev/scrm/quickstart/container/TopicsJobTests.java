package dev.scrm.quickstart.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.embedded.EmbeddedKafka;
import dev.scrm.platform.embedded.FreePorts;
import dev.scrm.platform.events.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a broker that lets in only whom it knows, over TLS. */
class TopicsJobTests {
    private static final String KEYS_PASSWORD = "of-a-test-only";

    @TempDir
    static Path directory;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        makeKeys();
        var ports = FreePorts.take(2);
        kafka = EmbeddedKafka.start(
                directory.resolve("kafka"),
                ports.get(0),
                ports.get(1),
                Map.of(
                        "listener.security.protocol.map",
                        "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",
                        "inter.broker.listener.name",
                        "PLAINTEXT",
                        "sasl.mechanism.inter.broker.protocol",
                        "PLAIN",
                        "sasl.enabled.mechanisms",
                        "PLAIN",
                        "listener.name.plaintext.plain.sasl.jaas.config",
                        login("broker", "b") + " user_broker=\"b\" user_scrm=\"s\";",
                        "ssl.keystore.location",
                        keys().toString(),
                        "ssl.keystore.password",
                        KEYS_PASSWORD,
                        "ssl.truststore.location",
                        keys().toString(),
                        "ssl.truststore.password",
                        KEYS_PASSWORD));
    }

    @AfterAll
    static void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    void createsTopicsWithTheSameSecuritySettingsAsTheServices() {
        assertThat(TopicsJob.create(variables("s"))).hasSize(Topics.ALL.size() * 3);
        assertThat(TopicsJob.create(variables("s"))).isEmpty();
    }

    @Test
    void failsAtOnceWhenTheBrokerDoesNotKnowIt() {
        assertThatThrownBy(() -> TopicsJob.create(variables("wrong")))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void saysWhichVariableIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicsJob.create(Map.of("SCRM_TOPIC_PARTITIONS", "8")))
                .withMessage("Expected the variable SCRM_KAFKA_BOOTSTRAP but it is not set");
    }

    private static Map<String, String> variables(String password) {
        var variables = new HashMap<>(Map.of(
                "SCRM_KAFKA_BOOTSTRAP", kafka.bootstrapServers(),
                "SCRM_TOPIC_PARTITIONS", "2",
                "SCRM_TOPIC_REPLICAS", "1"));
        variables.putAll(Map.of(
                "SCRM_KAFKA_CLIENT_SECURITY_PROTOCOL",
                "SASL_SSL",
                "SCRM_KAFKA_CLIENT_SASL_MECHANISM",
                "PLAIN",
                "SCRM_KAFKA_CLIENT_SASL_JAAS_CONFIG",
                login("scrm", password) + ";",
                "SCRM_KAFKA_CLIENT_SSL_TRUSTSTORE_LOCATION",
                keys().toString(),
                "SCRM_KAFKA_CLIENT_SSL_TRUSTSTORE_PASSWORD",
                KEYS_PASSWORD));
        return variables;
    }

    private static String login(String name, String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\""
                .formatted(name, password);
    }

    private static Path keys() {
        return directory.resolve("keys.p12");
    }

    private static void makeKeys() throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var making = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=broker",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys().toString(),
                        "-storepass",
                        KEYS_PASSWORD)
                .inheritIO()
                .start();
        assertThat(making.waitFor()).isZero();
    }
}
