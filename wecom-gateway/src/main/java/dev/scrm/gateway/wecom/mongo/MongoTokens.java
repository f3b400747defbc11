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
import dev.scrm.gateway.wecom.AccessToken;
import dev.scrm.gateway.wecom.TokenOf;
import dev.scrm.gateway.wecom.Tokens;
import dev.scrm.platform.messaging.MessageBodies;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** A document a token or ticket, which lies in it sealed. */
final class MongoTokens implements Tokens {
    private final MongoCollection<Document> tokens;
    private final MessageBodies seal;

    MongoTokens(MongoDatabase database, MessageBodies seal) {
        this.tokens = database.getCollection("tokens");
        this.seal = seal;
    }

    @Override
    public Optional<AccessToken> find(TokenOf whose) {
        return Optional.ofNullable(tokens.find(eq("_id", whose.key())).first()).map(document -> token(whose, document));
    }

    /** One that was sealed with a key that is gone is of no use, and no loss: the next generation replaces it. */
    private AccessToken token(TokenOf whose, Document document) {
        long generation = document.getLong("generation");
        return seal.tryOpen(boundTo(whose), document.getString("token"))
                .map(value -> new AccessToken(
                        new String(value, UTF_8),
                        generation,
                        document.getDate("usableUntil").toInstant()))
                .orElseGet(() -> new AccessToken("", generation, Instant.EPOCH));
    }

    @Override
    public void save(TokenOf whose, AccessToken token) {
        var earlier = and(eq("_id", whose.key()), lt("generation", token.generation()));
        var saved = combine(
                set("corp", whose.app().corpId()),
                set("token", seal.seal(boundTo(whose), token.value().getBytes(UTF_8))),
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
    public void expire(TokenOf whose, long generation) {
        tokens.updateOne(
                and(eq("_id", whose.key()), eq("generation", generation)),
                set("usableUntil", Date.from(Instant.EPOCH)));
    }

    /** What the seal is bound to, so that no app's token can stand for another's, nor for one of another kind. */
    private static String boundTo(TokenOf whose) {
        return whose.kind().slug() + ":" + whose.app().key();
    }
}
