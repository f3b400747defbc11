package dev.scrm.gateway.wecom.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.AccessToken;
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
    @TempDir
    private Path directory;

    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private MongoTokens tokens;

    @BeforeEach
    void open() throws IOException {
        var keyset = Files.writeString(directory.resolve("keyset.json"), MessageBodies.newKeyset());
        tokens = new MongoTokens(database, MessageBodies.fromKeyset(keyset));
    }

    @Override
    protected Tokens tokens() {
        return tokens;
    }

    @Test
    void sealsTheTokenItKeeps() {
        var app = new App("ww1", "1", "s", "t", "k", Set.of(), false);

        tokens.save(app, new AccessToken("TOK-very-secret", 1, Instant.EPOCH));

        assertThat(database.getCollection("tokens").find().first().toJson())
                .contains("ww1:1")
                .doesNotContain("TOK-very-secret");
    }
}
