package dev.scrm.gateway.wecom.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.AccessToken;
import dev.scrm.gateway.wecom.Tokens;
import dev.scrm.platform.messaging.MessageBodies;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** A document an app; the token lies in it sealed. */
final class MongoTokens implements Tokens {
    private final MongoCollection<Document> tokens;
    private final MessageBodies seal;

    MongoTokens(MongoDatabase database, MessageBodies seal) {
        this.tokens = database.getCollection("tokens");
        this.seal = seal;
    }

    @Override
    public Optional<AccessToken> find(App app) {
        return Optional.ofNullable(tokens.find(eq("_id", app.key())).first()).map(document -> token(app, document));
    }

    /** One that was sealed with a key that is gone is of no use, and no loss: the next generation replaces it. */
    private AccessToken token(App app, Document document) {
        long generation = document.getLong("generation");
        return seal.tryOpen(boundTo(app), document.getString("token"))
                .map(value -> new AccessToken(
                        new String(value, UTF_8),
                        generation,
                        document.getDate("usableUntil").toInstant()))
                .orElseGet(() -> new AccessToken("", generation, Instant.EPOCH));
    }

    @Override
    public void save(App app, AccessToken token) {
        var earlier = and(eq("_id", app.key()), lt("generation", token.generation()));
        var saved = combine(
                set("corp", app.corpId()),
                set("token", seal.seal(boundTo(app), token.value().getBytes(UTF_8))),
                set("generation", token.generation()),
                set("usableUntil", Date.from(token.usableUntil())));
        try {
            tokens.updateOne(earlier, saved, new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            } // there is a later one, so the upsert tried to make it anew
        }
    }

    @Override
    public void expire(App app, long generation) {
        tokens.updateOne(
                and(eq("_id", app.key()), eq("generation", generation)), set("usableUntil", Date.from(Instant.EPOCH)));
    }

    /** What the seal is bound to, so that no app's token can stand for another's. */
    private static String boundTo(App app) {
        return "access-token:" + app.key();
    }
}
