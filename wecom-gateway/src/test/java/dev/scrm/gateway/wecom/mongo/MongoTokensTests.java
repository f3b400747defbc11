package dev.scrm.gateway.wecom.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.AccessToken;
import dev.scrm.gateway.wecom.TokenOf;
import dev.scrm.gateway.wecom.Tokens;
import dev.scrm.gateway.wecom.TokensContract;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.test.TestMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoTokensTests extends TokensContract {
    private static final App APP = new App("ww1", "1", "s", "t", "k", Set.of(), false);
    private static final TokenOf ACCESS = TokenOf.access(APP);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path directory;

    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private MongoTokens tokens;

    @BeforeEach
    void open() throws IOException {
        var keyset = Files.writeString(directory.resolve("keyset.json"), MessageBodies.newKeyset());
        tokens = new MongoTokens(database, MessageBodies.fromKeyset(keyset), clock);
    }

    @Override
    protected Tokens tokens() {
        return tokens;
    }

    @Test
    void replacesATokenThatWasSealedWithAKeyThatIsGone() throws IOException {
        tokens.save(ACCESS, new AccessToken("TOK-1", 7, NOON.plusSeconds(7200)));
        open();

        var unreadable = tokens.find(ACCESS).orElseThrow();
        assertThat(unreadable.generation()).isEqualTo(7);
        assertThat(unreadable.usableUntil()).isEqualTo(Instant.EPOCH);

        tokens.save(ACCESS, new AccessToken("TOK-2", 8, NOON));
        assertThat(tokens.find(ACCESS)).contains(new AccessToken("TOK-2", 8, NOON));
    }

    @Test
    void sealsTheTokenItKeeps() {

        tokens.save(ACCESS, new AccessToken("TOK-very-secret", 1, Instant.EPOCH));

        assertThat(database.getCollection("tokens").find().first().toJson())
                .contains("ww1:1")
                .doesNotContain("TOK-very-secret");
    }
}
