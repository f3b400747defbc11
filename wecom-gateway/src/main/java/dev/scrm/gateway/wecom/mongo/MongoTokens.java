package dev.scrm.gateway.wecom.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.wecom.AccessToken;
import dev.scrm.gateway.wecom.TokenOf;
import dev.scrm.gateway.wecom.TokenRefusal;
import dev.scrm.gateway.wecom.TokenState;
import dev.scrm.gateway.wecom.Tokens;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A document a token or ticket, which lies in it sealed. */
final class MongoTokens implements Tokens, Indexed {
    private final MongoCollection<Document> tokens;
    private final MessageBodies seal;
    private final Clock clock;

    MongoTokens(MongoDatabase database, MessageBodies seal, Clock clock) {
        this.tokens = database.getCollection("tokens");
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        tokens.createIndex(ascending("corp"));
    }

    @Override
    public Optional<AccessToken> find(TokenOf whose) {
        return Optional.ofNullable(tokens.find(eq("_id", whose.key())).first()).map(document -> token(whose, document));
    }

    /** One that was never given, or sealed with a key that is gone: the next generation replaces it. */
    private AccessToken token(TokenOf whose, Document document) {
        long generation = document.getLong("generation");
        return Optional.ofNullable(document.getString("token"))
                .flatMap(kept -> seal.tryOpen(boundTo(whose), kept))
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
                set("usableUntil", Date.from(token.usableUntil())),
                set("fetchedAt", Date.from(clock.instant())),
                unset("refusal"));
        AlreadyThere.upsertUnless(tokens, earlier, saved); // otherwise there is a later one
    }

    @Override
    public void expire(TokenOf whose, long generation) {
        tokens.updateOne(
                and(eq("_id", whose.key()), eq("generation", generation)),
                set("usableUntil", Date.from(Instant.EPOCH)));
    }

    @Override
    public void refused(TokenOf whose, TokenRefusal refusal) {
        var note = new Document("errorCode", refusal.errorCode())
                .append("at", Date.from(refusal.at()))
                .append("until", Date.from(refusal.until()));
        tokens.updateOne(
                eq("_id", whose.key()),
                combine(setOnInsert("corp", whose.app().corpId()), setOnInsert("generation", 0L), set("refusal", note)),
                new UpdateOptions().upsert(true));
    }

    @Override
    public Map<String, TokenState> states(Collection<String> corpIds) {
        Map<String, TokenState> states = new HashMap<>();
        tokens.find(in("corp", corpIds))
                .projection(exclude("token"))
                .forEach(document -> states.put(document.getString("_id"), state(document)));
        return states;
    }

    private static TokenState state(Document document) {
        var note = document.get("refusal", Document.class);
        return new TokenState(
                instant(document, "usableUntil"),
                instant(document, "fetchedAt"),
                note == null
                        ? null
                        : new TokenRefusal(
                                note.getInteger("errorCode"),
                                note.getDate("at").toInstant(),
                                note.getDate("until").toInstant()));
    }

    private static @Nullable Instant instant(Document document, String name) {
        var date = document.getDate(name);
        return date == null ? null : date.toInstant();
    }

    /** What the seal is bound to, so that no app's token can stand for another's, nor for one of another kind. */
    private static String boundTo(TokenOf whose) {
        return whose.kind().slug() + ":" + whose.app().key();
    }
}
